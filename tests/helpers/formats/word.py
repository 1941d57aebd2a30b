"""What the DOCX says."""

from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from helpers import docx_reader


def text(path: Path) -> str:
    """Return all text of the document in its order, tables included."""
    return " ".join(
        docx_reader.text(paragraph) for paragraph in Document(path).element.body.iter(qn("w:p"))
    )


def tables(path: Path) -> list[list[list[str]]]:
    """Return the cells of every table, row after row."""
    return [docx_reader.cells(table) for table in Document(path).tables]


def citations(path: Path) -> list[str]:
    """Return where the superscript links of the text lead to, in order."""
    links = Document(path).element.body.iter(qn("w:hyperlink"))
    return [
        link.get(qn("w:anchor"))
        for link in links
        if link.find(f".//{qn('w:vertAlign')}") is not None
    ]
