"""The formats that the article is written in.

A new one is a folder or module here with ``write(article, edition, folder)``, which may return
a list of warnings and raises FormatError, and one entry in ``FORMATS`` under its name.
"""

from collections.abc import Iterable

from .format import Format, FormatError

__all__ = ["FORMATS", "MEDIA_TYPES", "Format", "FormatError", "by_id", "in_book", "wanted"]

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DESCRIBED = "title, legend, description in words and sources of each file of a figure"
OF_FIGURES = {
    "figures/figures.csv": DESCRIBED,
    "figures/*.pdf": "{label} as vector drawing: {title}",
    "figures/*.png": "{label} as picture of pixels: {title}",
}
OF_TABLES = {
    "tables/tables.csv": "title, legend and sources of each file of a table",
    "tables/*.csv": "{label}, its cells as printed: {title}",
}
READERS = {"article.pdf": "the article, typeset, tagged for screen readers"}
EDITORS = {"article.docx": "the article for Word: what most journals take"}
REVIEWERS = {"article-review.pdf": "the article for reviewers, with numbered lines"}
ARCHIVE = {"article-latex.zip": "the article in LaTeX, with its bibliography and figures"}
XML = {"article.jats.xml": "the article in JATS XML"}

FORMATS = (
    Format("pdf", "article.pdf", PDF, "PDF", READERS, in_book=True),
    Format("docx", "article.docx", WORD, "DOCX", EDITORS, in_book=True),
    Format("review", "article-review.pdf", PDF, "PDF for reviewers", REVIEWERS),
    Format("latex", "article-latex.zip", "application/zip", "LaTeX", ARCHIVE),
    Format("jats", "article.jats.xml", "application/xml", "JATS", XML),
    Format("figures", "figures", "image/png", "figures as PDF and PNG", OF_FIGURES),
    Format("tables", "tables", "text/csv", "tables as CSV", OF_TABLES),
)


MEDIA_TYPES = {  # the ending of a file of the book or a bundle -> its media type
    ".html": "text/html",
    ".zip": "application/zip",
    ".csv": "text/csv",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".json": "application/json",
    ".ipynb": "application/x-ipynb+json",
    ".md": "text/markdown",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    **{one.suffix: one.media_type for one in FORMATS if one.suffix},
}


def by_id(id: str) -> Format:
    """Return the format with this id. Raises FormatError, which names those that are known."""
    for one in FORMATS:
        if one.id == id:
            return one
    known = ", ".join(sorted(one.id for one in FORMATS))
    raise FormatError(f"there is no format {id!r}; it must be one of {known}")


def wanted(ids: Iterable[str]) -> list[Format]:
    """Return the formats with these ids, in the order of ``FORMATS``. Raises FormatError."""
    chosen = [by_id(id) for id in ids]
    return [one for one in FORMATS if one in chosen]


def in_book() -> list[Format]:
    """Return the formats that every build writes, for the HTML book to offer."""
    return [one for one in FORMATS if one.in_book]
