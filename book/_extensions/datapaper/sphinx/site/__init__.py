"""The frame of the HTML book: theme, contents, folds, fonts, and how pages are written."""

from datapaper.sphinx.html import (
    code_folds,
    details,
    image_sizes,
    inner_headings,
    page_translator,
    title_spans,
)

from . import contents, theme, web_fonts


def setup(app):
    """Register every part with Sphinx."""
    for part in (
        theme,
        code_folds,
        contents,
        image_sizes,
        details,
        web_fonts,
        title_spans,
        inner_headings,
        page_translator,
    ):
        part.setup(app)
