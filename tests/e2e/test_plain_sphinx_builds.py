"""Promise: the Sphinx and MyST-NB of today build the same pages without Jupyter Book."""

import os
import sys

import pytest
from helpers import project
from helpers.plain_sphinx import differences, requirements

# Why a page may differ: the versions that it names, and which of two names of a section is first.
MAY_DIFFER = {"book/colophon.html", "book/cite.html"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of the same sources, built in an environment of their own."""
    folder = tmp_path_factory.mktemp("plain-sphinx")
    needed = requirements((project.ROOT / "requirements.in").read_text(encoding="utf-8"))
    python = folder / "venv" / "bin" / "python"
    for command in (["venv", "--python", sys.executable], ["pip", "install", "--python", python]):
        what = [folder / "venv"] if command[0] == "venv" else needed
        code, log = project.run(project.BIN / "uv", *command, "--quiet", *what, cwd=folder)
        if code:
            stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            stop(f"needs packages from PyPI: {log}")
    root = project.copy(folder / "book")
    module = "datapaper.sphinx.build.without_jupyter_book"
    code, log = project.run(python, "-m", module, root, cwd=root)
    assert code == 0, log[-3000:]
    return root / "_build" / "html"


def test_the_pages_are_the_same(book, pages):
    found = differences(book.html, pages)
    assert {name: lines for name, lines in found.items() if name not in MAY_DIFFER} == {}


def test_pages_with_other_names_of_sections_have_the_same_texts(book, pages):
    lines = differences(book.html, pages).get("book/cite.html", [])
    assert [line for line in lines if not line[1:].startswith("<")] == []


def test_nothing_is_left_that_no_page_loads(book, pages):
    ours, theirs = (
        {file.name for file in (folder / "_static").iterdir()} for folder in (book.html, pages)
    )
    assert ours == theirs
