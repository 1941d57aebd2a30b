"""The checklist: what venues ask for, held against the files of the bundle as they lie there.

A check opens the files and knows nothing of who wrote them.
"""

from dataclasses import replace
from importlib import import_module
from pathlib import Path

from datapaper.article.model import Article
from datapaper.core.git import CHANGED
from datapaper.core.project import Project
from datapaper.journals.by_name import by_name
from datapaper.journals.profile import Profile
from datapaper.metadata import Edition

from .bundle_files import Bundle
from .checklist_page import page
from .finding import FAILED, Finding
from .opened_files import Unreadable
from .requirements import MACHINE, Requirement, placed, requirements

NAME = "checklist.html"
MODULES = sorted(file.stem for file in Path(__file__).parent.glob("checks_*.py"))
# Each function of these modules is a check of a bundle, by what a venue asks for if it has limits.
CHECKS = by_name(import_module(f"{__name__}.{name}") for name in MODULES)


def write(article: Article, edition: Edition, profile: Profile, folder: Path):
    """Write ``checklist.html`` about the files that are in the folder already."""
    looked = look(requirements(profile), Bundle(folder, article.project.root))
    looked = [_placed(one, finding, article.project) for one, finding in looked]
    at = edition.commit
    commit = f"commit {at.short}{CHANGED * at.changed}" if at else ""
    made_from = [edition.day, f"version {edition.paper.version}", commit]
    (folder / NAME).write_bytes(page(article.title, ", ".join(filter(None, made_from)), looked))


def _placed(one: Requirement, finding: Finding | None, project: Project):
    """Let both name the folders of the project."""
    found = finding and replace(finding, place=placed(finding.place, project))
    return replace(one, mend=placed(one.mend, project)), found


def look(asked: list[Requirement], bundle: Bundle) -> list[tuple[Requirement, Finding | None]]:
    """Return each requirement with what its check finds; None where a person has to look."""
    return [(one, checked(one, bundle) if one.kind == MACHINE else None) for one in asked]


def checked(one: Requirement, bundle: Bundle) -> Finding:
    """Return what the check of a requirement finds; a missing or broken file is a fault."""
    try:
        return CHECKS[one.id](bundle, *([] if one.asks is None else [one.asks]))
    except Unreadable as error:
        return Finding(FAILED, str(error))
