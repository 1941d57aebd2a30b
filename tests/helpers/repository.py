"""A repository of its own for a copy of the project."""

from pathlib import Path

from .project import run

COMMITTED = "2026-01-31T23:30:00-05:00"


def commit(root: Path) -> None:
    """Put the sources into a repository of their own; its commit has the same name wherever it is made."""
    identity = [
        "-c",
        "user.name=A reader",
        "-c",
        "user.email=reader@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    for command in (
        ["init", "--quiet"],
        ["add", "--all"],
        ["commit", "--quiet", "--message=A state"],
    ):
        code, log = run(
            "git",
            *identity,
            *command,
            cwd=root,
            GIT_AUTHOR_DATE=COMMITTED,
            GIT_COMMITTER_DATE=COMMITTED,
        )
        assert code == 0, log
