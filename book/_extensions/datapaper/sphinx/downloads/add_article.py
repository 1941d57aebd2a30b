"""Put the article into the HTML book, once both are written."""

import re
import shutil
from pathlib import Path

from datapaper.formats import registry, ro_crate
from datapaper.metadata import Edition

from .menu import size
from .static_files import NAME

FILES = [one.file for one in registry.in_book()]
PLACE = re.compile(r'(<span class="size" data-file="([\w.-]+)">)[^<]*(</span>)')


def complete(html: Path, article: Path, edition: Edition):
    """Copy the files of the article, write their sizes on every page, and describe the folder.

    Doing it again changes nothing.
    """
    for name in FILES:
        shutil.copyfile(article / name, html / NAME / name)
    sizes = {name: size((article / name).stat().st_size) for name in FILES}
    for page in html.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        filled = PLACE.sub(lambda place: f"{place[1]}{sizes[place[2]]}{place[3]}", text)
        if filled != text:
            page.write_text(filled, encoding="utf-8")
    ro_crate.write(html, edition)


def is_complete(html: Path, article: Path) -> bool:
    """Tell whether the book holds these files already."""
    pairs = [(html / NAME / name, article / name) for name in FILES]
    return all(held.is_file() and held.read_bytes() == made.read_bytes() for held, made in pairs)


def copied(html: Path, target: Path) -> Path:
    """Copy a published book to another folder."""
    return Path(shutil.copytree(html, target, dirs_exist_ok=True))
