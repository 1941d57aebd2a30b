"""Digests that a person can repeat."""

import hashlib
from pathlib import Path


def of_file(path: Path) -> str:
    """Return the SHA-256 of a file, as ``sha256sum`` prints it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def of_code(folder: Path) -> str:
    """Return the SHA-256 of all modules in a folder and those below it."""
    files = sorted(folder.rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def of_data(root: Path) -> str:
    """Return the SHA-256 of all of ``data/``.

    ``LC_ALL=C sh -c 'sha256sum data/* | sha256sum'`` prints the same.
    """
    files = sorted(path for path in (root / "data").glob("[!.]*") if path.is_file())
    lines = [f"{of_file(path)}  data/{path.name}\n" for path in files]
    return hashlib.sha256("".join(lines).encode()).hexdigest()
