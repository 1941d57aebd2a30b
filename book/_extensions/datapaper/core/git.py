"""Which commit the sources are at, and when it was made: the only date that a build knows."""

import os
import subprocess
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .project import CONFIG, Project

NOT_BUILT_FROM = ":(exclude)tests"
SHORT = 7  # letters; what Git itself calls short grows with the repository
UNKNOWN = "not known: the sources were not in a Git repository"
CHANGED = " with uncommitted changes"  # after the name of a commit


class Commit(NamedTuple):
    """A commit: its full name, when it was made (ISO 8601), and whether files differ from it."""

    name: str
    date: str
    changed: bool

    @property
    def short(self) -> str:
        """The start of its name."""
        return self.name[:SHORT]


@cache
def commit(project: Project) -> Commit | None:
    """Return the commit that a project is at.

    None without Git, and in a folder that its repository does not hold. Files differ if a
    tracked one does, or if there is a new one among the data or the pages; tests do not count.
    """
    # A copy that lies in an ignored folder of another repository is not at the commit of that one.
    root = project.root
    if _git(root, "ls-files", "--error-unmatch", CONFIG) is None:
        return None
    log = _git(root, "log", "-1", "--format=%H %cI")
    if log is None:
        return None
    changes = _git(root, "status", "--porcelain", "--untracked-files=no", "--", ".", NOT_BUILT_FROM)
    watched = [str(project.data), str(project.pages)]
    new = _git(root, "ls-files", "--others", "--exclude-standard", *watched)
    name, date = log.split()
    return Commit(name, date, bool(changes or new))


def set_date(project: Project):
    """Give every tool the date of the last commit; without a history outputs have no date.

    A date that the person has set in ``SOURCE_DATE_EPOCH`` stays.
    """
    at = commit(project)
    if at:
        seconds = int(datetime.fromisoformat(at.date).timestamp())
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(seconds))


def _git(root: Path, *command: str) -> str | None:
    """Return what Git answers; None if it is not there or refuses."""
    # Git sets variables for its hooks that would lead to another repository.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    arguments = ["git", "--no-optional-locks", *command]
    try:
        return subprocess.check_output(
            arguments, cwd=root, env=environment, stderr=subprocess.DEVNULL, text=True
        ).strip()
    except (OSError, subprocess.CalledProcessError):
        return None
