"""Copies of the project to build in, and what runs there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PRODUCTS = shutil.ignore_patterns(
    ".venv", "_build", "__pycache__", ".ipynb_checkpoints", ".pytest_cache"
)
NOT_INHERITED = {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "PYTHONPATH", "VIRTUAL_ENV"}
TAIL = 3000  # letters of a log


def say(progress: str) -> None:
    """Print what is being done; with CI=true only the result is printed."""
    if os.environ.get("CI") != "true":
        print(progress, flush=True)


def copy(root: Path, target: Path) -> Path:
    """Copy the sources of the project as they stand, with their history, into a new folder.

    These are the files that Git tracks or would track; without Git, all but products.
    """
    shutil.rmtree(target, ignore_errors=True)
    files = _known_to_git(root)
    if files is None:
        return shutil.copytree(root, target, symlinks=True, ignore=PRODUCTS)
    for name in files:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, target / name, follow_symlinks=False)
    if (root / ".git").is_dir():
        shutil.copytree(root / ".git", target / ".git", symlinks=True)
    else:
        shutil.copy2(root / ".git", target / ".git")
    return target


def _known_to_git(root: Path) -> list[str] | None:
    """Return the names of the files; None if the folder is not the head of a repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if not (root / ".git").exists() or shutil.which("git") is None:
        return None
    listed = subprocess.check_output(command, cwd=root, stderr=subprocess.PIPE, text=True)
    names = dict.fromkeys(listed.split("\0"))
    return [name for name in names if name and os.path.lexists(root / name)]


def environment() -> dict[str, str]:
    """Return the variables of this process without those of its make and its Python."""
    return {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}


def make(root: Path, *targets: str) -> tuple[bool, str]:
    """Run ``make`` in a copy with an environment of its own; return success and the end of the log.

    The log is left beside the copy, in ``log.txt``.
    """
    log = root.parent / "log.txt"
    with log.open("a", encoding="utf-8") as file:
        command = ["make", *targets, f"PYTHON={sys.executable}"]
        code = subprocess.call(
            command, cwd=root, env=environment(), stdout=file, stderr=subprocess.STDOUT
        )
    return code == 0, log.read_text(encoding="utf-8", errors="replace")[-TAIL:]
