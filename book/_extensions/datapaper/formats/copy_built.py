"""The data package, which the build has made already."""

import shutil
from pathlib import Path

from datapaper.article.model import Article
from datapaper.metadata import Edition

from .format import FormatError

DATA = "data-package.zip"
TAKE_AWAY = Path("html", "take-away")


def write_data(article: Article, edition: Edition, folder: Path):
    """Copy the data package. Raises FormatError if it is not one archive."""
    found = sorted((article.folder.parent / TAKE_AWAY).glob("*.zip"))
    if len(found) != 1:
        raise FormatError(
            f"_build/{TAKE_AWAY.as_posix()} should hold one archive of the data, "
            f"and holds {len(found)}; see data_archive in _config.yml"
        )
    shutil.copyfile(found[0], folder / DATA)
