"""What was executed: the notebooks of the book, their code and what it reads."""

import hashlib
import json
import re
from pathlib import Path
from typing import NamedTuple

LOADED = re.compile(r"""\bload\(\s*["']([a-z_]+)["']""")
COUNTED = re.compile(r"\bresources\(")
SHOWN = 12  # letters of a digest


class Notebook(NamedTuple):
    """The notebook of one page: how many code cells and stored outputs, data files read, SHA-256 of the code."""

    page: str
    cells: int
    outputs: int
    data: list[str]
    digest: str


def notebooks(root: Path, pages: list[str]) -> list[Notebook]:
    """Return the notebooks among the pages of the project in ``root``, in the same order."""
    return [_notebook(root, page) for page in pages if (root / f"{page}.ipynb").exists()]


def _notebook(root: Path, page: str) -> Notebook:
    code = _code(root, page)
    sources = ["".join(cell["source"]) for cell in code]
    digest = hashlib.sha256("\n".join(sources).encode()).hexdigest()
    return Notebook(page, len(code), sum(len(cell["outputs"]) for cell in code), reads(root, page), digest[:SHOWN])


def reads(root: Path, page: str) -> list[str]:
    """Return the names of the data files that the notebook of a page reads, as its code names them; ``resources()`` reads all."""
    code = "\n".join("".join(cell["source"]) for cell in _code(root, page))
    if COUNTED.search(code):
        return sorted(path.name for path in (root / "data").glob("*.csv"))
    return sorted({f"{name}.csv" for name in LOADED.findall(code)})


def _code(root: Path, page: str) -> list[dict]:
    cells = json.loads((root / f"{page}.ipynb").read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]
