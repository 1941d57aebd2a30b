"""The faces of the PDF, from the packages that bring them."""

import shutil
from functools import cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro

PACKAGES = (font_source_serif_pro, font_source_sans_pro)
STYLES = {"Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt"}


def gathered(workshop: Path) -> Path:
    """Return a folder with each face once.

    The packages have them in two formats, of which Typst would take either.
    """
    folder = workshop / "fonts"
    folder.mkdir()
    for package in PACKAGES:
        for file in (Path(package.__file__).parent / "files").glob("*.ttf"):
            if file.stem.partition("-")[2] in STYLES:
                shutil.copyfile(file, folder / file.name)
    return folder


def wide(text: str, bold: bool) -> float:
    """Return how wide a text is in the sans face, in ems."""
    widths, unknown = _widths("Semibold" if bold else "Regular")
    return sum(widths.get(ord(sign), unknown) for sign in text)


@cache
def _widths(style: str) -> tuple[dict[int, float], float]:
    """Return the width of every letter of a style, in ems, and that of one which it lacks."""
    from fontTools.ttLib import TTFont

    folder = Path(font_source_sans_pro.__file__).parent / "files"
    with TTFont(folder / f"SourceSansPro-{style}.ttf") as font:
        em, advances = font["head"].unitsPerEm, font["hmtx"]
        names = font.getBestCmap()
        return {code: advances[name][0] / em for code, name in names.items()}, 1.0
