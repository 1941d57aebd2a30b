"""How long builds take, beside other tools and as the book grows: ``make bench``."""
