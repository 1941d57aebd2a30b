"""Write the whole folder ``submission``, from the article and what the edition is."""

from collections.abc import Callable
from pathlib import Path

from datapaper.article.model import Article
from datapaper.formats import copy_built, figures, jats, latex, tables_csv
from datapaper.journals import checklist
from datapaper.metadata import Edition

from . import cover_letter, keep_wanted, manifest, metadata_json, review_pdf

Step = Callable[[Article, Edition, Path], None]
# The checklist looks at the files of those before it; the manifest lists those that the journal takes.
STEPS: list[Step] = [
    copy_built.write,
    figures.write,
    tables_csv.write,
    latex.write,
    jats.write,
    review_pdf.write,
    metadata_json.write,
    cover_letter.write,
    checklist.write,
    keep_wanted.write,
    manifest.write,
]


class NotWritten(ValueError):
    """A step could not write its files; the message names it and says why."""


def write(article: Article, edition: Edition, folder: Path):
    """Write every file into an empty folder. Raises NotWritten."""
    for step in STEPS:
        try:
            step(article, edition, folder)
        except (ValueError, OSError) as error:
            raise NotWritten(f"{step.__module__}: {error}") from error
