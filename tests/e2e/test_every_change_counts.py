"""Promise: any change of a source, and nothing else, changes the outputs.

They are those of a build from nothing.
"""

import os
import re
from pathlib import Path

import pytest
from helpers.built_book import Book, parsed, plain
from helpers.changes import (
    ENGINE,
    OLD,
    edit,
    edit_cells,
    loading,
    outdated,
    restore,
    shown,
    stock,
    told,
    with_one_of,
)
from helpers.pdf_reader import text
from helpers.project import built, executed

from datapaper.article.model import Article
from datapaper.core.project import Project
from datapaper.journals.profile import read as journal
from datapaper.journals.rules.broken_rules import broken_rules
from datapaper.metadata import read

STYLE = f"{ENGINE}/theme/static/tables.css"
SENTENCE = {"cell_type": "markdown", "id": "added", "metadata": {}, "source": ["A sentence more."]}
TEXTS = {  # of paper.yml
    "  - Cold War": "  - Cold Peace",
    "  - reproducible research\n": "  - reproducible research\n  - Enver Hoxha\n",
    "No competing interests": "No rival interests",
    "      The dependence on": f"      {'word ' * 100}The dependence on",
    "  - id: ethics\n": "  - id: thanks\n    title: Thanks\n    text: To all.\n  - id: ethics\n",
}


def as_old_as_before(root: Path, name: str, old: str, new: str) -> None:
    """Edit a file that then looks as if nobody had."""
    before = (root / name).stat()
    edit(root / name, old, new)
    os.utime(root / name, ns=(before.st_atime_ns, before.st_mtime_ns))


def answer(cells: list[dict]) -> None:
    """Begin the code of a notebook with a line more."""
    first = next(cell for cell in cells if cell["cell_type"] == "code")
    first["source"] = ["answer = 42\n", *first["source"]]


def pictures(book: Book) -> set[str]:
    """The names of the pictures, which follow from their contents."""
    return {image.name for image in (book.html / "_images").glob("*.svg")}


def style_link(book: Book) -> str:
    """How a page names the style of tables."""
    page = (book.html / "book" / "index.html").read_text(encoding="utf-8")
    return re.search(r'href="([^"]*tables\.css[^"]*)"', page)[1]


@pytest.fixture(scope="module")
def edited(tree) -> tuple[Book, str]:
    """The book after many edits and one build, and what that build said.

    Each edit must change what the test of its name says, and nothing else may be executed again.
    """
    root = tree.root
    as_old_as_before(root, "data/aid.csv", OLD, "38.3")
    as_old_as_before(root, "book/statements.md", "# Statements", "# Declarations")
    for old, new in TEXTS.items():
        edit(root / "book" / "paper.yml", old, new)
    edit(root / "_config.yml", "title: Albania and the Soviet", "title: Elbonia and the Soviet")
    with (root / STYLE).open("a", encoding="utf-8") as style:
        style.write("/* changed */\n")
    marks = root / ENGINE / "sphinx" / "bibliography" / "citation_marks.py"
    edit(marks, "{NARROW NO-BREAK SPACE}", "{MIDDLE DOT}")
    look = root / ENGINE / "notebook" / "paper.mplstyle"
    edit(look, "lines.linewidth: 1.6", "lines.linewidth: 2.6")
    edit_cells(root / "book" / "background.ipynb", answer)
    edit_cells(root / "book" / "after-stalin.ipynb", lambda cells: cells.append(SENTENCE))
    return Book(root), built(root)


def test_nothing_is_executed_but_what_reads_the_changed_data_style_or_has_changed_code(edited):
    book, log = edited
    due = loading(book, "aid") | with_one_of(book, "figure(") | {"background"}
    assert executed(log) == due and not {"after-stalin", "turn", "persons"} & due


def test_a_changed_cell_reaches_page_and_article_although_its_file_looks_as_old_as_before(edited):
    book, _ = edited
    assert told(shown(book, "aid"), "38.3") and told(text(book.pdf), "38.3")


def test_a_changed_page_is_seen_although_its_file_looks_as_old_as_before(edited):
    assert "Declarations" in shown(edited[0], "statements")


def test_a_changed_text_of_the_metadata_reaches_pages_and_article(edited):
    book, _ = edited
    article = " ".join(text(book.pdf).split())
    assert "Cold Peace" in shown(book, "index") and "Cold Peace" in article
    assert "word word The dependence" in shown(book, "index") and "word The dependence" in article
    assert "Enver Hoxha" in plain(book.pages["index"].select_one(".keywords"))
    assert "No rival interests" in shown(book, "statements") and "No rival interests" in article


def test_statements_stand_in_the_order_of_the_journal(edited, made):
    before, after = (
        [plain(head) for head in book.pages["statements"].select("h2")]
        for book in (made, edited[0])
    )
    assert after == [*before, "Thanks"], "the journal knows no statement of thanks"


def test_changed_texts_are_held_against_the_rules_of_the_journal(edited):
    project = Project(edited[0].root)
    article, paper = Article(edited[0].pdf.parent, project), read(project.paper)
    faults = broken_rules(article, paper, journal("f1000research"))
    assert [fault.rule for fault in faults] == ["abstract-words", "keywords"]


def test_a_changed_configuration_reaches_every_page(edited):
    pages = list((edited[0].html / "book").glob("*.html"))
    assert pages and all("Elbonia" in page.read_text(encoding="utf-8") for page in pages)


def test_a_changed_style_reaches_the_pages_whose_link_names_its_state(edited, made):
    book, _ = edited
    style = (book.html / "_static" / "tables.css").read_bytes()
    assert style == (book.root / STYLE).read_bytes()
    assert style_link(book) != style_link(made)


def test_changed_code_of_the_build_reaches_the_pages(edited):
    assert "25 May 1959·" in shown(edited[0], "visit")


def test_a_changed_figure_style_changes_the_pictures(edited, made):
    assert pictures(edited[0]) != pictures(made)


def test_changed_code_of_a_notebook_stands_on_its_page(edited):
    assert "answer = 42" in parsed(edited[0].html / "book" / "background.html").text


def test_a_new_sentence_reaches_its_page_and_the_article(edited):
    book, _ = edited
    assert "A sentence more." in shown(book, "after-stalin")
    assert "A sentence more." in " ".join(text(book.pdf).split())


def test_what_is_changed_back_needs_no_execution_and_gives_the_outputs_of_a_build_from_nothing(
    edited, made
):
    book, _ = edited
    restore(made, book)
    assert outdated(book) == set()
    assert executed(built(book.root)) == set()
    assert book.digests() == made.digests()


@pytest.mark.parametrize("build", [built, stock])
def test_nothing_is_read_executed_or_written_when_nothing_changed(settled, build):
    before = settled.digests()
    times = {file: file.stat().st_mtime_ns for file in settled.html.rglob("*")}
    log = build(settled.root)
    assert "nothing has changed since the last build" in log and "reading sources" not in log
    assert (
        settled.digests() == before
        and {file: file.stat().st_mtime_ns for file in settled.html.rglob("*")} == times
    )


def test_an_output_that_somebody_edited_or_removed_is_made_again(settled):
    before = settled.digests()
    (settled.html / "book" / "aid.html").write_text("edited", encoding="utf-8")
    settled.pdf.unlink()
    built(settled.root)
    assert settled.digests() == before
