"""Read a DOCX back: its parts, its paragraphs with their styles, its tables and links."""

import re
from functools import cached_property
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from datapaper.core.reproducible_zip import unpacked


class Manuscript:
    """One DOCX."""

    def __init__(self, path: Path):
        self.path = path
        self.document = Document(path)

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """Name -> content of every part."""
        return unpacked(self.path)

    @cached_property
    def trees(self) -> dict[str, etree._Element]:
        """Name -> parsed content of every part that is XML; raises XMLSyntaxError."""
        return {
            name: etree.fromstring(content)
            for name, content in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }

    @cached_property
    def paragraphs(self) -> list[tuple[str, Paragraph]]:
        """Every paragraph outside tables with the name of its style."""
        return [(paragraph.style.name, paragraph) for paragraph in self.document.paragraphs]

    def texts(self, *styles: str) -> list[str]:
        """The texts of the paragraphs in these styles."""
        return [
            squeezed(text(paragraph._p)) for style, paragraph in self.paragraphs if style in styles
        ]

    def tags(self, *names: str) -> list[etree._Element]:
        """The elements of these names in all parts."""
        return [tag for tree in self.trees.values() for tag in tree.iter(*map(qn, names))]

    def find(self, path: str) -> list:
        """What an XPath finds in the text."""
        return self.document.element.body.xpath(path)


def text(element) -> str:
    """Return the text of an element of Word, without the instructions of its fields."""
    shown = {qn("w:t"): lambda part: part.text or "", qn("w:tab"): lambda part: "\t"}
    return "".join(
        shown[part.tag](part) for part in element.iter(*shown) if part.getparent().tag == qn("w:r")
    )


def squeezed(words: str) -> str:
    """Return a text with single spaces; what breaks words stays."""
    return re.sub(r"[ \n\t]+", " ", words).strip()


def cells(table: Table) -> list[list[str]]:
    """Return the texts of the cells of a table, row by row."""
    return [[squeezed(text(cell)) for cell in row.tc_lst] for row in table._tbl.tr_lst]


def inherited(style, attribute: str):
    """Return what a style, or the first that it rests on, says of paragraphs."""
    while style is not None:
        value = getattr(style.paragraph_format, attribute)
        if value is not None:
            return value
        style = style.base_style
    return None
