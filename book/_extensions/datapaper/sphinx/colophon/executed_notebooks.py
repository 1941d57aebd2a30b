"""What was executed: the notebooks of the book, their code and what it read."""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from datapaper.execute.cache import code_cells

SHOWN = 12  # letters of a digest


class Notebook(NamedTuple):
    """The notebook of one page.

    cells, outputs: how many of code and of stored outputs; data: the files that it read;
    digest: the start of the SHA-256 of its code.
    """

    page: str
    cells: int
    outputs: int
    data: list[str]
    digest: str


def notebooks(root: Path, pages: list[str], reads: dict[str, list[str]]) -> list[Notebook]:
    """Return the notebooks among the pages of the project in ``root``, in the same order.

    reads: page -> files that it read.
    """
    found = [page for page in pages if (root / f"{page}.ipynb").exists()]
    return [_notebook(root, page, reads.get(page, [])) for page in found]


def _notebook(root: Path, page: str, reads: list[str]) -> Notebook:
    code = code_cells(json.loads((root / f"{page}.ipynb").read_text(encoding="utf-8")))
    source = "\n".join("".join(cell["source"]) for cell in code)
    digest = hashlib.sha256(source.encode()).hexdigest()
    paths = [Path(file) for file in reads if file.startswith("data/")]
    data = sorted(path.name for path in paths if path.suffix == ".csv")
    outputs = sum(len(cell["outputs"]) for cell in code)
    return Notebook(page, len(code), outputs, data, digest[:SHOWN])
