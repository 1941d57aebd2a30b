"""What a colophon tells: the same on every machine that has the same commit, lock and Python."""

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
from datapaper.sphinx.context import BuildContext

from .executed_notebooks import Notebook, notebooks

REQUIREMENT = re.compile(r"([A-Za-z][\w.-]*)[^#]*#\s*(.+)")


ASK = """
import pypandoc, typst
print(pypandoc.get_pandoc_version())
print(typst.query(b"#metadata(str(sys.version)) <version>", "<version>", field="value", one=True, ignore_system_fonts=True))
"""


class Facts(NamedTuple):
    """The edition, the state of its sources, the Python and tools (name, version, purpose) of the build, the notebooks."""

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
    return Facts(
        edition.paper.full_title,
        edition.paper.version,
        edition.commit,
        edition.data,
        digests.of_file(context.project.lock),
        platform.python_version(),
        [*packages(root), *programs()],
        notebooks(root, pages, reads),
    )


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
    """Return name, version and origin of the programs that come inside packages and have versions of their own."""
    # Typst starts threads; a process that the build forks later would wait for them in vain, so another one asks.
    asked = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return [
        ("pandoc", asked[0], "the program in pypandoc_binary"),
        ("Typst", json.loads(asked[1]), "the program in typst"),
    ]
