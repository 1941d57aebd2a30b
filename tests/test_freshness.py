"""Promise: after any change no output shows an old value, and nothing else is computed again."""

import json
import os
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from book import Book, plain
from building import executed, jupyter_book, make
from pdf import text

OLD = "39.4"
USES = {"tables.py": ("table(", "figure("), "paper.mplstyle": ("figure(",), "dictionary.py": ("resources(",), "reading.py": ("import",)}
CHANGED = ["data/aid.csv", "references.bib", "book/aid.ipynb", "book/statements.md", "requirements.txt", "_config.yml", "CITATION.cff"]
CHANGED += ["book/_static/tables.css", *(f"book/evidence/{name}" for name in USES)]


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file."""
    found = file.read_text(encoding="utf-8")
    assert old in found
    file.write_text(found.replace(old, new), encoding="utf-8")


def change_a_cell(book: Book, new: str) -> None:
    """Give the Soviet deliveries of 1955–61 another value."""
    edit(book.root / "data" / "aid.csv", f"1961,{OLD},million", f"1961,{new},million")


def with_one_of(book: Book, *texts: str) -> set[str]:
    """The notebooks in whose code one of these texts stands."""
    return {name for name, source in book.code().items() if any(text in source for text in texts)}


def loading(book: Book, resource: str) -> set[str]:
    """The notebooks that load a resource or count the rows of all."""
    return with_one_of(book, f'load("{resource}")', "resources()")


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
    """A copy of the built book for this module, with another of its products as they are when all is up to date."""
    folder = tmp_path_factory.mktemp("fresh")
    root = Path(shutil.copytree(book.root, folder / "book", symlinks=True))
    stock(root)  # make would find nothing to do, but Sphinx has yet to know the folder
    shutil.copytree(root / "_build", folder / "products")
    return root


@pytest.fixture
def settled(book, tree) -> Book:
    """That copy with its sources and products as they were."""
    for name in CHANGED:
        shutil.copyfile(book.root / name, tree / name)
    shutil.rmtree(tree / "_build")
    shutil.copytree(tree.parent / "products", tree / "_build")
    return Book(tree)


def built(root: Path, *targets: str) -> str:
    """Run ``make``; return what it said."""
    code, log = make(root, *targets)
    assert code == 0, log[-3000:]
    return log


def stock(root: Path, *options: str) -> str:
    """Run the stock command of Jupyter Book; return what it said."""
    code, log = jupyter_book(root, *options)
    assert code == 0, log[-3000:]
    return log


def test_a_changed_cell_reaches_page_and_article_with_make_and_executes_nothing_else(settled):
    change_a_cell(settled, "38.7")
    log = built(settled.root)
    assert told(shown(settled, "aid"), "38.7") and told(text(settled.pdf), "38.7")
    assert executed(log) == loading(settled, "aid") < with_code(settled)


def test_a_changed_cell_reaches_page_and_article_with_the_stock_command_and_executes_nothing_else(settled):
    change_a_cell(settled, "38.8")
    log = stock(settled.root)
    assert told(shown(settled, "aid"), "38.8") and told(text(settled.pdf), "38.8")
    assert executed(log) == loading(settled, "aid")


def test_a_changed_cell_reaches_the_article_alone_and_the_page_with_the_next_build(settled):
    change_a_cell(settled, "38.9")
    stock(settled.root, "--builder", "custom", "--custom-builder", "article")
    assert told(text(settled.pdf), "38.9") and "38.9" not in (settled.html / "book" / "aid.html").read_text(encoding="utf-8")
    assert executed(built(settled.root)) == set(), "html and article share one execution"
    assert told(shown(Book(settled.root), "aid"), "38.9")


@pytest.mark.needs("latexmk", "texlive-xetex")
def test_a_changed_cell_reaches_latex(settled):
    change_a_cell(settled, "38.5")
    stock(settled.root, "--builder", "latex")
    tex = (settled.root / "_build" / "latex" / "article.tex").read_text(encoding="utf-8")
    assert "38.5" in tex and f"{OLD} million" not in tex


def test_a_cell_changed_back_needs_no_execution(settled):
    change_a_cell(settled, "38.4")
    built(settled.root)
    edit(settled.root / "data" / "aid.csv", "1961,38.4,million", f"1961,{OLD},million")
    assert executed(built(settled.root)) == set()
    assert f"{OLD} million" in shown(settled, "aid")


def test_a_change_is_seen_although_the_file_looks_as_old_as_before(settled):
    for name, old, new in [("data/aid.csv", f"1961,{OLD},million", "1961,38.3,million"), ("book/statements.md", "# Statements", "# Declarations")]:
        file = settled.root / name
        before = file.stat()
        edit(file, old, new)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    built(settled.root)
    assert told(shown(settled, "aid"), "38.3") and told(text(settled.pdf), "38.3")
    assert "Declarations" in shown(settled, "statements")


def test_changed_code_of_a_notebook_executes_that_notebook(settled):
    file = settled.root / "book" / "aid.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    first = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    first["source"] = ["answer = 42\n", *first["source"]]
    file.write_text(json.dumps(notebook), encoding="utf-8")
    assert executed(built(settled.root)) == {"aid"}
    assert "answer = 42" in BeautifulSoup((settled.html / "book" / "aid.html").read_text(encoding="utf-8"), "html.parser").text


def test_a_file_that_a_notebook_opens_by_itself_counts(settled):
    edit(settled.root / "CITATION.cff", "  - Cold War", "  - Cold Peace")
    assert executed(built(settled.root)) == with_one_of(settled, "CITATION.cff")
    assert "Cold Peace" in shown(settled, "index") and "Cold Peace" in text(settled.pdf)


@pytest.mark.parametrize("name", USES)
def test_a_changed_helper_executes_the_notebooks_that_use_it(settled, name):
    with (settled.root / "book" / "evidence" / name).open("a", encoding="utf-8") as lines:
        lines.write("\n# changed\n")
    assert executed(built(settled.root)) == with_one_of(settled, *USES[name])


def test_a_changed_figure_style_changes_the_pictures(settled):
    before = {image.name for image in (settled.html / "_images").glob("*.svg")}
    edit(settled.root / "book" / "evidence" / "paper.mplstyle", "lines.linewidth: 1.6", "lines.linewidth: 2.6")
    built(settled.root)
    assert {image.name for image in (settled.html / "_images").glob("*.svg")} != before


def test_a_changed_lock_executes_everything(settled):
    with (settled.root / "requirements.txt").open("a", encoding="utf-8") as lines:
        lines.write("# changed\n")
    assert executed(built(settled.root)) == with_code(settled)


def test_a_changed_configuration_reaches_every_page_and_executes_nothing(settled):
    edit(settled.root / "_config.yml", "title: Albania and the Soviet Union", "title: Elbonia and the Soviet Union")
    assert executed(built(settled.root)) == set()
    assert all("Elbonia" in page.read_text(encoding="utf-8") for page in (settled.html / "book").glob("*.html"))


def test_a_changed_style_reaches_the_pages(settled):
    file = settled.root / "book" / "_static" / "tables.css"
    before, style = (settled.html / "book" / "aid.html").read_bytes(), file.read_text(encoding="utf-8")
    file.write_text(style + "/* changed */\n", encoding="utf-8")
    log = built(settled.root)
    assert not executed(log) and (settled.html / "_static" / "tables.css").read_bytes() == file.read_bytes()
    assert (settled.html / "book" / "aid.html").read_bytes() != before, "its link names the state of the style"


def test_a_corrected_title_reaches_the_reference_list_and_the_article(settled):
    edit(settled.root / "references.bib", "Area Handbook for Albania", "Area Handbook for Elbonia")
    built(settled.root)
    assert "Handbook for Elbonia" in shown(settled, "references") and "Handbook for Albania" not in shown(settled, "references")
    assert "Handbook for Elbonia" in " ".join(text(settled.pdf).split())


def test_a_new_sentence_reaches_its_page_and_the_article_and_nothing_is_executed(settled):
    file = settled.root / "book" / "aid.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    notebook["cells"].append({"cell_type": "markdown", "id": "added", "metadata": {}, "source": ["A sentence more."]})
    file.write_text(json.dumps(notebook), encoding="utf-8")
    assert executed(stock(settled.root)) == set()
    assert "A sentence more." in shown(settled, "aid") and "A sentence more." in " ".join(text(settled.pdf).split())


@pytest.mark.parametrize("build", [built, stock])
def test_nothing_is_read_executed_or_written_when_nothing_changed(settled, build):
    before = settled.digests()
    times = {file: file.stat().st_mtime_ns for file in settled.html.rglob("*")}
    log = build(settled.root)
    assert "nothing has changed since the last build" in log and "reading sources" not in log
    assert settled.digests() == before and {file: file.stat().st_mtime_ns for file in settled.html.rglob("*")} == times


def test_an_output_that_somebody_edited_or_removed_is_made_again(settled):
    before = settled.digests()
    (settled.html / "book" / "aid.html").write_text("edited", encoding="utf-8")
    settled.pdf.unlink()
    built(settled.root)
    assert settled.digests() == before


def test_after_any_history_the_outputs_are_those_of_a_build_from_nothing(settled, book):
    change_a_cell(settled, "38.2")
    built(settled.root)
    for name in CHANGED:
        shutil.copyfile(book.root / name, settled.root / name)
    built(settled.root)
    assert relative(settled) == relative(book)


def relative(book: Book) -> dict[str, str]:
    """The digest of every published file, by its path in the project."""
    return {str(Path(file).relative_to(book.root)): digest for file, digest in book.digests().items()}
