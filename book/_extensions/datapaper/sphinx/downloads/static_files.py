"""Write the folder ``take-away`` of the HTML book."""

import shutil
from pathlib import Path

from datapaper.core.project import Project
from datapaper.metadata import citation_formats
from datapaper.sphinx.context import BuildContext

NAME = "take-away"


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
