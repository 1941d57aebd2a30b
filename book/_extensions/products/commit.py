"""Which commit this is, and when it was made: the only date that a build knows."""

import os
import subprocess
from functools import cache

from . import ROOT

NOT_A_PRODUCT_OF = (":/", ":!tests", ":!.ci")


@cache
def commit() -> tuple[str, int] | None:
    """Return the hash of the last commit and its time in seconds since 1970; None where there is no history.

    A folder inside somebody else's repository has no history of its own.
    """
    said = _git("log", "-1", "--format=%H %ct")
    if not said or _git("rev-parse", "--show-prefix"):
        return None
    name, seconds = said.split()
    return name, int(seconds)


@cache
def changed() -> bool:
    """Tell whether a file that Git knows, and that outputs could be made from, differs from the last commit."""
    return bool(commit() and _git("status", "--porcelain", "--untracked-files=no", "--", *NOT_A_PRODUCT_OF))


def set_date():
    """Give every tool the date of the last commit; without a history outputs have no date.

    A date that the person has set in ``SOURCE_DATE_EPOCH`` stays.
    """
    if commit():
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(commit()[1]))


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", "--no-optional-locks", *arguments], cwd=ROOT, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
