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

from datapaper.sphinx.build_context import context_of

SHEET, SCRIPT, LICENCE = "fonts.css", "fonts.js", "fonts-licence.txt"
PACKAGES = (font_source_serif_pro, font_source_sans_pro)
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "–—‘’“”„‚…†‡•′″−×≈≠≤≥→←↑↓")]
CYRILLIC = [*range(0x400, 0x460)]
FEATURES = ["kern", "liga", "tnum", "pnum", "lnum", "onum", "mark", "ccmp", "locl"]
SERIF, SANS = (font_source_serif_pro, "Book Serif"), (font_source_sans_pro, "Book Sans")
FACES = {
    # file: package, family, style, weight, letters
    "SourceSerifPro-Regular.ttf": (*SERIF, "normal", 400, LATIN + CYRILLIC),
    "SourceSerifPro-It.ttf": (*SERIF, "italic", 400, LATIN),
    "SourceSerifPro-Semibold.ttf": (*SERIF, "normal", 600, LATIN),
    "SourceSansPro-Regular.ttf": (*SANS, "normal", 400, LATIN),
    "SourceSansPro-It.ttf": (*SANS, "italic", 400, LATIN),
    "SourceSansPro-Semibold.ttf": (*SANS, "normal", 600, LATIN),
}
RULE = (
    '@font-face {{ font-family: "{}"; font-style: {}; font-weight: {}; '
    'src: url("data:font/woff2;base64,{}") format("woff2"); }}\n'
)
HEAD = (
    "const face = (family, style, weight, font) => document.fonts.add(\n"
    "  new FontFace(family, Uint8Array.from(atob(font), (letter) => letter.charCodeAt(0)).buffer, "
    "{ style, weight }));\n"
)
CALL = 'face("{}", "{}", "{}", "{}");\n'


def write(target: Path):
    """Write style sheet, script and licences into a folder.

    Each face has one rule and one call, with its font as base64.
    """
    faces = [
        (family, style, weight, base64.b64encode(cut(folder(package) / file, letters)).decode())
        for file, (package, family, style, weight, letters) in FACES.items()
    ]
    files = [folder(package) / "LICENSE.txt" for package in PACKAGES]
    licences = "\n".join(file.read_text(encoding="utf-8") for file in files)
    rules, calls = ("".join(form.format(*face) for face in faces) for form in (RULE, CALL))
    (target / LICENCE).write_text(licences, encoding="utf-8")
    (target / SHEET).write_text(rules, encoding="ascii")
    (target / SCRIPT).write_text(HEAD + calls, encoding="ascii")


def folder(package) -> Path:
    """Return where a package keeps its fonts and their licence."""
    return Path(package.__file__).parent / "files"


def cut(file: Path, letters: list[int]) -> bytes:
    """Return a font with these code points only, without its names, as WOFF2."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(file, recalcTimestamp=False)
    options = Options(layout_features=FEATURES, hinting=False, name_IDs=[], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor, out = "woff2", io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def key() -> str:
    """Return what decides how the fonts come out: this file and the packages."""
    packages = ("fonttools", "brotli", "font-source-serif-pro", "font-source-sans-pro")
    known = [Path(__file__).read_text(encoding="utf-8"), *map(version, packages)]
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:16]


def made(build: Path, kind: str, make) -> Path:
    """Return the folder in ``build`` of one kind of font; ``make(folder)`` makes a missing one."""
    target = build / ".fonts" / f"{kind}-{key()}"
    if not target.exists():
        staged = target.with_name(f"{target.name}-{os.getpid()}")
        staged.mkdir(parents=True)
        make(staged)
        for old in [one for one in target.parent.glob(f"{kind}-*") if one != staged]:
            shutil.rmtree(old, ignore_errors=True)
        staged.rename(target)
    return target


def offer(app):
    """Leave the style sheet where Sphinx takes static files from."""
    if app.builder.name == "html":
        target = made(context_of(app).project.build, "web", write)
        app.config.html_static_path.append(os.path.relpath(target, app.srcdir))
