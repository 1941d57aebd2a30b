"""Where a page cites each work, noted when the page is read."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeGuard

from docutils import nodes
from sphinx.addnodes import pending_xref

LINE_OF_SOURCES = "provenance"


class Place(NamedTuple):
    """A section of a page, with no title if it is the page, and the ids of a row of a table."""

    anchor: str
    title: str
    rows: tuple[str, ...] = ()


def is_mark(node) -> TypeGuard[pending_xref]:
    """Tell whether a node is the mark of a citation."""
    return isinstance(node, pending_xref) and node.get("refdomain") == "cite"


def keys_of(mark: pending_xref) -> list[str]:
    """Return the keys of the works that a mark cites."""
    return [key.strip() for key in mark["reftarget"].split(",")]


def of_page(document) -> dict[str, list[Place]]:
    """Return, for the key of each work that a page cites, the places in their order.

    A line of sources counts for those works alone that the page cites nowhere else.
    """
    marks = list(document.findall(is_mark))
    return _places(marks) | _places(mark for mark in marks if not _in_sources(mark))


def _places(marks: Iterable[pending_xref]) -> dict[str, list[Place]]:
    found: dict[str, dict[Place, None]] = {}
    for mark in marks:
        for key in keys_of(mark):
            found.setdefault(key, {})[_place(mark)] = None
    return {key: list(places) for key, places in found.items()}


def _in_sources(mark) -> bool:
    return any(LINE_OF_SOURCES in one["classes"] for one in _parents(mark))


def _place(mark) -> Place:
    section, row = _around(mark, nodes.section), _around(mark, nodes.row)
    targets = row.findall(nodes.target) if row is not None else ()
    rows = tuple(name for target in targets for name in target["ids"])
    if section is None:
        return Place("", "", rows)
    title = section[0].astext() if _around(section, nodes.section) is not None else ""
    return Place(section["ids"][0], title, rows)


def _around(node, kind: type):
    """Return the nearest element of a kind that a node stands in."""
    return next((parent for parent in _parents(node) if isinstance(parent, kind)), None)


def _parents(node) -> Iterator[nodes.Element]:
    while node.parent is not None:
        node = node.parent
        yield node
