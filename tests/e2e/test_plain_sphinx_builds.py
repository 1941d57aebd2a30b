"""Promise: the Sphinx and MyST-NB of today build the same pages without Jupyter Book."""

import os

import pytest
from helpers import project

from datapaper.supply_chain import plain_sphinx

# Why a page may differ: the versions that it names, and which of two names of a section is first.
MAY_DIFFER = {"book/colophon.html", "book/cite.html"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of the same sources, built in an environment of their own."""
    folder = tmp_path_factory.mktemp("plain-sphinx")
    text = (project.ROOT / "requirements.in").read_text(encoding="utf-8")
    fault = plain_sphinx.install(folder / "venv", plain_sphinx.requirements(text))
    if fault:
        stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        stop(f"needs packages from PyPI: {fault}")
    return plain_sphinx.build(folder / "venv" / "bin" / "python", project.copy(folder / "book"))


def test_the_pages_are_the_same(book, pages):
    found = plain_sphinx.differences(book.html, pages)
    assert {name: lines for name, lines in found.items() if name not in MAY_DIFFER} == {}


def test_pages_with_other_names_of_sections_have_the_same_texts(book, pages):
    lines = plain_sphinx.differences(book.html, pages).get("book/cite.html", [])
    assert [line for line in lines if not line[1:].startswith("<")] == []


def test_nothing_is_left_that_no_page_loads(book, pages):
    ours, theirs = (
        {file.name for file in (folder / "_static").iterdir()} for folder in (book.html, pages)
    )
    assert ours == theirs
