"""What the Sphinx of today needs to build the book without Jupyter Book, and what then differs."""

import difflib
import re
from pathlib import Path

import lxml.html

TODAY = ["sphinx>=9", "myst-nb", "sphinx-external-toc"]
STATE = re.compile(r'\?v=[0-9a-f]+(?=")')


def requirements(text: str) -> list[str]:
    """Return the direct dependencies, given as ``requirements.in``, with Sphinx for Jupyter Book.

    The book needs all that stand above those of the tests.
    """
    needed = text.partition("# Re-execution and tests")[0]
    names = re.findall(r"(?m)^([\w.-]+)", needed)
    return [*(name for name in names if not name.startswith("jupyter-book")), "nbclient", *TODAY]


def differences(ours: Path, theirs: Path) -> dict[str, list[str]]:
    """Return page -> what differs on it, elements and texts, each after ``-`` or ``+``."""
    names = {str(page.relative_to(one)) for one in (ours, theirs) for page in one.rglob("*.html")}
    found = {}
    for name in sorted(names):
        lines = difflib.unified_diff(_read(ours / name), _read(theirs / name), n=0, lineterm="")
        found[name] = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return {name: lines for name, lines in found.items() if lines}


def _read(page: Path) -> list[str]:
    """Return tags and texts of a page in canonical form; nothing if it is not there."""
    if not page.exists():
        return []
    tree = lxml.html.document_fromstring(page.read_bytes())
    text = lxml.etree.tostring(tree, method="c14n", with_comments=False).decode()
    parts = re.findall(r"<[^>]*>|[^<]+", STATE.sub("", text))
    return [" ".join(part.split()) for part in parts if part.strip()]
