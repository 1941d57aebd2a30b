"""Keep what notebooks gave, for as long as nothing that they were made from changes.

An entry lies under the name of its notebook. Its first line says what it was made
from: a digest of the code, and one for each file or folder of the project that
was read. It is found again only if all of them are as they were. Entries are written
aside and moved into place, so that a build that is killed leaves whole ones.
"""

import hashlib
import json
import os
import sys
from functools import cache
from pathlib import Path

KEPT = 6  # entries of one notebook: somebody who goes back to an earlier state finds it
LOCK = "requirements.txt"


class ExecutionCache:
    """The entries of one project. root: the project; folder: where they lie."""

    def __init__(self, root: Path, folder: Path):
        self.root, self.folder = root, folder

    def find(self, path: Path, text: str) -> Path | None:
        """Return the entry for a notebook as its text and everything it reads stand now, or None."""
        code = self.code(text)
        for entry in sorted(
            self._of(path).glob("*.jsonl"), key=lambda entry: entry.stat().st_mtime_ns, reverse=True
        ):
            head = json.loads(_lines(entry)[0])
            if head["code"] == code and all(
                self.digest(name) == then for name, then in head["reads"].items()
            ):
                os.utime(entry)
                return entry
        return None

    def keep(self, path: Path, text: str, cells: list[dict], reads: dict[str, str]) -> Path:
        """Write an entry. cells: the code cells, executed; reads: file -> digest of what was read."""
        head = json.dumps({"code": self.code(text), "reads": reads}, sort_keys=True)
        kept = json.dumps(
            [
                {"outputs": cell["outputs"], "execution_count": cell["execution_count"]}
                for cell in cells
            ],
            sort_keys=True,
        )
        entry = self._of(path) / f"{hashlib.sha256(head.encode()).hexdigest()[:16]}.jsonl"
        entry.parent.mkdir(parents=True, exist_ok=True)
        aside = entry.with_suffix(f".{os.getpid()}")
        aside.write_text(f"{head}\n{kept}\n", encoding="utf-8")
        os.replace(aside, entry)
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
        """Return the digest of what is executed: the code of a notebook, its interpreter, the lock and this package."""
        cells = [
            ["".join(cell["source"]), cell.get("metadata", {}).get("tags", [])]
            for cell in code_cells(json.loads(text))
        ]
        return hashlib.sha256(
            json.dumps([cells, sys.version, self.digest(LOCK), _this_package()]).encode()
        ).hexdigest()

    def digest(self, name: str) -> str:
        """Return the digest of a file, or of the names in a folder (``data/``); empty if it is not there."""
        path = self.root / name
        if name.endswith("/"):
            names = (
                [one.name for one in path.iterdir() if one.name[0] not in "._"]
                if path.is_dir()
                else []
            )
            return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""

    def _of(self, path: Path) -> Path:
        return self.folder / path.relative_to(self.root).with_suffix("")

    def _prune(self, folder: Path):
        entries = sorted(folder.iterdir(), key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
        for entry in entries[KEPT:]:
            entry.unlink()


def code_cells(notebook: dict) -> list[dict]:
    """Return the code cells of a notebook, in order."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


@cache
def _this_package() -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("*.py"))]


def _lines(entry: Path) -> list[str]:
    with entry.open(encoding="utf-8") as lines:
        return [lines.readline(), lines.readline()]
