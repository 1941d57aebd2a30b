"""Promise: after any change no output shows an old value, and nothing else is computed again."""

import json
import shutil
from pathlib import Path

import pytest

from book import Book, plain
from building import executed, jupyter_book, make
from pdf import text

OLD = "39.4"
SHARED = ["requirements.txt", "book/evidence/tables.py", "book/evidence/paper.mplstyle"]
CHANGED = ["data/aid.csv", "references.bib", "book/aid.ipynb", *SHARED]


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file."""
    found = file.read_text(encoding="utf-8")
    assert old in found
    file.write_text(found.replace(old, new), encoding="utf-8")


def change_a_cell(book: Book, new: str) -> None:
    """Give the Soviet deliveries of 1955–61 another value."""
    edit(book.root / "data" / "aid.csv", f"1961,{OLD},million", f"1961,{new},million")


def loading(book: Book, resource: str) -> set[str]:
    """The notebooks that load a resource or count the rows of all."""
    return {name for name, source in book.code().items() if f'load("{resource}")' in source or "resources()" in source}


def with_code(book: Book) -> set[str]:
    """The notebooks that compute anything at all."""
    return {name for name, source in book.code().items() if source}


def shown(book, page: str) -> str:
    """The text of one page of the HTML book."""
    return plain(book.pages[page])


def told(words: str, new: str) -> bool:
    """Whether a text has the new sum of deliveries, and the old one nowhere."""
    words = " ".join(words.split())
    return f"{new} million" in words and f"{OLD} million" not in words


@pytest.fixture(scope="module")
def tree(book, tmp_path_factory):
    """A copy of the built book for this module."""
    return Path(shutil.copytree(book.root, tmp_path_factory.mktemp("fresh") / "book", symlinks=True))


@pytest.fixture
def settled(book, tree) -> Book:
    """That copy with its sources as they were and the HTML up to date, so that Sphinx knows every page."""
    for name in CHANGED:
        shutil.copyfile(book.root / name, tree / name)
    shutil.copyfile(book.pdf, tree / "_build" / "article" / "article.pdf")
    code, log = make(tree, "html")
    assert code == 0, log[-3000:]
    return Book(tree)


def test_a_changed_cell_reaches_page_and_article_with_make(settled):
    change_a_cell(settled, "38.7")
    code, log = make(settled.root, "html", "article")
    assert code == 0, log[-3000:]
    assert told(shown(settled, "aid"), "38.7")
    assert told(text(settled.pdf), "38.7")


def test_a_changed_cell_reaches_the_page_with_the_stock_command_which_executes_nothing_else(settled):
    change_a_cell(settled, "38.8")
    code, log = jupyter_book(settled.root)
    assert code == 0, log[-3000:]
    assert told(shown(settled, "aid"), "38.8")
    assert executed(log) == loading(settled, "aid") < with_code(settled)


def test_a_changed_cell_reaches_the_article_with_the_stock_command(settled):
    change_a_cell(settled, "38.9")
    code, log = jupyter_book(settled.root, "--builder", "custom", "--custom-builder", "article")
    assert code == 0, log[-3000:]
    assert told(text(settled.pdf), "38.9")


def test_a_changed_cell_reaches_the_page_although_the_article_had_it_first(settled):
    change_a_cell(settled, "38.6")
    for target in ("article", "html"):
        code, log = make(settled.root, target)
        assert code == 0, log[-3000:]
    assert told(shown(settled, "aid"), "38.6")


def test_a_changed_style_reaches_the_pages(settled):
    file = settled.root / "book" / "_static" / "tables.css"
    file.write_text(file.read_text(encoding="utf-8") + "/* changed */\n", encoding="utf-8")
    before = (settled.html / "book" / "aid.html").read_bytes()
    code, log = make(settled.root, "html")
    assert code == 0 and not executed(log), log[-3000:]
    assert (settled.html / "_static" / "tables.css").read_bytes() == file.read_bytes()
    assert (settled.html / "book" / "aid.html").read_bytes() != before, "its link names the state of the style"


def test_nothing_is_executed_when_nothing_changed(settled):
    code, log = jupyter_book(settled.root)
    assert code == 0 and executed(log) == set()


@pytest.mark.parametrize("file", SHARED)
def test_everything_is_computed_again_after_a_change_of(settled, file):
    with (settled.root / file).open("a", encoding="utf-8") as lines:
        lines.write("\n# changed\n")
    code, log = jupyter_book(settled.root)
    assert code == 0 and executed(log) == with_code(settled)


def test_a_corrected_title_reaches_the_reference_list(settled):
    edit(settled.root / "references.bib", "Area Handbook for Albania", "Area Handbook for Elbonia")
    code, log = jupyter_book(settled.root)
    assert code == 0, log[-3000:]
    assert "Handbook for Elbonia" in shown(settled, "references") and "Handbook for Albania" not in shown(settled, "references")


def test_a_new_sentence_reaches_its_page_and_nothing_is_executed(settled):
    file = settled.root / "book" / "aid.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    notebook["cells"].append({"cell_type": "markdown", "id": "added", "metadata": {}, "source": ["A sentence more."]})
    file.write_text(json.dumps(notebook), encoding="utf-8")
    code, log = jupyter_book(settled.root)
    assert code == 0 and executed(log) == set()
    assert "A sentence more." in shown(settled, "aid")
