"""The execution cache: outputs of notebooks, valid until something that they depend on changes.

An entry lies under the name of its notebook. Its first line is its cache key: a digest of
the code, and one of each file or folder of the project that was read. A lookup hits only if
all of them are as they were. Entries are written to a temporary file and renamed, so that a
build that is killed leaves whole ones.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from datapaper.core.digests import of_file
from datapaper.core.staging import write_whole

KEPT = 6  # entries of one notebook: somebody who goes back to an earlier state finds it
LOCK = "requirements.txt"


class ExecutionCache:
    """The entries of one project. root: the project; folder: where they lie."""

    def __init__(self, root: Path, folder: Path):
        self.root, self.folder = root, folder

    def find(self, path: Path, text: str) -> Path | None:
        """Return the entry that is valid for a notebook and all that it reads now, or None."""
        code = self.code(text)
        for entry in _newest_first(self._of(path).glob("*.jsonl")):
            if self.code_of(entry) == code and self._is_current(self.reads(entry)):
                os.utime(entry)
                return entry
        return None

    def _is_current(self, reads: dict[str, str]) -> bool:
        return all(self.digest(name) == then for name, then in reads.items())

    def keep(self, path: Path, text: str, cells: list[dict], reads: dict[str, str]) -> Path:
        """Write an entry. cells: the executed code cells; reads: file -> its digest when read."""
        head = json.dumps({"code": self.code(text), "reads": reads}, sort_keys=True)
        stored = [{name: cell[name] for name in ("execution_count", "outputs")} for cell in cells]
        kept = json.dumps(stored, sort_keys=True)
        entry = self._of(path) / f"{hashlib.sha256(head.encode()).hexdigest()[:16]}.jsonl"
        entry.parent.mkdir(parents=True, exist_ok=True)
        write_whole(entry, f"{head}\n{kept}\n".encode())
        self._prune(entry.parent)
        return entry

    def reads(self, entry: Path) -> dict[str, str]:
        """Return the files that an entry was made from, each with its digest."""
        return json.loads(_lines(entry)[0])["reads"]

    def code_of(self, entry: Path) -> str:
        """Return the digest of the code that an entry came from."""
        return json.loads(_lines(entry)[0])["code"]

    def filled(self, entry: Path, text: str) -> str:
        """Return the text of a notebook with the outputs of an entry in the place of its own."""
        notebook, cells = json.loads(text), json.loads(_lines(entry)[1])
        for cell, kept in zip(code_cells(notebook), cells, strict=True):
            cell.update(kept)
        return json.dumps(notebook, ensure_ascii=False)

    def code(self, text: str) -> str:
        """Return the digest of what is executed.

        That is the code of a notebook, its interpreter, the locked packages and this package.
        """
        cells = [
            ["".join(cell["source"]), cell.get("metadata", {}).get("tags", [])]
            for cell in code_cells(json.loads(text))
        ]
        known = json.dumps([cells, sys.version, self.digest(LOCK), _this_package()])
        return hashlib.sha256(known.encode()).hexdigest()

    def digest(self, name: str) -> str:
        """Return the digest of a file, empty for none, or of the names in a folder (``data/``)."""
        path = self.root / name
        if name.endswith("/"):
            names = sorted(one.name for one in path.glob("*") if one.name[0] not in "._")
            return hashlib.sha256("\n".join(names).encode()).hexdigest()
        return of_file(path) if path.is_file() else ""

    def _of(self, path: Path) -> Path:
        return self.folder / path.relative_to(self.root).with_suffix("")

    def _prune(self, folder: Path):
        for entry in _newest_first(folder.iterdir())[KEPT:]:
            entry.unlink()


def code_cells(notebook: dict) -> list[dict]:
    """Return the code cells of a notebook, in order."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def _newest_first(entries: Iterable[Path]) -> list[Path]:
    return sorted(entries, key=lambda entry: entry.stat().st_mtime_ns, reverse=True)


@cache
def _this_package() -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("*.py"))]


def _lines(entry: Path) -> list[str]:
    with entry.open(encoding="utf-8") as lines:
        return [lines.readline(), lines.readline()]
