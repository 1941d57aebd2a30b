"""The faces of the PDF, from the packages that bring them."""

import shutil
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro

PACKAGES = (font_source_serif_pro, font_source_sans_pro)
STYLES = {"Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt"}


def gathered(workshop: Path) -> Path:
    """Return a folder with each face once; the packages have them in two formats, of which Typst would take either."""
    folder = workshop / "fonts"
    folder.mkdir()
    for file in [
        file
        for package in PACKAGES
        for file in (Path(package.__file__).parent / "files").glob("*.ttf")
    ]:
        if file.stem.partition("-")[2] in STYLES:
            shutil.copyfile(file, folder / file.name)
    return folder
