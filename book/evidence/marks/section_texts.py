"""The text of each section of each page, and the works that it cites, kept when it was read."""

from typing import NamedTuple

from docutils import nodes

from datapaper.sphinx.bibliography.cited_places import is_mark, keys_of

# Rows have indexes of their own, code is not prose, and provenance names what each table rests on.
NOT_PROSE = (nodes.table, nodes.literal_block, nodes.comment, nodes.raw)


class Passage(NamedTuple):
    """One section of a page without those inside it; the first section is the page."""

    anchor: str
    title: str
    text: str
    works: frozenset[str]


def of_page(doctree) -> list[Passage]:
    """Return the sections of a page in their order."""
    return [_passage(section) for section in doctree.findall(nodes.section)]


def _passage(section) -> Passage:
    texts = list(_texts(section))
    marks = [mark for text in texts for mark in text.findall(is_mark)]
    works = frozenset(key for mark in marks for key in keys_of(mark))
    return Passage(section["ids"][0], section[0].astext(), "\n".join(map(_words, texts)), works)


def _words(node) -> str:
    """Return the text of a node; a citation, whose key is no word of the text, parts words."""
    if is_mark(node):
        return " "
    return node.astext() if isinstance(node, nodes.Text) else "".join(map(_words, node.children))


def _texts(node):
    """Yield the headings, paragraphs and captions in a node, without those of inner sections."""
    for child in node.children:
        classes = getattr(child, "attributes", {}).get("classes", ())
        if isinstance(child, (nodes.section, *NOT_PROSE)) or "provenance" in classes:
            continue
        if isinstance(child, nodes.TextElement):
            yield child
        elif isinstance(child, nodes.Element):
            yield from _texts(child)


def keep(app, doctree):
    """Keep the sections of a page that was read."""
    _kept(app.env)[app.env.docname] = of_page(doctree)


def forget(app, env, docname):
    """Forget a page that is read again or gone."""
    _kept(env).pop(docname, None)


def missing(app, env, added, changed, removed):
    """Return the pages that were read before anything was kept of them."""
    return [page for page in env.found_docs if page not in _kept(env)]


def all_kept(env) -> dict[str, list[Passage]]:
    """Return page -> its sections, in the order of the book."""
    kept = _kept(env)
    return {page: kept[page] for page in env.collect_relations() if page in kept}


def _kept(env) -> dict[str, list[Passage]]:
    if not hasattr(env, "book_passages"):
        env.book_passages = {}
    return env.book_passages


def setup(app):
    """Connect to reading."""
    app.connect("doctree-read", keep)
    app.connect("env-purge-doc", forget)
    app.connect("env-get-outdated", missing)
