"""Build the pages with the Sphinx and MyST-NB of today, without Jupyter Book, and say what differs.

    python -m datapaper plain-sphinx

Compares with the pages in ``_build/html``; all is left in ``_build/plain-sphinx``. The
exit code is 1 if the pages could not be built, 2 if there is nothing to compare with
or no package could be had.
"""

import difflib
import re
import subprocess
import sys
from pathlib import Path

import lxml.html

from datapaper.core.project import Project

from .clean_copy import TAIL, copy, environment, say

TODAY = ["sphinx>=9", "myst-nb", "sphinx-external-toc"]
UV = Path(sys.executable).with_name("uv")
STATE = re.compile(r"\?v=[0-9a-f]+$")


class NothingBuilt(RuntimeError):
    """The pages could not be built; the message is the end of the log."""


def requirements(text: str) -> list[str]:
    """Return the direct dependencies, given as ``requirements.in``, with Sphinx for Jupyter Book.

    The book needs all that stand above those of the tests.
    """
    needed = text.partition("# Re-execution and tests")[0]
    names = re.findall(r"(?m)^([\w.-]+)", needed)
    return [*(name for name in names if not name.startswith("jupyter-book")), "nbclient", *TODAY]


def install(folder: Path, packages: list[str]) -> str:
    """Make an environment in a folder; return what went wrong, nothing if nothing did."""
    python = str(folder / "bin" / "python")
    for command in (
        ["venv", "--quiet", "--clear", "--python", sys.executable, str(folder)],
        ["pip", "install", "--quiet", "--python", python, *packages],
    ):
        done = subprocess.run([UV, *command], check=False, capture_output=True, text=True)
        if done.returncode:
            return done.stderr.strip()
    return ""


def build(python: Path, root: Path) -> Path:
    """Build the pages of a project; return their folder. Raises NothingBuilt."""
    done = subprocess.run(
        [python, "-m", "datapaper.sphinx.build.without_jupyter_book", root],
        check=False,
        env=environment() | {"PYTHONPATH": str(Project(root).pages / "_extensions")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    (root.parent / "log.txt").write_text(done.stdout, encoding="utf-8")
    if done.returncode:
        raise NothingBuilt(done.stdout[-TAIL:])
    return root / "_build" / "html"


def differences(ours: Path, theirs: Path) -> dict[str, list[str]]:
    """Return page -> what differs on it, elements and texts, each after ``-`` or ``+``."""
    found = {}
    for name in sorted({*_pages(ours), *_pages(theirs)}):
        lines = difflib.unified_diff(_read(ours / name), _read(theirs / name), n=0, lineterm="")
        found[name] = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return {name: lines for name, lines in found.items() if lines}


def _pages(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*.html")}


def _read(page: Path) -> list[str]:
    """Return the elements and texts of a page in order; nothing if it is not there."""
    if not page.exists():
        return []
    elements = lxml.html.document_fromstring(page.read_bytes()).iter(lxml.etree.Element)
    return [part for element in elements for part in _parts(element)]


def _parts(element) -> list[str]:
    attributes = " ".join(
        f'{name}="{STATE.sub("", value)}"' for name, value in sorted(element.attrib.items())
    )
    texts = [" ".join((text or "").split()) for text in (element.text, element.tail)]
    return [f"<{element.tag} {attributes}>", *filter(None, texts)]


def main() -> int:
    """Check the folder that this runs in; return the exit code."""
    root, folder = Path.cwd(), Path.cwd() / "_build" / "plain-sphinx"
    if not (root / "_build" / "html").exists():
        print("plain-sphinx: NOTHING WAS CHECKED: run make first")
        return 2
    say("Installing the Sphinx of today in _build/plain-sphinx/venv")
    text = (root / "requirements.in").read_text(encoding="utf-8")
    fault = install(folder / "venv", requirements(text))
    if fault:
        print(f"plain-sphinx: NOTHING WAS CHECKED: {fault}")
        return 2
    say("Building the pages in _build/plain-sphinx/copy")
    try:
        pages = build(folder / "venv" / "bin" / "python", copy(root, folder / "copy"))
    except NothingBuilt as error:
        print(f"{error}\nplain-sphinx: the pages could NOT be built")
        return 1
    found = differences(root / "_build" / "html", pages)
    for name, lines in found.items():
        print(name, *lines, sep="\n  ")
    print(f"plain-sphinx: the pages are built; {len(found)} of {len(_pages(pages))} differ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
