"""A repository of its own for a copy of the project."""

from pathlib import Path

from .changes import edit
from .project import run

URL, REPOSITORY = "https://example.org/book/", "https://github.com/owner/albania"
COMMITTED = "2026-01-31T23:30:00-05:00"
IDENTITY = {"user.name": "A reader", "user.email": "reader@example.org", "commit.gpgsign": "false"}


def git(root: Path, *command: str, **environment) -> str:
    """Run Git in a folder; return what it says."""
    options = [part for one in IDENTITY.items() for part in ("-c", "=".join(one))]
    code, log = run("git", *options, *command, cwd=root, **environment)
    assert code == 0, log
    return log.strip()


def commit(root: Path, day: str = COMMITTED) -> None:
    """Put the sources into a repository; its commit has the same name wherever it is made."""
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    git(root, "commit", "--quiet", "--message=A state", **dates)


def commit_with_address(root: Path) -> None:
    """Put the sources into a repository whose public address the paper names."""
    edit(root / "book" / "paper.yml", 'repository: ""', f"repository: {REPOSITORY}")
    commit(root)
