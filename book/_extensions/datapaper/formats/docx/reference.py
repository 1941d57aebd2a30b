"""The document from which pandoc takes styles, page and numbering: ``reference.docx``.

A person changes it in Word; README.md beside it says how.
"""

import io
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from datapaper.article.column_widths import Layout, Size, arial

FILE = Path(__file__).with_name("reference.docx")


def filled(language: str, running_head: str) -> bytes:
    """Return it for one article.

    language: as in ``en-GB``. running_head: stands at the top of every page but the first.
    """
    document = Document(FILE)
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    document.sections[0].header.paragraphs[0].text = running_head
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def tables() -> Layout:
    """Return what it offers tables: the sizes of its two styles of cells, in the width of the text."""
    document = Document(FILE)
    (section,), styles = document.sections, document.styles
    room = (section.page_width - section.left_margin - section.right_margin) / Pt(1)
    (gap,) = styles["Table"].element.xpath("./w:tblPr/w:tblCellMar/w:right/@w:w")
    sizes = [Size(end, styles[f"Table Text{end}"].font.size.pt, (room,)) for end in ("", " Small")]
    return Layout(tuple(sizes), int(gap) / 20, _spacious)


def _spacious(text: str, bold: bool) -> float:
    """Return how wide a text is with room to spare, since not everybody has Arial."""
    return arial(text, bold=True)
