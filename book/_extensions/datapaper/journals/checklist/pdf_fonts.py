"""The fonts of a PDF."""

from pypdf import PdfReader

FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(reader: PdfReader) -> list[str]:
    """Return a line for each font that is of Type 3 or not embedded."""
    found: dict = {}
    for page in reader.pages:
        _collect(page.get("/Resources", {}), found)
    lines = [f"{name} is of Type 3" for name, font in found.items() if font["/Subtype"] == "/Type3"]
    return lines + [
        f"{name} is not embedded"
        for name, font in found.items()
        if font["/Subtype"] != "/Type3" and not _embedded(font)
    ]


def _collect(resources, found: dict):
    """Add the fonts of a page, and of the drawings placed on it, by their names."""
    resources = resources.get_object()
    for reference in resources.get("/Font", {}).values():
        font = reference.get_object()
        found[str(font.get("/BaseFont", font.get("/Name", "a font without name")))] = font
    for drawn in resources.get("/XObject", {}).values():
        if drawn.get_object().get("/Subtype") == "/Form":
            _collect(drawn.get_object().get("/Resources", {}), found)


def _embedded(font) -> bool:
    within = [one.get_object() for one in font.get("/DescendantFonts", [font])]
    return all(any(file in one.get("/FontDescriptor", {}) for file in FILES) for one in within)
