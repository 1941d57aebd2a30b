"""Make elements of JATS and lay them out, without touching text that counts."""

from lxml import etree
from lxml.builder import ElementMaker

from datapaper.formats.format import FormatError

XLINK = "http://www.w3.org/1999/xlink"
ALI = "http://www.niso.org/schemas/ali/1.0/"
HREF = f"{{{XLINK}}}href"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
E = ElementMaker(nsmap={"xlink": XLINK, "ali": ALI})

# Blanks between what these hold are read even where nothing else stands between.
WITH_TEXT = {"attrib", "mixed-citation", "p", "person-group", "string-name", "td", "th", "title"}


class NotInJats(FormatError):
    """The article holds what this writer has no form for; the message says what and where."""

    def __init__(self, what: str, where: str):
        super().__init__(
            f"article.html: {what} has no form in JATS here, near: {' '.join(where.split())[:80]!r}"
        )


def known(*elements) -> list:
    """Return the elements that are there."""
    return [element for element in elements if element is not None]


def linked(name: str, address: str, *content, **attributes: str) -> etree._Element:
    """Return an element that points to an address."""
    return E(name, {HREF: address, **attributes}, *content)


def lay_out(element: etree._Element, depth: int = 0):
    """Put every element that stands between elements only on a line of its own, in place."""
    if element.tag in WITH_TEXT or not len(element) or _has_text(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        lay_out(child, depth + 1)
        child.tail = "\n" + "  " * (depth + (child is not element[-1]))


def _has_text(element: etree._Element) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return any(text and text.strip() for text in texts)
