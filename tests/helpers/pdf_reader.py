"""Read a PDF back."""

import re
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

FOOT = re.compile(r"\n?\d+ / \d+\s*$")
SUBSET = re.compile(r"^[A-Z]{6}\+")
BREAKS = re.compile(r"[\s\u00a0\u00ad\u200b\u2060\u2010\u2011-]+")


def pages(path: Path) -> list[str]:
    """Return the text of each page."""
    return _pages(path, path.stat().st_mtime_ns)


@cache
def _pages(path: Path, changed: int) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def text(path: Path) -> str:
    """Return the text of a PDF, page after page, without running heads and page numbers."""
    first, *others = [FOOT.sub("", page) for page in pages(path)]
    # The running head of every page begins with the short title, which its section may follow.
    is_headed = len({page[:8] for page in others}) == 1
    return "\n".join([first, *(page.partition("\n")[2] if is_headed else page for page in others)])


def by_poppler(path: Path) -> str:
    """Return the text of a PDF as poppler reads it; a form feed ends each page."""
    return subprocess.run(
        ["pdftotext", path, "-"], capture_output=True, text=True, check=True
    ).stdout


def squeezed(words: str) -> str:
    """Return a text without what changes where lines break, spaces and hyphens, in plain quotes."""
    return BREAKS.sub("", words).replace("’", "'").replace("‘", "'")


class Font(NamedTuple):
    """A font of a PDF as pdffonts lists it; ``embedded`` is ``yes`` or ``no``."""

    family: str
    kind: str
    embedded: str


def fonts(path: Path) -> list[Font]:
    """Return the fonts of a PDF."""
    listed = subprocess.run(
        ["pdffonts", path], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    # From the right: encoding, embedded, subset, table of Unicode or not, and two numbers.
    rows = [
        (name, " ".join(kind), embedded)
        for name, *kind, _, embedded, _, _, _, _ in map(str.split, listed)
    ]
    return [
        Font(SUBSET.sub("", name).partition("-")[0], kind, embedded)
        for name, kind, embedded in rows
    ]


def unfit(path: Path) -> list[Font]:
    """Return the fonts that no journal takes: those of Type 3, and those that are not embedded."""
    return [font for font in fonts(path) if font.kind == "Type 3" or font.embedded != "yes"]


def tagged(path: Path) -> list[tuple[str, DictionaryObject]]:
    """Return every element of the tag tree with its type."""
    todo, found = [PdfReader(path).trailer["/Root"]["/StructTreeRoot"]], []
    while todo:
        node = todo.pop().get_object()
        if isinstance(node, ArrayObject):
            todo += node
        elif isinstance(node, DictionaryObject):
            found.append((str(node.get("/S", "")), node))
            todo += [node["/K"]] if "/K" in node else []
    return found


def links(path: Path) -> list[DictionaryObject]:
    """Return every link annotation."""
    notes = [
        note.get_object() for page in PdfReader(path).pages for note in page.get("/Annots", [])
    ]
    return [note for note in notes if note["/Subtype"] == "/Link"]
