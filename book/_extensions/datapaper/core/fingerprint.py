"""Fingerprints of sources and outputs.

They let a build skip what is current, and never take a stale output for a current one.
"""

import hashlib
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from .digests import of_file
from .git import commit
from .project import Project
from .staging import write_whole

RECORD = ".published.json"
ENVIRONMENT = ["SOURCE_DATE_EPOCH", "BOOK_URL", "JOURNAL"]
NOT_READ = {"tests", "_build", "__pycache__"}


def inputs(project: Project) -> str:
    """Return a digest of everything that outputs can be made from.

    These are the sources, the commit, the date, the address and the interpreter; not hidden
    folders, ``tests``, other environments of Python, and what is built.
    """
    known = [sys.version, commit(project), *map(os.environ.get, ENVIRONMENT)]
    total = hashlib.sha256(repr(known).encode())
    _add(total, project.root, is_root=True)
    return total.hexdigest()


def output(folder: Path) -> str:
    """Return a digest of the names and contents of all files in a folder."""
    total = hashlib.sha256()
    _add(total, folder)
    return total.hexdigest()


def _add(total, folder: Path, is_root: bool = False):
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = Path(entry.path)
        if entry.is_file():
            total.update(f"{entry.name} {of_file(path)}\n".encode())
        elif entry.is_dir() and _is_read(path, is_root):
            total.update(f"{entry.name}/\n".encode())
            _add(total, path)


def _is_read(folder: Path, in_root: bool) -> bool:
    hidden = in_root and folder.name.startswith(".")
    return folder.name not in NOT_READ and not hidden and not (folder / "pyvenv.cfg").exists()


def remember(project: Project, made_from: str, folders: list[Path]):
    """Record that folders hold what follows from inputs with this digest.

    Folders that were made from other inputs are forgotten.
    """
    known, record = _read(project), project.build / RECORD
    kept = known["outputs"] if known.get("inputs") == made_from else {}
    outputs = kept | {folder.name: output(folder) for folder in folders}
    write_whole(record, json.dumps({"inputs": made_from, "outputs": outputs}).encode())


def is_current(project: Project, made_from: str, folders: list[Path]) -> bool:
    """Tell whether folders hold, byte for byte, what follows from inputs with this digest."""
    known = _read(project)
    if known.get("inputs") != made_from:
        return False
    digests = known["outputs"]
    return all(one.is_dir() and digests.get(one.name) == output(one) for one in folders)


def _read(project: Project) -> dict:
    with suppress(OSError, ValueError):
        return json.loads((project.build / RECORD).read_text(encoding="utf-8"))
    return {}
