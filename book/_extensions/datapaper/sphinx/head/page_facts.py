"""What a page of the HTML book is, for those who have to describe it."""

import re
from dataclasses import dataclass, field
from html import unescape

from docutils import nodes

from datapaper.sphinx.article.reading_order import article_pages
from datapaper.sphinx.build_context import context_of

LONGEST = 200  # letters of a description
ASIDE = {"book-only", "bibtex-citation", "authors", "attribution", "keywords", "cell"}
OWN = (nodes.Admonition, nodes.table, nodes.figure, nodes.citation)
TAG = re.compile(r"<[^>]+>")
BEFORE_STOP = re.compile(r"\s+(?=[.,;:?!])")


@dataclass(frozen=True)
class Page:
    """One page of the HTML book.

    title: as text, that of the edition for the front; about: one sentence or two, those of the
    edition where the page has none; kind: front, article, evidence, data, rows or other; root:
    leads from it to the folder of the book; resource: describes the file of which it has the rows.
    """

    name: str
    title: str
    about: str
    kind: str
    root: str
    resource: dict = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Its file, from the folder of the book."""
        return f"{self.name}.html"


def described(app, name: str, context: dict, doctree) -> Page:
    """Return what a page is, from what Sphinx is about to write."""
    resource, paper = _resource(app, name), context_of(app).edition.paper
    kind, root = _kind(app, name, resource), "../" * name.count("/")
    if kind == "front":
        return Page(name, paper.full_title, paper.description, kind, root)
    about = resource.get("description", "") if resource else _first_sentences(doctree)
    title = unescape(TAG.sub("", context.get("title", "")))
    return Page(name, title, shortened(about) or paper.description, kind, root, resource)


def _resource(app, name: str) -> dict:
    folder, _, file = name.partition("/")
    resources = context_of(app).package.resources if folder == "data" else []
    return next((one for one in resources if one["name"] == file), {})


def _kind(app, name: str, resource: dict) -> str:
    if name == app.config.root_doc:
        return "front"
    if resource:
        return "rows"
    if name == app.config.data_page:
        return "data"
    if name not in app.env.found_docs:
        return "other"
    return "article" if name in article_pages(app.env) else "evidence"


def _first_sentences(doctree) -> str:
    """Return the text of the first paragraph that belongs to the page itself."""
    if doctree is None:
        return ""
    for paragraph in doctree.findall(nodes.paragraph):
        above = paragraph.parent
        while above is not None and not _is_aside(above):
            above = above.parent
        if above is None:
            return "".join(_texts(paragraph))
    return ""


def _is_aside(node) -> bool:
    return isinstance(node, OWN) or bool(ASIDE & set(node.get("classes", [])))


def _texts(node):
    """Yield the texts in a paragraph, without marks of citations and what is for screens alone."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif not _is_aside(child) and not isinstance(child, (nodes.raw, nodes.superscript)):
            yield from _texts(child)


def shortened(text: str) -> str:
    """Return the start of a text, cut after a sentence if one ends in time, else after a word."""
    text = BEFORE_STOP.sub("", " ".join(text.split()))
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    sentence = max(cut.rfind(". "), cut.rfind("? "))
    if sentence > LONGEST // 3:
        return cut[: sentence + 1]
    return f"{cut[: cut.rfind(' ')].rstrip(',;:')} …"
