"""Cut from a page what is linked to, in the form of the page, so that one script shows both."""

from copy import deepcopy

from lxml.html import HtmlElement
from lxml.html.builder import E

from .strip_parts import serialised

FIRST_ROWS = 4  # as many as previews.js shows of a table
WORDS = "blockquote or data"
HEADING = "ancestor-or-self::section[1]/*[self::h1 or self::h2 or self::h3 or self::h4][1]"
# Of the section itself, and no title, caption or cell.
PARAGRAPH = (
    ".//p[not(@class) and not(span[starts-with(@class, 'caption')])"
    " and not(ancestor::td or ancestor::th) and count(ancestor::section) = $depth]"
)


def digest(article: HtmlElement, ids: set[str], origins: set[str]) -> str:
    """Return the parts of an article that have these ids, as HTML.

    These are whole rows under the heads of their tables, the first rows of tables,
    pictures with captions, and paragraphs under their headings.
    origins: ids of further rows, of which only the words of their sources are kept.
    """
    tables: dict[HtmlElement, set[HtmlElement]] = {}
    parts = []
    for element in article.xpath(".//*[@id]"):
        if element.get("id") not in ids | origins:
            continue
        if element.get("id") in origins:
            _leave_words(element)
        if element.tag in ("tr", "table"):
            table = next(element.iterancestors("table"), element)
            tables.setdefault(table, set()).add(element)
        elif element.tag in CUT:
            parts.append(CUT[element.tag](element))
    cut = [_table(*table) for table in tables.items()] + parts
    return "".join(serialised(part) for part in cut if part is not None)


def _table(table: HtmlElement, linked: set[HtmlElement]) -> HtmlElement:
    """Return a table with the linked rows, and its first rows if it is linked itself."""
    rows = table.xpath("./tbody/tr")
    first = rows[:FIRST_ROWS] if table in linked else []
    kept = [row for row in rows if row in first or row in linked]
    named = {"data-rows": str(len(rows))} | ({"id": table.get("id")} if table.get("id") else {})
    head = table.xpath("./caption | ./thead")
    return E.table(named, *map(_copy, head), E.tbody(*map(_copy, kept)))


def _leave_words(row: HtmlElement):
    """Take out of a row the cells without words of its source; it is changed."""
    for cell in row.xpath(f"./*[not({WORDS})]"):
        row.remove(cell)


def _paragraph(element: HtmlElement) -> HtmlElement:
    return E.section(*map(_copy, [*element.xpath(HEADING), element]))


def _section(element: HtmlElement) -> HtmlElement | None:
    """Return the heading and the first paragraph of a section."""
    depth = len(list(element.iterancestors("section"))) + 1
    first = element.xpath(PARAGRAPH, depth=depth)[:1]
    heading = element.xpath(HEADING)
    shown = map(_copy, [*heading, *first])
    return E.section({"id": element.get("id")}, *shown) if heading else None


def _span(element: HtmlElement) -> HtmlElement | None:
    """Return the section of which an empty element is a second name."""
    section = element.getparent()
    if section.tag != "section" or len(element) or element.text:
        return None
    cut = _section(section)
    if cut is not None:
        cut.set("id", element.get("id"))
    return cut


def _copy(element: HtmlElement) -> HtmlElement:
    copied = deepcopy(element)
    copied.tail = None
    return copied


CUT = {"figure": _copy, "p": _paragraph, "section": _section, "span": _span}
