"""The fonts of the site, those of the PDF cut to the letters it uses.

The cut ones stand in a script, so that a page opened from a file has them in every browser, and
before it is painted: its text does not move. Where there are no scripts, a style sheet
has the same. Their licence reserves the name of the originals, so the cut ones
bear the name of the book's; it is published beside them, as it asks.
"""

import base64
import hashlib
import io
import os
import shutil
from importlib.metadata import version
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro

from datapaper.sphinx.context import context_of

SHEET, SCRIPT, LICENCE = "fonts.css", "fonts.js", "fonts-licence.txt"
PACKAGES = (font_source_serif_pro, font_source_sans_pro)
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "–—‘’“”„‚…†‡•′″−×≈≠≤≥→←↑↓")]
CYRILLIC = [*range(0x400, 0x460)]
FEATURES = ["kern", "liga", "tnum", "pnum", "lnum", "onum", "mark", "ccmp", "locl"]
FACES = {
    # file: package, family, style, weight, letters
    "SourceSerifPro-Regular.ttf": (
        font_source_serif_pro,
        "Book Serif",
        "normal",
        400,
        LATIN + CYRILLIC,
    ),
    "SourceSerifPro-It.ttf": (font_source_serif_pro, "Book Serif", "italic", 400, LATIN),
    "SourceSerifPro-Semibold.ttf": (font_source_serif_pro, "Book Serif", "normal", 600, LATIN),
    "SourceSansPro-Regular.ttf": (font_source_sans_pro, "Book Sans", "normal", 400, LATIN),
    "SourceSansPro-It.ttf": (font_source_sans_pro, "Book Sans", "italic", 400, LATIN),
    "SourceSansPro-Semibold.ttf": (font_source_sans_pro, "Book Sans", "normal", 600, LATIN),
}
RULE = '@font-face {{ font-family: "{}"; font-style: {}; font-weight: {}; src: url("data:font/woff2;base64,{}") format("woff2"); }}\n'
HEAD = "const face = (family, style, weight, font) => document.fonts.add(\n"
HEAD += "  new FontFace(family, Uint8Array.from(atob(font), (letter) => letter.charCodeAt(0)).buffer, { style, weight }));\n"
CALL = 'face("{}", "{}", "{}", "{}");\n'


def write(aside: Path):
    """Write style sheet, script and licences into a folder: one rule and one call for each face, with its font as base64."""
    faces = [
        (family, style, weight, base64.b64encode(cut(folder(package) / file, letters)).decode())
        for file, (package, family, style, weight, letters) in FACES.items()
    ]
    (aside / LICENCE).write_text(
        "\n".join(
            (folder(package) / "LICENSE.txt").read_text(encoding="utf-8") for package in PACKAGES
        ),
        encoding="utf-8",
    )
    (aside / SHEET).write_text("".join(RULE.format(*face) for face in faces), encoding="ascii")
    (aside / SCRIPT).write_text(
        HEAD + "".join(CALL.format(*face) for face in faces), encoding="ascii"
    )


def folder(package) -> Path:
    """Return where a package keeps its fonts and their licence."""
    return Path(package.__file__).parent / "files"


def cut(file: Path, letters: list[int]) -> bytes:
    """Return a font with these code points only, without its names, as WOFF2."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(file, recalcTimestamp=False)
    subsetter = Subsetter(
        Options(layout_features=FEATURES, hinting=False, name_IDs=[], notdef_outline=True)
    )
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor, out = "woff2", io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def key() -> str:
    """Return what decides how the fonts come out: this file and the packages."""
    packages = ("fonttools", "brotli", "font-source-serif-pro", "font-source-sans-pro")
    known = [
        Path(__file__).read_text(encoding="utf-8"),
        *(version(package) for package in packages),
    ]
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:16]


def made(build: Path, kind: str, make) -> Path:
    """Return the folder in ``build`` of one kind of font, made by ``make(folder)`` unless it is there already, whole."""
    target = build / ".fonts" / f"{kind}-{key()}"
    if not target.exists():
        aside = target.with_name(f"{target.name}-{os.getpid()}")
        aside.mkdir(parents=True)
        make(aside)
        for old in [one for one in target.parent.glob(f"{kind}-*") if one != aside]:
            shutil.rmtree(old, ignore_errors=True)
        aside.rename(target)
    return target


def offer(app):
    """Leave the style sheet where Sphinx takes static files from."""
    if app.builder.name == "html":
        target = made(context_of(app).project.build, "web", write)
        app.config.html_static_path.append(os.path.relpath(target, app.srcdir))


def setup(app):
    """Cut the fonts before the style sheets of the book are counted."""
    app.connect("builder-inited", offer, priority=100)
