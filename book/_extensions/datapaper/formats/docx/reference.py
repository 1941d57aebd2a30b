"""The document from which pandoc takes styles, page and numbering: ``reference.docx``.

A person changes it in Word; README.md beside it says how.
"""

import io
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length, Pt

from datapaper.article.column_widths import Layout, Size, arial

FILE = Path(__file__).with_name("reference.docx")


def filled(language: str, running_head: str) -> bytes:
    """Return it for one article.

    language: as in ``en-GB``. running_head: stands at the top of every page but the first.
    """
    document = Document(str(FILE))
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    document.sections[0].header.paragraphs[0].text = running_head
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def tables() -> Layout:
    """Return what it offers tables: the sizes of its two styles of cells, as wide as the text."""
    document = Document(str(FILE))
    styles = document.styles
    room = width_of_text(document.sections[0]) / Pt(1)
    (gap,) = styles["Table"].element.xpath("./w:tblPr/w:tblCellMar/w:right/@w:w")
    points = {end: styles[f"Table Text{end}"].font.size.pt for end in ("", " Small")}
    sizes = tuple(Size(end, size, (room,)) for end, size in points.items())
    return Layout(sizes, int(gap) / 20, _spacious)


def width_of_text(section) -> Length:
    """Return how wide the text of a section is."""
    return Length(section.page_width - section.left_margin - section.right_margin)


def _spacious(text: str, bold: bool) -> float:
    """Return how wide a text is with room to spare, since not everybody has Arial."""
    return arial(text, bold=True)
