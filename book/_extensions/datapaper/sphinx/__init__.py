"""What the build adds to Jupyter Book."""

import hashlib
from pathlib import Path

from . import article, bibliography, colophon, data_pages, downloads, head, previews, site
from .bibliography import citation_marks
from .build import data_check, execute_ahead, jupyter_book, progress, publish, speed
from .html import folded_numbers, table_markup
from .latex import long_tables
from .links import label_check, number_role, permalinks, row_anchor, row_role
from .pages import citation_directive, paper_directive
from .search import row_search

PARTS = (
    article,
    data_check,
    data_pages,
    execute_ahead,
    jupyter_book,
    long_tables,
    number_role,
    paper_directive,
    publish,
    progress,
    row_anchor,
    row_role,
    label_check,
    colophon,
    folded_numbers,
    previews,
    row_search,
    site,
    speed,
    table_markup,
    head,
    downloads,
    citation_directive,
    permalinks,
    citation_marks,
    bibliography,
)


def setup(app):
    """Register every part with Sphinx."""
    for part in PARTS:
        part.setup(app)
    return {"env_version": _code(), "parallel_read_safe": False, "parallel_write_safe": True}


def _code() -> str:
    """Return a digest of the engine: pages that another state of it has read are read again."""
    files = sorted(Path(__file__).parents[1].rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
