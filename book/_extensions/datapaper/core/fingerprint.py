"""Remember what the published outputs were made from, so that nothing is done twice and nothing stale is taken for new."""

import hashlib
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from .git import commit
from .project import BUILD, ROOT

RECORD = BUILD / ".published.json"
ENVIRONMENT = ["SOURCE_DATE_EPOCH", "BOOK_URL", "JOURNAL"]
NOT_READ = {"tests", "_build", "__pycache__"}


def inputs() -> str:
    """Return a digest of everything that outputs can be made from: sources, commit, date, address, interpreter.

    Left out are hidden files, ``tests`` and what is built.
    """
    total = hashlib.sha256(
        repr([sys.version, commit(), *map(os.environ.get, ENVIRONMENT)]).encode()
    )
    _add(total, ROOT)
    return total.hexdigest()


def output(folder: Path) -> str:
    """Return a digest of the names and contents of all files in a folder."""
    total = hashlib.sha256()
    _add(total, folder)
    return total.hexdigest()


def _add(total, folder: Path):
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if (
            entry.is_dir()
            and entry.name not in NOT_READ
            and not (folder == ROOT and entry.name[0] == ".")
        ):
            total.update(f"{entry.name}/\n".encode())
            _add(total, Path(entry.path))
        elif entry.is_file():
            content = hashlib.sha256(Path(entry.path).read_bytes()).hexdigest()
            total.update(f"{entry.name} {content}\n".encode())


def remember(made_from: str, folders: list[Path]):
    """Record that these folders hold what follows from inputs with this digest; forget folders made from others."""
    known = _read()
    kept = known["outputs"] if known.get("inputs") == made_from else {}
    outputs = kept | {folder.name: output(folder) for folder in folders}
    aside = RECORD.with_name(f"{RECORD.name}-{os.getpid()}")
    aside.write_text(json.dumps({"inputs": made_from, "outputs": outputs}), encoding="utf-8")
    os.replace(aside, RECORD)


def is_current(made_from: str, folders: list[Path]) -> bool:
    """Tell whether these folders hold, byte for byte, what follows from inputs with this digest."""
    known = _read()
    if known.get("inputs") != made_from:
        return False
    return all(
        folder.is_dir() and known["outputs"].get(folder.name) == output(folder)
        for folder in folders
    )


def _read() -> dict:
    with suppress(OSError, ValueError):
        return json.loads(RECORD.read_text(encoding="utf-8"))
    return {}
