"""Write the folder ``take-away`` of the HTML book, and put the article into it once both exist."""

import re
import shutil
from pathlib import Path

from datapaper.core.project import Project
from datapaper.formats import registry, ro_crate
from datapaper.metadata import Edition, citation_formats
from datapaper.sphinx.build_context import BuildContext

NAME = "take-away"
ARTICLE = [one.file for one in registry.in_book()]
PLACE = re.compile(r'(<span class="size" data-file="([\w.-]+)">)[^<]*(</span>)')


def write(folder: Path, built: BuildContext, archive: str):
    """Write what does not need the article: citations, bibliography, the archive of the data."""
    target = folder / NAME
    target.mkdir(exist_ok=True)
    for name, text in citation_formats.files(built.edition).items():
        (target / name).write_text(text, encoding="utf-8")
    for source in copied(built.project, archive):
        shutil.copyfile(source, target / source.name)


def copied(project: Project, archive: str) -> list[Path]:
    """Return the files that are copied as they are."""
    archives = [project.build / "data-package" / archive] if archive else []
    return [project.bibliography, *archives]


def add_article(html: Path, article: Path, edition: Edition):
    """Copy the files of the article, write their sizes on every page, and describe the folder.

    Doing it again changes nothing.
    """
    for name in ARTICLE:
        shutil.copyfile(article / name, html / NAME / name)
    sizes = {name: size((article / name).stat().st_size) for name in ARTICLE}
    for page in html.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        filled = PLACE.sub(lambda place: f"{place[1]}{sizes[place[2]]}{place[3]}", text)
        if filled != text:
            page.write_text(filled, encoding="utf-8")
    ro_crate.write(html, edition)


def size(count: int) -> str:
    """Return a number of bytes as a person reads it."""
    if count >= 1_000_000:
        return f"{count / 1_000_000:.1f} MB"
    return f"{max(1, round(count / 1000))} kB"


def has_article(html: Path, article: Path) -> bool:
    """Tell whether the book holds these files already."""
    pairs = [(html / NAME / name, article / name) for name in ARTICLE]
    return all(held.is_file() and held.read_bytes() == made.read_bytes() for held, made in pairs)
