"""What is measured: shell commands that run in a copy of the project."""

from typing import NamedTuple

EMPTIED = "rm -rf _build .cache"
CHANGE = ".venv/bin/python tests/bench/changes.py"
# Every peer executes notebooks in the environment of the book, and leaves a page for each.
KERNEL = ".venv/bin/python -m ipykernel install --prefix kernels"
WITH_KERNEL = "JUPYTER_PATH=$PWD/kernels/share/jupyter"
TOOLS = (
    ".venv/bin/uv venv --clear tools && "
    ".venv/bin/uv pip install --python tools ipykernel nbconvert mkdocs mkdocs-jupyter"
)
PAGES = "test $(find _build -name '*.html' | wc -l) -ge $(ls book/*.ipynb | wc -l)"
PLAIN = "tables and figures as in JupyterLab; no roles, citations, numbers, cross-references"


class Case(NamedTuple):
    """One measurement.

    place: the copy, which cases may share; setup: run once; prepare: run before each run, both
    untimed; runs: how often, where that is not for the caller to say.
    """

    part: str
    name: str
    place: str
    command: str
    setup: str = "true"
    prepare: str = "true"
    note: str = ""
    runs: int = 0


STOCK = Case(
    "ours",
    "`jupyter-book build .`",
    "stock",
    ".venv/bin/jupyter-book build .",
    r"sed -i 's/execute_notebooks: .*/execute_notebooks: cache/; "
    r"s/^  config:$/&\n    execute_ahead: false/; s/article_beside: true/article_beside: false/' "
    "_config.yml",
    EMPTIED,
    "empty cache, one notebook after another, no PDF",
)


def _ours(name: str, prepare: str, note: str = "") -> Case:
    return Case("ours", f"`make`, {name}", "ours", "make", "make", prepare, note)


def _peer(name: str, program: str, setup: str = "true", note: str = PLAIN) -> Case:
    command = f"{WITH_KERNEL} {program} && {PAGES}"
    return Case("peers", name, name, command, f"{KERNEL} && {setup}", EMPTIED, note)


def _grown(what: str, times: int) -> Case:
    name = f"`make`, empty cache, {times:,} × {what}"
    place = f"{what}-{times}"
    return Case("growth", name, place, "make", f"{CHANGE} {what} {times}", EMPTIED, runs=1)


CASES = [
    _ours("empty cache", EMPTIED, "HTML and PDF"),
    _ours("nothing changed", "true"),
    _ours("one page changed", f"{CHANGE} page"),
    _ours("one row changed", f"{CHANGE} row"),
    _peer(
        "Sphinx and MyST-NB",
        ".venv/bin/sphinx-build -C -D nb_execution_mode=force -D nb_execution_timeout=120 "
        "-D extensions=sphinx_external_toc,myst_nb,sphinxcontrib.bibtex "
        "-D external_toc_exclude_missing=1 -D bibtex_bibfiles=references.bib . _build/html",
        note="numbers and the roles of the book are left out",
    ),
    _peer(
        "nbconvert",
        "tools/bin/jupyter-nbconvert --to html --execute --output-dir _build/html book/*.ipynb",
        TOOLS,
    ),
    _peer(
        "MkDocs and mkdocs-jupyter",
        "tools/bin/mkdocs build",
        rf"{TOOLS} && printf 'site_name: Book\ndocs_dir: book\nsite_dir: _build/html\n"
        r"exclude_docs: /_extensions/\nplugins: [{mkdocs-jupyter: {execute: true}}]\n' >mkdocs.yml",
    ),
    _peer("Quarto", "quarto render book --to html --execute --output-dir ../_build/html"),
    *(_grown("notebooks", times) for times in (4, 16)),
    *(_grown("rows", times) for times in (100, 1_000)),
]
