"""What is inside a PDF: its fonts, bookmarks, and tags."""

import re
from collections.abc import Iterator

from pypdf import PdfReader

FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(reader: PdfReader) -> list[str]:
    """Return a line for each font that is of Type 3 or not embedded."""
    found: dict = {}
    for page in reader.pages:
        _collect(page.get("/Resources", {}), found)
    of_type_3 = [name for name, font in found.items() if font["/Subtype"] == "/Type3"]
    others = [name for name, font in found.items() if name not in of_type_3 and _is_apart(font)]
    lines = [f"{name} is of Type 3" for name in of_type_3]
    return lines + [f"{name} is not embedded" for name in others]


def _collect(resources, found: dict):
    """Add the fonts of a page, and of the drawings placed on it, by their names."""
    resources = resources.get_object()
    for reference in resources.get("/Font", {}).values():
        font = reference.get_object()
        found[str(font.get("/BaseFont", font.get("/Name", "a font without name")))] = font
    for drawn in resources.get("/XObject", {}).values():
        if drawn.get_object().get("/Subtype") == "/Form":
            _collect(drawn.get_object().get("/Resources", {}), found)


def _is_apart(font) -> bool:
    within = [one.get_object() for one in font.get("/DescendantFonts", [font])]
    return not all(any(file in one.get("/FontDescriptor", {}) for file in FILES) for one in within)


def bookmarks(outline) -> Iterator[str]:
    """Yield the titles of a tree of bookmarks, of all levels, without numbers."""
    for one in outline:
        if isinstance(one, list):
            yield from bookmarks(one)
        else:
            yield re.sub(r"^[\d.]+\s+", "", " ".join(one.title.split()))


def tagged(reader: PdfReader) -> list:
    """Return the elements of the tree of tags, in their order."""
    return list(_within(reader.root_object.get("/StructTreeRoot", {})))


def _within(node):
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object() if hasattr(kid, "get_object") else kid
        if hasattr(one, "get"):
            yield one
            yield from _within(one)
