"""What journals ask for: rules that an article is held against, and the checklist of a submission."""
