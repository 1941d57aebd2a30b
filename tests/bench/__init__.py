"""How long a build takes, beside the stock command, beside other tools, and as the book grows: ``make bench``."""
