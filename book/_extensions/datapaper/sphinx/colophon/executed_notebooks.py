"""What was executed: the notebooks of the book, their code and what it read."""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from datapaper.execute.cache import code_cells

SHOWN = 12  # letters of a digest


class Notebook(NamedTuple):
    """The notebook of one page: how many code cells and stored outputs, data files that it read, SHA-256 of the code."""

    page: str
    cells: int
    outputs: int
    data: list[str]
    digest: str


def notebooks(root: Path, pages: list[str], reads: dict[str, list[str]]) -> list[Notebook]:
    """Return the notebooks among the pages of the project in ``root``, in the same order; reads: page -> files that it read."""
    return [
        _notebook(root, page, reads.get(page, []))
        for page in pages
        if (root / f"{page}.ipynb").exists()
    ]


def _notebook(root: Path, page: str, reads: list[str]) -> Notebook:
    code = code_cells(json.loads((root / f"{page}.ipynb").read_text(encoding="utf-8")))
    digest = hashlib.sha256(
        "\n".join("".join(cell["source"]) for cell in code).encode()
    ).hexdigest()
    data = sorted(
        Path(file).name for file in reads if file.startswith("data/") and file.endswith(".csv")
    )
    return Notebook(
        page, len(code), sum(len(cell["outputs"]) for cell in code), data, digest[:SHOWN]
    )
