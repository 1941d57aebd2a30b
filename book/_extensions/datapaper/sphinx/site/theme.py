"""The theme of the engine, in ``datapaper/theme``: its scripts, and facts for its templates."""

from pathlib import Path

from docutils import nodes

import datapaper
from datapaper.sphinx.templates import rendered

NAME = "datapaper"
FOLDER = Path(datapaper.__file__).with_name("theme")
# Before anything is painted; the others when the page is read.
EARLY = ("fonts.js", "choices.js")
OF_PAGES = ("page.js", "folding.js", "cells.js", "charts.js")
PREVIEWS = ("preview-pages.js", "preview-sources.js", "preview-parts.js", "previews.js")
DEFERRED = (*OF_PAGES, *PREVIEWS, "copy.js")
# Sphinx and MyST-NB leave them with every theme; the templates of this one load none of them.
SHEETS, SCRIPTS = ("basic.css", "pygments.css", "mystnb.*.css"), ("translations.js", "*-stemmer.js")
UNLOADED = (*SHEETS, *SCRIPTS, "file.png", "minus.png", "plus.png")


def add_scripts(app):
    """Let every page load the scripts of the theme, in the order in which they need each other."""
    if not is_used(app):
        return
    for name in EARLY:
        app.add_js_file(name)
    for name in DEFERRED:
        app.add_js_file(name, loading_method="defer")


def is_used(app) -> bool:
    """Tell whether this build writes pages of this theme."""
    return app.builder.name == "html" and app.config.html_theme == NAME


def describe(app, pagename, templatename, context, doctree):
    """Tell the templates who wrote the book, and whether the page holds a table to search in."""
    if not is_used(app):
        return
    context["author"] = app.config.author
    # Known before the table is read, so that nothing moves when it comes.
    tables = doctree.findall(nodes.table) if doctree else ()
    has_filterable = any("filterable" in table["classes"] for table in tables)
    context["wide"] = context.get("wide") or has_filterable
    if context["wide"]:
        app.add_js_file("tables.js", loading_method="defer", blocking="render")


def drop_unloaded(app, exception):
    """Take from the new output what no page loads."""
    if exception or not is_used(app):
        return
    static = Path(app.outdir) / "_static"
    for file in (file for pattern in UNLOADED for file in static.glob(pattern)):
        file.unlink()


def lead_on(app, exception):
    """Let the file that people open first lead to the front page."""
    if exception or app.builder.name != "html" or app.config.root_doc == "index":
        return
    front, title = f"{app.config.root_doc}.html", app.config.html_title or app.config.project
    language = app.config.language.replace("_", "-")
    page = rendered("first_page", language=language, title=title, front=front)
    (Path(app.outdir) / "index.html").write_text(page, encoding="utf-8")
