"""The tables of a colophon in MyST: in full for the HTML book, compact for paper."""

import re

from datapaper.core.git import CHANGED, SHORT, UNKNOWN
from datapaper.notebook.myst import NOT_KNOWN, escape

from .facts import Facts, Notebook

DATA_COMMAND = "LC_ALL=C sh -c 'sha256sum data/* | sha256sum'"
LEFT, RIGHT = ":---", "---:"
EXECUTED = {
    **{"Notebook": LEFT, "Code cells": RIGHT, "Outputs": RIGHT, "Reads": LEFT},
    "Checksum of the code": LEFT,
}
VALUES = "In a folder with the same sources, each command prints the value beside it."
TOOLS = "requirements.in names these packages; requirements.txt also lists what they need."
DIGESTS = (
    "Each checksum (SHA-256, its first 12 characters) covers the code cells, joined by line feeds."
)


def full(facts: Facts) -> str:
    """Return the tables of the HTML book, each with number, title and label."""
    state = [
        [head, value, _code(given) or escape(NOT_KNOWN)] for head, value, given in _state(facts)
    ]
    tools = [[escape(one), escape(version), _marked(use)] for one, version, use in facts.tools]
    executed = [_row(one, f"{{doc}}`{one.page}.ipynb </{one.page}>`") for one in facts.notebooks]
    from_what = _table(dict.fromkeys(("What", "Value", "Command"), LEFT), state)
    with_what = _table(dict.fromkeys(("Name", "Version", "Purpose"), LEFT), tools)
    tables = [
        _titled("tab-state", "What this copy was built from", VALUES, from_what),
        _titled("tab-tools", "The software that built this copy", TOOLS, with_what, "evidence"),
        _titled("tab-executed", "The notebooks that were run", DIGESTS, _table(EXECUTED, executed)),
    ]
    return "\n\n".join(tables)


def compact(facts: Facts, pages: set[str]) -> str:
    """Return the same facts for paper, without titles and commands.

    pages: those whose notebooks are listed.
    """
    tools = ", ".join(f"{escape(name)} {escape(version)}" for name, version, _ in facts.tools)
    shown = [one for one in facts.notebooks if one.page in pages]
    executed = [_row(one, escape(f"{one.page}.ipynb")) for one in shown]
    state = _table({"What": LEFT, "Value": LEFT}, [row[:2] for row in _state(facts)])
    note = (
        f"{_code(DATA_COMMAND)} prints the checksum of the data. The checksum of the code is the "
        "start of the SHA-256 of all code cells, joined by line feeds."
    )
    parts = [state, f"**Built with:** {tools}.", note, _table(EXECUTED, executed)]
    return "\n\n".join(parts)


def _state(facts: Facts) -> list[tuple[str, str, str]]:
    """Return head, value and, where there is one, command of each fact about the sources."""
    at = facts.commit
    commit = _code(at.short) + f",{CHANGED}" * at.changed if at else UNKNOWN
    shows = "git status" if at and at.changed else f"git rev-parse --short={SHORT} HEAD"
    return [
        ("Title", escape(facts.title), ""),
        ("Version", escape(facts.version), ""),
        ("Commit", commit, shows),
        ("Commit in full", _code(at.name) if at else NOT_KNOWN, "git rev-parse HEAD"),
        ("Date of the commit", escape(at.date) if at else NOT_KNOWN, "git log -1 --format=%cI"),
        ("Checksum of the data (SHA-256)", _code(facts.data), DATA_COMMAND),
        ("Checksum of requirements.txt (SHA-256)", _code(facts.lock), "sha256sum requirements.txt"),
        ("Python", escape(facts.python), ".venv/bin/python --version"),
    ]


def _row(notebook: Notebook, name: str) -> list[str]:
    reads = escape(", ".join(notebook.data)) or NOT_KNOWN
    return [name, str(notebook.cells), str(notebook.outputs), reads, _code(notebook.digest)]


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _marked(text: str) -> str:
    """Escape a text, but leave what stands between backticks code."""
    parts = escape(text).split("\\`")
    parts[1::2] = [re.sub(r"\\(.)", r"\1", part) for part in parts[1::2]]
    return "`".join(parts)


def _titled(name: str, title: str, note: str, table: str, classes="evidence colophon") -> str:
    head = f"~~~~{{table}} **{title}.** {escape(note)}\n:name: {name}\n:class: {classes}"
    return f"{head}\n\n{table}\n~~~~"


def _table(heads: dict[str, str], rows) -> str:
    """Return a table; heads: the head of each column and the rule that aligns it."""
    # A bar ends a cell, also in code; the text of a cell may have escaped its own.
    lines = [[re.sub(r"(?<!\\)\|", r"\|", cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [heads, heads.values(), *lines])
