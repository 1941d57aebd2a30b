"""What a reader can take away from every page: files inside the folder of the HTML book.

The template ``take-away.html`` shows them, from three variables in the context of every page:
``take_away``, a list of groups (``title``, ``links``, each with ``text``, ``href``, ``kind``,
``size`` and ``file``); ``cite_page`` (``href``); ``run_page`` (``notebook``, and ``href`` and
``host`` if the sources have a public address).
"""

import shutil
from pathlib import Path

from datapaper.core import fingerprint, staging
from datapaper.sphinx.build.publish import failed
from datapaper.sphinx.build_context import context_of

from . import binder, files, menu


def write_files(app, builder):
    """Write what is known before pages are written."""
    if builder.name == "html":
        files.write(Path(app.outdir), context_of(app), app.config.data_archive)


def add_offers(app, pagename, templatename, context, doctree):
    """Give the template of a page what it offers there."""
    if app.builder.name != "html":
        return
    context["take_away"] = menu.groups(app, pagename, context)
    page = app.config.cite_page
    is_there = page in app.env.found_docs
    context["cite_page"] = {"href": context["pathto"](page)} if is_there else None
    context["run_page"] = binder.offer(context_of(app).edition, context.get("sourcename", ""))


def add_article(app, exception):
    """Let the HTML book hold the article that follows from the same sources.

    Either of the two may be written last.
    """
    published, context = getattr(app, "published", {}), context_of(app)
    project, edition = context.project, context.edition
    if failed(app, exception) or not published:
        return
    if "html" in published:
        article = published["article"][1] if "article" in published else project.build / "article"
        if "article" in published or fingerprint.is_current(project, app.made_from, [article]):
            files.add_article(Path(published["html"][1]), article, edition)
        return
    html, article = project.build / "html", published["article"][1]
    current = fingerprint.is_current(project, app.made_from, [html])
    if current and not files.has_article(html, article):
        staged = staging.staging_dir(html)
        shutil.copytree(html, staged, dirs_exist_ok=True)
        files.add_article(staged, article, edition)
        published["html"] = (html, staged)
