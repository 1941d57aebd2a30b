"""What the JATS says."""

from pathlib import Path

from lxml import etree

SILENT = {"alt-text", "table-wrap-label"}
PARTS = (".//title-group", ".//abstract", ".//kwd-group", "front/notes", "body", "back")


def article(path: Path) -> etree._Element:
    """Return the root of the document, without fetching its DTD."""
    return etree.parse(path, etree.XMLParser(load_dtd=False, no_network=True)).getroot()


def text(path: Path) -> str:
    """Return all text from title to back matter in its order, as a reader would set it."""
    root = article(path)
    for label in root.findall(".//ref/label"):
        label.text = f"{label.text}."
    for title in root.findall(".//abstract//title"):
        title.text = f"{title.text}:"
    words = root.find(".//kwd-group")
    for word in words.findall("kwd")[:-1]:
        word.text = f"{word.text},"
    return " ".join(" ".join(_said(part)) for part in map(root.find, PARTS) if part is not None)


def tables(path: Path) -> list[list[list[str]]]:
    """Return the cells of every table, row after row."""
    return [
        [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
        for table in article(path).iter("table")
    ]


def citations(path: Path) -> list[str]:
    """Return where the citations of the text lead to, in order."""
    marks = [
        mark
        for part in ("front/notes", "body", "back")
        for mark in article(path).find(part).iter("xref")
    ]
    return [
        mark.get("rid")
        for mark in marks
        if mark.get("ref-type") == "bibr" and mark.getparent().tag == "sup"
    ]


def _said(element):
    """Yield the text of an element, without what is not shown."""
    yield element.text or ""
    for child in element:
        if child.tag not in SILENT:
            yield from _said(child)
        yield child.tail or ""
