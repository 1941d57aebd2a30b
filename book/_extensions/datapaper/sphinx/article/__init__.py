"""The article as PDF and DOCX, made without TeX: Sphinx's HTML, clean HTML, pandoc, Typst or Word.

    jupyter-book build . --builder custom --custom-builder article

Configuration values:

``article_part``          caption of the toctree that holds the article's pages;
                          the root page is always its front
``article_unnumbered``    pages whose headings carry no number
``article_appended``      pages of other parts that follow the article, each on a
                          page of its own and without number
``article_beside``        whether a build of the HTML book leaves the article too
``article_metadata``      ``authors`` and ``keywords``, two lists of strings, for
                          the properties of the PDF
"""

import shutil
from pathlib import Path

from . import parallel
from .builder import ArticleBuilder


def setup(app):
    """Register the builder and its configuration values."""
    app.add_config_value("article_part", "The article", "", str)
    app.add_config_value("article_unnumbered", [], "", (list, tuple))
    app.add_config_value("article_appended", [], "", (list, tuple))
    app.add_config_value("article_metadata", {}, "", dict)
    app.add_builder(ArticleBuilder)
    app.connect("build-finished", tidy, priority=800)
    parallel.setup(app)


def tidy(app, exception):
    """Remove the website's files that other extensions leave after every build like HTML."""
    if app.builder.name == ArticleBuilder.name:
        shutil.rmtree(Path(app.outdir) / "_static", ignore_errors=True)
        (Path(app.outdir) / "index.html").unlink(missing_ok=True)
