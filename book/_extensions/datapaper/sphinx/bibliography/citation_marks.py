"""Marks of citations as a journal sets them.

They are numbered by first appearance in the article, and joined to what they follow.
"""

import re

from docutils import nodes
from sphinxcontrib.bibtex.domain import BibtexDomain

from .cited_places import Place, is_mark, of_page

ON_SCREEN = "book-only"
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
SPACE_AFTER_WORD = re.compile(r"(?<=[\w.%”’)\]])\s+$")


class CitationDomain(BibtexDomain):
    """Citations, in the order in which a reader of the article meets them.

    What stands on screen alone, as the numbers folded under a figure do, comes after all
    pages: the article, which has the same numbers as the book, would else skip some.
    """

    def process_doc(self, env, docname, document):
        """Note where a page cites which works, and which citations stand on screen alone."""
        parts = [one for one in document.findall(nodes.Element) if ON_SCREEN in one["classes"]]
        marks = [mark for part in parts for mark in part.findall(is_mark)]
        self._on_screen()[docname] = {name for mark in marks for name in mark["ids"]}
        self.places()[docname] = of_page(document)

    def clear_doc(self, docname):
        """Forget a page that is read again or gone."""
        super().clear_doc(docname)
        self._on_screen().pop(docname, None)
        self.places().pop(docname, None)

    def get_all_cited_keys(self, docnames):
        """Yield the keys of all citations in their order."""
        on_screen = self._on_screen()

        def place(ref) -> tuple[bool, int]:
            """Return what the citations are sorted by."""
            last = ref.citation_ref_id in on_screen.get(ref.docname, ())
            return last, docnames.index(ref.docname)

        order = sorted(self.citation_refs, key=place)
        yield from (target.key for ref in order for target in ref.targets)

    def places(self) -> dict[str, dict[str, list[Place]]]:
        """Return page -> key of a work -> where the page cites it."""
        return self.data.setdefault("places", {})

    def _on_screen(self) -> dict[str, set[str]]:
        return self.data.setdefault("on_screen", {})


def citations(env) -> list:
    """Return the entries of the reference list, as sphinxcontrib-bibtex keeps them."""
    return env.get_domain("cite").citations


def cited_places(env) -> dict[str, dict[str, list[Place]]]:
    """Return page -> key of a work -> where the page cites it, in the order of the book."""
    kept = env.get_domain("cite").places()
    return {page: kept[page] for page in env.collect_relations() if page in kept}


def shape(app, doctree):
    """Make one mark of two that follow each other, and join each to its word."""
    for mark in list(doctree.findall(is_mark)):
        _drop_space_before(mark)
        at = mark.parent.index(mark)
        before = mark.parent[at - 1] if at else None
        if is_mark(before):
            before["reftarget"] += f",{mark['reftarget']}"
            mark.parent.remove(mark)
        elif before is not None:
            mark.parent[at - 1 : at] = _joined(before)


def _drop_space_before(mark):
    """Drop a text that is nothing but a space, as it stands after a role."""
    at = mark.parent.index(mark)
    if at and isinstance(mark.parent[at - 1], nodes.Text) and not mark.parent[at - 1].strip():
        del mark.parent[at - 1]


def _joined(before) -> list:
    """Return what stands before a mark, without a space.

    After a digit it has a narrow one, since the mark would look like its power.
    """
    if isinstance(before, nodes.Text):
        before = nodes.Text(SPACE_AFTER_WORD.sub("", before))
    return [before, nodes.Text(NARROW_SPACE)] if before.astext()[-1:].isdigit() else [before]
