"""The frame of the HTML book: theme, contents and fonts."""
