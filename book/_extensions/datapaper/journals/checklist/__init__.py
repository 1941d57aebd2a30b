"""The checklist: what venues ask for, held against the files of the bundle as they lie there.

A check opens the files and knows nothing of who wrote them.
"""

from pathlib import Path

from datapaper.article.model import Article
from datapaper.metadata import Edition
from datapaper.metadata.citation_formats import CHANGED

from . import (
    checks_arxiv,
    checks_body,
    checks_data,
    checks_files,
    checks_floats,
    checks_front,
    checks_pdf,
    checks_references,
    checks_statements,
    checks_zenodo,
)
from .checklist_page import page
from .finding import CHECKS, FAILED, Finding
from .opened_bundle import Opened, Unreadable
from .requirements import MACHINE, requirements

NAME = "checklist.html"


def write(article: Article, edition: Edition, folder: Path):
    """Write ``checklist.html`` about the files that are in the folder already."""
    (folder / NAME).write_bytes(
        page(
            article.title,
            _made_from(edition),
            requirements(),
            found(Opened(folder, article.project.root)),
        )
    )


def _made_from(edition: Edition) -> str:
    commit = (
        [f"commit {edition.commit.short}{CHANGED * edition.commit.changed}"]
        if edition.commit
        else []
    )
    return ", ".join(filter(None, [edition.day, f"version {edition.paper.version}", *commit]))


def found(bundle: Opened) -> dict[str, Finding]:
    """Return id of a requirement -> what its check finds."""
    return {one.id: checked(one.id, bundle) for one in requirements() if one.kind == MACHINE}


def checked(id: str, bundle: Opened) -> Finding:
    """Return what the check of one requirement finds; a file that is missing or broken is a fault."""
    try:
        return CHECKS[id](bundle)
    except Unreadable as error:
        return Finding(FAILED, str(error))
