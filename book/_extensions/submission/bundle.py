"""Write the whole folder ``submission``, from the article and what the edition is."""

from collections.abc import Callable
from pathlib import Path

from paper import Edition

from . import checklist, chosen, copies, figures, jats, latex, letter, manifest, metadata_file, review, tables
from .document import Article

Step = Callable[[Article, Edition, Path], None]
# The checklist looks at the files of those before it; the manifest lists those that the journal takes.
STEPS: list[Step] = [
    copies.write, figures.write, tables.write, latex.write, jats.write, review.write, metadata_file.write, letter.write, checklist.write,
    chosen.write, manifest.write,
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
