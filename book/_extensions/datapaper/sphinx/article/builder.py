"""The Sphinx builder ``article``: one part of the book in the formats that the HTML book offers."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.errors import ConfigError, SphinxError
from sphinx.util import logging

from datapaper.article import clean_html
from datapaper.article.model import Article
from datapaper.formats import registry
from datapaper.metadata import Edition
from datapaper.sphinx.bibliography.citation_marks import citations
from datapaper.sphinx.bibliography.list_markup import ReferenceList
from datapaper.sphinx.build_context import context_of

from .reading_order import article_pages

logger = logging.getLogger(__name__)


class TypesettingError(SphinxError):
    """A format of the article could not be written; the message says which and why."""

    category = "The article could not be typeset"


class ArticleBuilder(SingleFileHTMLBuilder):
    """Write the article in every format of ``registry.in_book()``, and what they are made from.

    Raises ConfigError if ``article_part``, ``article_unnumbered`` or ``article_appended``
    name what is not there, and TypesettingError if a format could not be written.
    """

    name = "article"
    epilog = "The article is in %(outdir)s."
    search = False
    default_translator_class = ReferenceList

    def init(self):
        """Prepare as for HTML, with the images beside the article."""
        super().init()
        self.imagedir = "images"

    def write(self, *ignored):
        """Write the article."""
        self.prepare_writing(set(self.env.all_docs))
        keys = {entry.citation_id: entry.key for entry in citations(self.env)}
        pages = {name: self._html(name) for name in self._pages()}
        folder, built = Path(self.outdir), context_of(self.app)
        article = clean_html.clean(pages, self.config, keys, built.edition.paper)
        (folder / "article.html").write_text(article, encoding="utf-8")
        self._copy_images(folder / self.imagedir)
        _write_formats(Article(folder, built.project), built.edition)

    def finish(self):
        """Write nothing else: an article has no static files, downloads or indices."""
        # Other extensions copy files there once the build is finished; ``tidy`` removes it.
        (Path(self.outdir) / "_static").mkdir(exist_ok=True)

    def _pages(self):
        """Return the pages of the article in reading order, then those appended to it."""
        pages = article_pages(self.env)
        if pages == [self.config.root_doc]:
            setting = f"article_part is {self.config.article_part!r}"
            raise ConfigError(f"{setting}, but no part of _toc.yml has this caption and pages")
        appended, unnumbered = self.config.article_appended, self.config.article_unnumbered
        _refuse("article_unnumbered", {*unnumbered} - {*pages}, "that are not in the article")
        _refuse("article_appended", {*appended} - self.env.found_docs, "that are not in the book")
        _refuse("article_appended", {*appended} & {*pages}, "that are in the article")
        return [*pages, *appended]

    def _html(self, name):
        """Return the body of one page, its links written as ``#document-page#id``."""
        doctree = self.env.get_and_resolve_doctree(name, self)
        self.imgpath = self.imagedir
        self.post_process_images(doctree)
        doctree.settings = self.docsettings
        self.current_docname, self.dlpath = name, ""
        self.secnumbers = {}
        self.fignumbers = self.env.toc_fignumbers.get(name, {})
        visitor = self.create_translator(doctree, self)
        doctree.walkabout(visitor)
        return "".join(visitor.fragment)

    def _copy_images(self, folder):
        folder.mkdir()
        for source, name in self.images.items():
            shutil.copyfile(Path(self.srcdir) / source, folder / name)


def _refuse(setting, pages, why):
    """Raise ConfigError, naming the pages, if there are any."""
    if pages:
        raise ConfigError(f"{setting} names pages {why}: {', '.join(sorted(pages))}")


def _write_formats(article: Article, edition: Edition):
    """Write all formats at the same time, beside the HTML of the article and its images.

    Raises TypesettingError with the message of pandoc or Typst.
    """
    logger.info("typesetting the article")
    formats = registry.in_book()
    with ThreadPoolExecutor() as pool:
        written = [pool.submit(one.write, article, edition, article.folder) for one in formats]
    for one, writing in zip(formats, written, strict=True):
        try:
            for warning in writing.result():
                logger.warning("%s", warning)
        except registry.FormatError as error:
            raise TypesettingError(f"{one.label}: {error}") from None


def tidy(app, exception):
    """Remove the website's files that other extensions leave after every build like HTML."""
    if app.builder.name == ArticleBuilder.name:
        shutil.rmtree(Path(app.outdir) / "_static", ignore_errors=True)
        (Path(app.outdir) / "index.html").unlink(missing_ok=True)
