"""What journals ask for: their profiles, the rules for an article, the checklist of a submission."""
