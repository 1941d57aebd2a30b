"""The frame of the HTML book: which files a page loads, what it may do, its contents, its folds, its fonts."""

from datapaper.sphinx.bibliography import list_markup
from datapaper.sphinx.html import code_folds, details, image_sizes, title_spans

from . import page_assets, sidebar_toc, web_fonts


def setup(app):
    """Register every part with Sphinx."""
    for part in (
        page_assets,
        code_folds,
        sidebar_toc,
        image_sizes,
        details,
        web_fonts,
        title_spans,
        list_markup,
    ):
        part.setup(app)
