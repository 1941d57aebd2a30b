"""Let pandoc write Typst, and Typst a tagged PDF that archives take."""

import json
import os
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from datapaper.article import FRONT_FILTER
from datapaper.article.column_widths import Layout, Size, fits
from datapaper.article.model import Article
from datapaper.formats.format import FormatError
from datapaper.formats.pandoc import convert
from datapaper.metadata import Edition

from . import fonts, title_page

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FILTERS = [FRONT_FILTER, HERE / "typst.lua"]
# Typst checks what it writes against both; what goes to an archive must have a date.
ACCESSIBLE, ARCHIVAL = "ua-1", "a-2a"
SOURCE = "article.typ"
# Points: text-width and full-width in design.typ with a gutter, as every column has one.
MILLIMETRE, LEAST_GUTTER = 72 / 25.4, 11
TEXT, FULL = 124 * MILLIMETRE + LEAST_GUTTER, 160 * MILLIMETRE + LEAST_GUTTER
GUTTER = LEAST_GUTTER + 1  # what measuring letter by letter may miss
MONOSPACED = 0.49  # ems: code is set smaller than the text around it
PLACE = re.compile(r"\S*/(?=\w+\.typ\b)")


def typeset(article: Article, edition: Edition, review: bool = False) -> tuple[bytes, list[str]]:
    """Return the PDF of an article, and the warnings of Typst.

    review: whether lines are numbered and widely spaced. The same input gives the same
    bytes. It is PDF/UA-1 and, if ``SOURCE_DATE_EPOCH`` gives it a date, PDF/A-2a. Raises
    FormatError.
    """
    with TemporaryDirectory() as place:
        workshop = Path(shutil.copytree(TEMPLATES, place, dirs_exist_ok=True))
        if (article.folder / "images").exists():
            shutil.copytree(article.folder / "images", workshop / "images")
        (workshop / SOURCE).write_bytes(_typst(article, review))
        return _pdf(workshop, title_page.about(edition) | {"review": review})


def _typst(article: Article, review: bool) -> bytes:
    options = ["--to=typst-smart-citations", f"--template={TEMPLATES / SOURCE}", "--wrap=none"]
    options += [f"--lua-filter={name}" for name in FILTERS]
    tables = fits(article.soup, layout(review))
    return convert(article.html, *options, folder=article.folder, tables=tables)


def layout(review: bool) -> Layout:
    """Return what the templates offer tables: small letters, in the text column or the page."""
    rooms = (FULL,) if review else (TEXT, FULL)
    sizes = tuple(Size(f"{points}pt", points, rooms) for points in (8.4, 7.5, 6.5))
    return Layout(sizes, GUTTER, fonts.wide, monospaced=MONOSPACED)


def _pdf(workshop: Path, about: dict) -> tuple[bytes, list[str]]:
    import typst

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    inputs = {"about": json.dumps(about | {"dated": bool(epoch)}, sort_keys=True)}
    options: dict[str, Any] = {"root": workshop, "format": "pdf", "ignore_system_fonts": True}
    options |= {"font_paths": [fonts.gathered(workshop)], "sys_inputs": inputs}
    options["pdf_standards"] = [ACCESSIBLE, ARCHIVAL] if epoch else [ACCESSIBLE]
    if epoch:
        options["timestamp"] = int(epoch)
    try:
        written, warnings = typst.compile_with_warnings(workshop / SOURCE, **options)
    except typst.TypstError as error:
        raise FormatError(f"Typst: {_readable(error.diagnostic)}") from None
    return written, [f"Typst: {_readable(warning.diagnostic)}" for warning in warnings]


def _readable(diagnostic: str) -> str:
    """Shorten a message of Typst.

    It quotes whole paragraphs, repeats itself, and names a folder that is gone.
    """
    lines = [PLACE.sub("", line)[:160] for line in diagnostic.splitlines()]
    return "\n".join(dict.fromkeys(lines))
