"""The facts of a colophon: the same on every machine that has the same commit, lock and Python."""

import hashlib
import json
import platform
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from datapaper.core import digests
from datapaper.core.git import Commit
from datapaper.execute.cache import code_cells
from datapaper.sphinx.build_context import BuildContext

SHOWN = 12  # letters of a digest
REQUIREMENT = re.compile(r"([A-Za-z][\w.-]*)[^#]*#\s*(.+)")
ASK = """
import pypandoc, typst
print(pypandoc.get_pandoc_version())
source, options = b"#metadata(str(sys.version)) <version>", {"ignore_system_fonts": True}
print(typst.query(source, "<version>", field="value", one=True, **options))
"""


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


class Facts(NamedTuple):
    """What a colophon names: edition, state of its sources, Python, tools, notebooks.

    tools: name, version and purpose of each.
    """

    title: str
    version: str
    commit: Commit | None
    data: str
    lock: str
    python: str
    tools: list[tuple[str, str, str]]
    notebooks: list[Notebook]


def gather(context: BuildContext, pages: list[str], reads: dict[str, list[str]]) -> Facts:
    """Return the facts about what is built.

    pages: its pages in reading order; reads: page -> files that its notebook read.
    """
    edition, root = context.edition, context.project.root
    executed = [page for page in pages if (root / f"{page}.ipynb").exists()]
    return Facts(
        edition.paper.full_title,
        edition.paper.version,
        edition.commit,
        edition.data,
        digests.of_file(context.project.lock),
        platform.python_version(),
        [*packages(root), *programs()],
        [_notebook(root, page, reads.get(page, [])) for page in executed],
    )


def _notebook(root: Path, page: str, reads: list[str]) -> Notebook:
    code = code_cells(json.loads((root / f"{page}.ipynb").read_text(encoding="utf-8")))
    source = "\n".join("".join(cell["source"]) for cell in code)
    digest = hashlib.sha256(source.encode()).hexdigest()
    paths = [Path(file) for file in reads if file.startswith("data/")]
    data = sorted(path.name for path in paths if path.suffix == ".csv")
    outputs = sum(len(cell["outputs"]) for cell in code)
    return Notebook(page, len(code), outputs, data, digest[:SHOWN])


def packages(root: Path) -> list[tuple[str, str, str]]:
    """Return name, installed version and purpose of each package that ``requirements.in`` names."""
    lines = (root / "requirements.in").read_text(encoding="utf-8").splitlines()
    named = [match.groups() for line in lines if (match := REQUIREMENT.match(line))]
    return [(name, _installed(name), purpose) for name, purpose in named]


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def programs() -> list[tuple[str, str, str]]:
    """Return name, version and origin of programs inside packages that have own versions."""
    # Typst starts threads, for which a process that the build forks later would wait in vain.
    # So another process asks.
    command = [sys.executable, "-c", ASK]
    answers = subprocess.check_output(command, stderr=subprocess.PIPE, text=True).splitlines()
    return [
        ("pandoc", answers[0], "the program in pypandoc_binary"),
        ("Typst", json.loads(answers[1]), "the program in typst"),
    ]
