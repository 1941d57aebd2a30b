"""Write the folder ``take-away`` of the HTML book."""

import shutil
from pathlib import Path

from datapaper import metadata
from datapaper.core.project import BUILD
from datapaper.data import package
from datapaper.metadata import citation_formats

NAME = "take-away"


def write(folder: Path, archive: str):
    """Write what does not need the article: citations, bibliography, the archive of the data."""
    target = folder / NAME
    target.mkdir(exist_ok=True)
    for name, text in citation_formats.files(metadata.edition()).items():
        (target / name).write_text(text, encoding="utf-8")
    for source in copied(archive):
        shutil.copyfile(source, target / source.name)


def copied(archive: str) -> list[Path]:
    """Return the files that are copied as they are."""
    return [package.BIBLIOGRAPHY, *([BUILD / "data-package" / archive] if archive else [])]
