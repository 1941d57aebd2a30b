"""The data package, which the build has made already."""

import shutil
from pathlib import Path

from datapaper.article.model import Article
from datapaper.metadata import Edition

from .format import FormatError

DATA = "data-package.zip"
TAKE_AWAY = Path("html", "take-away")


class NoArchive(FormatError):
    """The HTML book does not hold the data package as one archive.

    The message says where it was looked for.
    """


def write_data(article: Article, edition: Edition, folder: Path):
    """Copy the data package. Raises NoArchive."""
    shutil.copyfile(_archive(article.folder.parent), folder / DATA)


def _archive(build: Path) -> Path:
    found = sorted((build / TAKE_AWAY).glob("*.zip"))
    if len(found) != 1:
        raise NoArchive(
            f"_build/{TAKE_AWAY.as_posix()} should hold one archive of the data, "
            f"and holds {len(found)}; see data_archive in _config.yml"
        )
    return found[0]
