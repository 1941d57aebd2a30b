"""Figures as files: Typst draws the SVG of the article as PDF or PNG."""

import io
from functools import cache
from pathlib import Path
from typing import Any

from .format import FormatError

PAGE = b"""#set document(date: none)
#set page(width: auto, height: auto, margin: 0pt)
#image("picture.svg")
"""
STANDARD = "1.4"  # which every TeX takes in


def pdf(svg: Path) -> bytes:
    """Return a picture as a PDF of one page, which is as large as the picture and has no margin.

    Same picture, same bytes. Raises FormatError.
    """
    return _drawn(svg.name, svg.read_bytes(), "pdf")


def png(svg: Path, dpi: int) -> bytes:
    """Return a picture as a PNG of ``dpi`` points an inch, which says so itself.

    Same picture, same bytes. Raises FormatError.
    """
    return _drawn(svg.name, svg.read_bytes(), "png", dpi)


@cache
def _drawn(name: str, svg: bytes, kind: str, dpi: int | None = None) -> bytes:
    """Draw by what the picture holds, so that a picture that several formats want is drawn once."""
    import typst

    files, standards = {"main.typ": PAGE, "picture.svg": svg}, [STANDARD] if kind == "pdf" else []
    options: dict[str, Any] = {"format": kind, "ppi": dpi, "pdf_standards": standards}
    try:
        drawn = typst.compile(files, pdf_tags=False, ignore_system_fonts=True, **options)
    except typst.TypstError as error:
        raise FormatError(f"{name}: Typst: {error.message}") from None
    return _with_resolution(drawn, dpi) if dpi else drawn


def _with_resolution(png: bytes, dpi: int) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.convert("RGB").save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
