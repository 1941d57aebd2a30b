"""Take out of a part of a page what its preview does not show, so that the file stays small."""

import re

from lxml.html import HtmlElement, tostring
from lxml.html.builder import E

from datapaper.sphinx.links.data_column import MARK

# Permalinks, what stands on screen alone, citations.
UNSEEN = (
    ".//a[@class='headerlink'] | .//span[contains(@class, 'book-only')]"
    " | .//span[contains(@class, 'bibtex-citation')]"
)
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"  # between a digit and a citation
KEPT = {"id", "data-place", "data-address"}  # of a row: its name, where its source has it
PLAIN = ("tr", "th", "p", "thead", "h1", "h2", "h3", "h4", "h5", "h6")
SPACE = re.compile(r"(?<!\s)\s*\n\s*")


def serialised(part: HtmlElement) -> str:
    """Return a part as HTML; it is changed.

    Links, permalinks, citations and what stands on screen alone go; links to works stay
    in a cell that has nothing else, links to rows of data in theirs.
    """
    works = {cell: _works(cell) or _rows(cell) for cell in part.iter("td")}
    for element in part.xpath(UNSEEN):
        _drop(element)
    for link in list(part.iter("a")):
        link.drop_tag()
    for element in part.iter(*PLAIN):
        for name in set(element.attrib) - KEPT:
            del element.attrib[name]
    for cell, named in works.items():
        _reduce(cell, named)
    return SPACE.sub(" ", tostring(part, encoding="unicode"))


def _works(cell: HtmlElement) -> list[HtmlElement]:
    """Return links to the works in a cell that has nothing else."""
    links = cell.xpath(".//a[@title]")
    rest = cell.text_content()
    for link in links:
        rest = rest.replace(link.text_content(), "", 1)
    if rest.strip(" ,;\n" + NARROW_SPACE):
        return []
    return [E.a(link.text_content(), title=link.get("title")) for link in links]


def _rows(cell: HtmlElement) -> list[HtmlElement]:
    """Return links to the rows of data behind a row, in the cell that has them."""
    links = cell.xpath(".//a") if MARK in cell.get("class", "").split() else []
    return [E.a(link.text_content(), href=link.get("href")) for link in links]


def _drop(element: HtmlElement):
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "").removesuffix(NARROW_SPACE)
    elif parent is not None:
        parent.text = (parent.text or "").removesuffix(NARROW_SPACE)
    element.drop_tree()


def _reduce(cell: HtmlElement, works: list[HtmlElement]):
    """Leave of a cell its works, or else its text without the paragraph around it."""
    tail, marked = cell.tail, MARK in cell.get("class", "").split()
    if works:
        cell.clear()
        cell.extend(works)
        for work in works[:-1]:
            work.tail = ", "
    cell.attrib.clear()
    if marked:
        cell.set("class", MARK)
    cell.tail = tail
    if len(cell) == 1 and cell[0].tag == "p":
        cell[0].drop_tag()
