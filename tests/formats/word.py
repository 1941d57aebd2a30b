"""What the DOCX says."""

import re
import zipfile
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CITED = re.compile(r"^(ref|id)")


def body(path: Path) -> etree._Element:
    """Return the body of the document."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")


def text(path: Path) -> str:
    """Return all text of the document in its order, tables included."""
    return " ".join(_said(paragraph) for paragraph in body(path).iter(f"{W}p"))


def tables(path: Path) -> list[list[list[str]]]:
    """Return the cells of every table, row after row."""
    return [[[_said(cell) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")] for table in body(path).iter(f"{W}tbl")]


def citations(path: Path) -> list[str]:
    """Return where the superscript links of the text lead to, in order."""
    links = [link for link in body(path).iter(f"{W}hyperlink") if link.find(f".//{W}vertAlign") is not None]
    return [link.get(f"{W}anchor") for link in links]


def _said(element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
