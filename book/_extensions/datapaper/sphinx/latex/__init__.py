"""What is changed on pages for LaTeX, the stock builder."""
