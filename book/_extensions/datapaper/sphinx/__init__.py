"""What the build adds to Jupyter Book: everything that is registered with Sphinx stands here."""

from pathlib import Path

from datapaper.core import digests

from .article.builder import ArticleBuilder
from .bibliography.citation_marks import CitationDomain
from .bibliography.cited_in import TellPlaces
from .build.lookup_cache import NumbersOnce
from .colophon import Colophon, LeaveOutPaper, PlainDigests
from .events import EVENTS
from .html import folds, headings, image_sizes, table_markup
from .html.page_translator import PageTranslator
from .latex import long_tables
from .links import data_column, from_role, number_role, permalinks, row_anchor, row_role, rows_role
from .pages.citation_directive import CitationDirective, TakenRole
from .pages.paper_directive import PaperDirective, RolesRole
from .search.row_search import RowDomain
from .site import theme

# Configuration values: default, what is made again when it changes, type.
VALUES = {
    "article_part": ("The article", "", str),
    "article_unnumbered": ([], "", (list, tuple)),
    "article_appended": ([], "", (list, tuple)),
    "article_beside": (False, "", bool),
    "cite_page": ("", "", str),
    "cited_rows": ({}, "html", dict),
    "comments_config": ({}, "", dict),  # Jupyter Book sets it of what the book does not load
    "data_archive": ("", "env", str),
    "data_page": ("", "", str),
    "data_pages": (False, "env", bool),
    "execute_ahead": (True, "env", bool),
    "found": ({}, "html", dict),
    "found_first": ({}, "html", dict),
    "row_roles": ({}, "env", dict),
    "source_status": ({}, "html", dict),
}
DIRECTIVES = {"citation": CitationDirective, "colophon": Colophon, "paper": PaperDirective}
ROLES = {
    "anchor": row_anchor.AnchorRole,
    "from": from_role.FromRole,
    "number": number_role.NumberRole,
    "roles": RolesRole,
    "rows": rows_role.RowsRole,
    "taken": TakenRole,
}
# By priority, in which they change a page that is written.
TRANSFORMS = (
    folds.JoinCells,
    row_role.LeadToRows,
    data_column.LeadToData,
    LeaveOutPaper,
    PlainDigests,
    folds.FoldCode,
    TellPlaces,
    rows_role.LinkRows,
    long_tables.LeaveOutFolded,
    long_tables.BreakCells,
    row_anchor.NameRows,
    folds.FoldNumbers,
    table_markup.NameTitles,
    folds.FoldNotes,
    image_sizes.SizeDrawings,
    headings.KeepSpansWhole,
    headings.KeepLevels,
    permalinks.LinkRows,
)


def setup(app):
    """Register every part with Sphinx."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.add_builder(ArticleBuilder)
    app.add_html_theme(theme.NAME, theme.FOLDER)
    app.set_translator("html", PageTranslator)
    app.add_domain(CitationDomain, override=True)
    app.add_domain(NumbersOnce, override=True)
    app.add_domain(RowDomain)
    for name, (default, rebuild, kind) in VALUES.items():
        app.add_config_value(name, default, rebuild, kind)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    for name, role in ROLES.items():
        app.add_role(name, role())
    for node, writers in folds.NODES.items():
        app.add_node(node, html=writers)
    for transform in TRANSFORMS:
        app.add_post_transform(transform)
    for event, priority, function in EVENTS:
        app.connect(event, function, priority=priority)
    # Pages that another state of the engine has read are read again.
    code = digests.of_code(Path(__file__).parents[1])
    return {"env_version": code, "parallel_read_safe": False, "parallel_write_safe": True}
