"""Promise: after a change of data, code or lock no output shows an old value, and nothing else is executed again."""

import json

import pytest
from helpers.built_book import Book, parsed
from helpers.changes import (
    ENGINE,
    OLD,
    USES,
    built,
    change_a_cell,
    edit,
    loading,
    shown,
    stock,
    told,
    with_code,
    with_one_of,
)
from helpers.pdf_reader import text
from helpers.project import executed


def test_a_changed_cell_reaches_page_and_article_with_make_and_executes_nothing_else(settled):
    change_a_cell(settled, "38.7")
    log = built(settled.root)
    assert told(shown(settled, "aid"), "38.7") and told(text(settled.pdf), "38.7")
    assert executed(log) == loading(settled, "aid") < with_code(settled)


def test_a_changed_cell_reaches_page_and_article_with_the_stock_command_and_executes_nothing_else(
    settled,
):
    change_a_cell(settled, "38.8")
    log = stock(settled.root)
    assert told(shown(settled, "aid"), "38.8") and told(text(settled.pdf), "38.8")
    assert executed(log) == loading(settled, "aid")


def test_a_changed_cell_reaches_the_article_alone_and_the_page_with_the_next_build(settled):
    change_a_cell(settled, "38.9")
    stock(settled.root, "--builder", "custom", "--custom-builder", "article")
    assert told(text(settled.pdf), "38.9") and "38.9" not in (
        settled.html / "book" / "aid.html"
    ).read_text(encoding="utf-8")
    assert executed(built(settled.root)) == set(), "html and article share one execution"
    assert told(shown(Book(settled.root), "aid"), "38.9")


@pytest.mark.needs("latexmk", "texlive-xetex")
def test_a_changed_cell_reaches_latex(settled):
    change_a_cell(settled, "38.5")
    stock(settled.root, "--builder", "latex")
    tex = (settled.root / "_build" / "latex" / "article.tex").read_text(encoding="utf-8")
    assert "38.5" in tex and f"{OLD} million" not in tex


def test_changed_code_of_a_notebook_executes_that_notebook(settled):
    file = settled.root / "book" / "aid.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    first = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    first["source"] = ["answer = 42\n", *first["source"]]
    file.write_text(json.dumps(notebook), encoding="utf-8")
    assert executed(built(settled.root)) == {"aid"}
    assert "answer = 42" in parsed(settled.html / "book" / "aid.html").text


@pytest.mark.parametrize("name", USES)
def test_a_changed_helper_executes_the_notebooks_that_use_it(settled, name):
    with (settled.root / ENGINE / name).open("a", encoding="utf-8") as lines:
        lines.write("\n# changed\n")
    assert executed(built(settled.root)) == with_one_of(settled, *USES[name])


def test_a_changed_figure_style_changes_the_pictures(settled):
    before = {image.name for image in (settled.html / "_images").glob("*.svg")}
    edit(
        settled.root / "book" / "_extensions" / "datapaper" / "notebook" / "paper.mplstyle",
        "lines.linewidth: 1.6",
        "lines.linewidth: 2.6",
    )
    built(settled.root)
    assert {image.name for image in (settled.html / "_images").glob("*.svg")} != before


def test_a_changed_lock_executes_everything(settled):
    with (settled.root / "requirements.txt").open("a", encoding="utf-8") as lines:
        lines.write("# changed\n")
    assert executed(built(settled.root)) == with_code(settled)
