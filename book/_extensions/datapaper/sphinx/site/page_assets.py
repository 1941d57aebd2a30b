"""Let pages load what the book uses, and nothing else of what the theme and its extensions bring.

They bring two megabytes of style sheets, icons and scripts, some of them inline, which
the content security policy of the pages refuses.
"""

import shutil
from html import escape
from pathlib import Path

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ]
)
# Sphinx's own, for its search and the words that it marks.
SEARCH = {
    "documentation_options.js",
    "doctools.js",
    "sphinx_highlight.js",
    "searchtools.js",
    "language_data.js",
}
# Loaded by the templates themselves, and what has to be there before anything is painted.
BY_TEMPLATE, EARLY = {"fonts.css", "icon.svg", "search.js"}, {"fonts.js", "choices.js"}
UNREAD = {"fonts-licence.txt"}
FILTERABLE = "evidence filterable"
FIRST = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title><meta http-equiv="refresh" content="0; url={front}"></head>
<body><main><h1>{title}</h1><p><a href="{front}">To the front page</a></p></main></body>
</html>
"""
UNUSED = ("images", "locales", "scripts", "styles", "vendor")


def choose(app, pagename, templatename, context, doctree):
    """Keep the style sheets and scripts of the book and of Sphinx's search on each page."""
    wanted = _own(app) | SEARCH
    context["css_files"] = [css for css in context["css_files"] if _name(css) in wanted]
    context["content_security_policy"] = POLICY
    # Known before the table is read, so that nothing moves when it comes.
    context["wide"] = FILTERABLE in context.get("body", "")
    context["script_files"] = [
        _timed(js, context["wide"]) for js in context["script_files"] if _name(js) in wanted
    ]


def _own(app) -> set[str]:
    """Return the names of the book's own style sheets and scripts."""
    listed = [*app.config.html_css_files, *app.config.html_js_files]
    return {one if isinstance(one, str) else one[0] for one in listed}


def _name(asset) -> str:
    """Return the name of a file that a page loads; none for a script that stands in the page."""
    return Path(str(getattr(asset, "filename", asset) or "")).name


def _timed(script, wide: bool):
    """Return a script that runs after the page is read, in the order of the page, unless it has to come first."""
    attributes = dict(script.attributes)
    if _name(script) not in EARLY:
        attributes["defer"] = "defer"
    if wide and _name(script) == "tables.js":
        attributes["blocking"] = "render"
    return type(script)(script.filename, priority=script.priority, **attributes)


def prune(app, exception):
    """Take from the new output what no page loads, but for the licences of what they load."""
    if exception or app.builder.name != "html":
        return
    static, wanted = Path(app.outdir) / "_static", _own(app) | SEARCH | BY_TEMPLATE | UNREAD
    for folder in UNUSED:
        shutil.rmtree(static / folder, ignore_errors=True)
    for file in [one for one in static.iterdir() if one.is_file() and one.name not in wanted]:
        file.unlink()


def lead_on(app, exception):
    """Let the file that people open first lead to the front page, also where it may not by itself."""
    if exception or app.builder.name != "html" or app.config.root_doc == "index":
        return
    front, title = (
        f"{app.config.root_doc}.html",
        escape(app.config.html_title or app.config.project),
    )
    page = FIRST.format(language=app.config.language.replace("_", "-"), title=title, front=front)
    (Path(app.outdir) / "index.html").write_text(page, encoding="utf-8")


def setup(app):
    """Choose when every extension has added its own, and prune when every file is there."""
    app.connect("html-page-context", choose, priority=990)
    app.connect("build-finished", prune, priority=800)
    app.connect("build-finished", lead_on, priority=800)
