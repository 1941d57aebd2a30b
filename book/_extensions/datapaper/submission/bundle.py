"""Write the whole folder ``submission``, from the article and what the edition is."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from datapaper.article.model import Article
from datapaper.core import staging
from datapaper.core.project import Project
from datapaper.core.refusal import Refusal
from datapaper.formats import copy_built, registry
from datapaper.journals import checklist
from datapaper.journals.profile import Profile, chosen
from datapaper.journals.rules.broken_rules import refuse
from datapaper.metadata import Edition

from . import cover_letter, manifest, metadata_json


class NotWritten(Refusal):
    """A step could not write its files; the message names it and says why."""


def publish(project: Project, edition: Edition) -> Path:
    """Write the submission of a project that is built, and put it in the place of the last one.

    Returns its folder. Raises NotWritten, and BrokenRules if the article breaks rules of its
    journal.
    """
    place, article = project.build / "submission", Article(project.build / "article", project)
    journal = chosen(edition.paper)
    refuse(article, edition.paper, journal)
    staging.recover(place)
    staged = staging.staging_dir(place)
    try:
        write(article, edition, journal, staged)
        staging.publish(staged, place)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return place


def write(article: Article, edition: Edition, profile: Profile, folder: Path):
    """Write the kinds of files that a journal takes, and what goes with them, into an empty folder.

    Raises NotWritten.
    """
    edition = edition._replace(paper=profile.shaped(edition.paper))
    for one in registry.wanted(profile.files):
        _write_format(one, article, edition, folder)
    _step(copy_built.write_data, article, edition, folder)
    # The checklist looks at the files of those before it; the manifest lists all of them.
    for write_part in (metadata_json.write, cover_letter.write, checklist.write):
        _step(write_part, article, edition, profile, folder)
    _step(manifest.write, article, edition, folder)


def _write_format(one: registry.Format, article: Article, edition: Edition, folder: Path):
    try:
        warnings = one.write(article, edition, folder)
    except (ValueError, OSError) as error:
        raise NotWritten(f"{one.label}: {error}") from error
    for warning in warnings:
        print(warning, file=sys.stderr)


def _step(write_part: Callable, *given):
    try:
        write_part(*given)
    except (ValueError, OSError) as error:
        raise NotWritten(f"{write_part.__module__}: {error}") from error
