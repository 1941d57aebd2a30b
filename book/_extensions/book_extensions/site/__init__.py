"""The frame of the HTML book: which files a page loads, what it may do, its contents, its folds, its fonts."""

from . import assets, code, contents, figures, folds, fonts, titles, works


def setup(app):
    """Register every part with Sphinx."""
    for part in (assets, code, contents, figures, folds, fonts, titles, works):
        part.setup(app)
