"""Copy the project to another folder and build it there with its own commands."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from datapaper.core import fingerprint, git
from datapaper.core.project import Project

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
ASIDE = shutil.ignore_patterns(
    ".git", ".venv", "_build", "__pycache__", ".ipynb_checkpoints", ".*_cache"
)
NOT_INHERITED = {
    "MAKEFLAGS",
    "MFLAGS",
    "MAKELEVEL",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONUNBUFFERED",
    "SOURCE_DATE_EPOCH",  # a build in this process sets it, for the commit of its own project
}
CHECK = """
from datapaper.core.project import Project
from datapaper.data.package import DataPackage
from datapaper.data.refuse_invalid import check

check(DataPackage(Project.find()))
"""  # what refuses bad data, for a folder of a project
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def copy(target: Path) -> Path:
    """Copy the sources of the project, without products, beside the environment of the tests."""
    shutil.copytree(ROOT, target, ignore=ASIDE)
    (target / ".venv").symlink_to(sys.prefix)
    return target


def run(*command, cwd: Path, timeout: float | None = 900, **environment) -> tuple[int, str]:
    """Run a command; return its exit code and all it said, without colours."""
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    environment["PYTHONPATH"] = os.pathsep.join(
        filter(None, [environment.get("PYTHONPATH"), engine_of(cwd)])
    )
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        cwd=cwd,
        env=inherited | environment,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=timeout,
    )
    return done.returncode, COLOUR.sub("", done.stdout)


def engine_of(folder: Path) -> str:
    """The engine of the copy of a project that a folder lies in, else the one under test."""
    copies = [
        parent / "book" / "_extensions" for parent in (folder.resolve(), *folder.resolve().parents)
    ]
    return str(next(filter(Path.is_dir, copies), ROOT / "book" / "_extensions"))


def make(root: Path, *targets: str) -> tuple[int, str]:
    """Run ``make`` without installing anything."""
    return run("make", *targets, cwd=root)


def built(root: Path, *targets: str, **environment) -> str:
    """Run ``make``, which must not fail; return what it said."""
    code, log = run("make", *targets, cwd=root, **environment)
    assert code == 0, log[-3000:]
    return log


def steps(target: str) -> str:
    """Return what ``make`` would run for a target, without running it."""
    code, log = run("make", "--dry-run", target, cwd=ROOT)
    assert code == 0, log
    return log


def jupyter_book(root: Path, *options: str, **environment) -> tuple[int, str]:
    """Run the stock command of Jupyter Book."""
    return run(BIN / "jupyter-book", "build", ".", *options, cwd=root, **environment)


@contextmanager
def dated(root: Path):
    """Know the date of the last commit of a project, as a build does, until the block is done."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    git.set_date(Project(root))
    try:
        yield
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        os.environ |= {"SOURCE_DATE_EPOCH": before} if before else {}


def is_built(root: Path) -> bool:
    """Tell whether what lies in ``_build`` of a project follows from its sources as they stand."""
    with dated(root):
        made_from, build = fingerprint.inputs(Project(root)), root / "_build"
        return fingerprint.is_current(Project(root), made_from, [build / "html", build / "article"])


def executed(log: str) -> set[str]:
    """Return the names of the notebooks that a build executed, from its log."""
    return {
        name
        for line in re.findall(r"executed \d+ of \d+ notebooks: (.*)", log)
        for name in line.split(", ")
    }
