"""Write the whole folder ``submission``, from the article and what the edition is."""

import shutil
from collections.abc import Callable
from pathlib import Path

from datapaper.article.model import Article
from datapaper.core import staging
from datapaper.core.project import Project
from datapaper.formats import copy_built, figures, jats, latex, tables_csv
from datapaper.journals import checklist
from datapaper.metadata import Edition

from . import cover_letter, keep_wanted, manifest, metadata_json, review_pdf
from .refuse_broken_rules import refuse

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


def publish(project: Project, edition: Edition) -> Path:
    """Write the submission of a project that is built, and put it in the place of the last one.

    Returns its folder. Raises BrokenRules if the article breaks rules of its journal, and NotWritten.
    """
    place, article = project.build / "submission", Article(project.build / "article", project)
    refuse(article, edition)
    staging.recover(place)
    aside = staging.staging_dir(place)
    try:
        write(article, edition, aside)
        staging.publish(aside, place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return place


def write(article: Article, edition: Edition, folder: Path):
    """Write every file into an empty folder. Raises NotWritten."""
    for step in STEPS:
        try:
            step(article, edition, folder)
        except (ValueError, OSError) as error:
            raise NotWritten(f"{step.__module__}: {error}") from error
