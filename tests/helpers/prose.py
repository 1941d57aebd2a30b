"""The prose of the pages, as a reader sees it, for tests of numbers and style."""

import json
import re

from .built_book import with_metadata
from .project import ROOT

BOOK = ROOT / "book"
PAGES = sorted(path.name for pattern in ("*.ipynb", "*.md") for path in BOOK.glob(pattern))
MARKUP = r"^:::.*$|^:\w+:.*$|^```.*$|^\([\w-]+\)=$|^#+ .*$"
NO_END = r"\b(?:pp?|ch|no|vol|doc|e\.g|i\.e|[A-Z])\."  # a full stop that ends no sentence


def markdown(name: str) -> str:
    """The Markdown of one page, with what it shows of the metadata."""
    text = (BOOK / name).read_text(encoding="utf-8")
    if name.endswith(".ipynb"):
        cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown"]
        text = "\n\n".join("".join(cell["source"]) for cell in cells)
    return with_metadata(text, BOOK.parent)


def plain_prose(name: str) -> list[str]:
    """The paragraphs and items of a page without markup.

    A role that shows a number is a 9, and a quotation is empty.
    """
    text = re.sub(MARKUP, "\n", markdown(name), flags=re.MULTILINE)
    text = re.sub(r"\{cite\}`[^`]*`", "", text)
    text = re.sub(r"\{\w+\}`[^`]*`", "9", text)
    text = re.sub(r"“[^”]*”", "“”", text)
    text = re.sub(r"`[^`]*`|\]\([^)]*\)|[*\[]", "", text)
    return [line.lstrip("-0123456789. ") for line in text.splitlines() if line.strip()]


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    kept = re.sub(NO_END, lambda found: found[0].replace(".", "․"), text)
    return re.split(r"(?<=[.?!:])[”’)]*\s+(?=[A-Z“(9])", kept)
