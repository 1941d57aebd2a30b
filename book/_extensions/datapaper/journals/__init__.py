"""What journals ask for: profiles, rules for an article, the checklist of a submission."""
