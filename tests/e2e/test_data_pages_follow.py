"""Promise: the pages of the data files follow the files and the configuration, byte for byte."""

from pathlib import Path

from bs4 import BeautifulSoup
from helpers.built_book import parsed
from helpers.project import make


def page(book, name: str) -> BeautifulSoup:
    """The whole page of one resource."""
    return parsed(book.html / "data" / f"{name}.html")


def built(made) -> str:
    """Build the HTML of a copy; return what the build said."""
    code, log = make(made.root, "html")
    assert code == 0, log[-3000:]
    return log


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_what_looks_like_markup_is_shown_as_text(scratch):
    texts = ["<script>alert(1)</script>", "<b>bold</b>", "$x^2$ *and* `code`", "a &amp; b"]
    for year, text in enumerate(texts, 1950):
        edit(scratch.root / "data" / "income.csv", f'"country series, Albania, {year}"', text)
    built(scratch)
    cells = [page(scratch, "income").select_one(f"#row-{n} td:last-child") for n in range(2, 6)]
    assert [cell.get_text() for cell in cells] == texts and not any(cell.find() for cell in cells)


def test_a_changed_cell_and_a_removed_resource_reach_the_pages(scratch):
    (scratch.html / "data" / "gone.html").write_text(
        "left by a resource that is gone", encoding="utf-8"
    )
    edit(scratch.root / "data" / "income.csv", "country series, Albania, 1950", "another place")
    built(scratch)
    assert page(scratch, "income").select_one("#row-2 td:last-child").get_text() == "another place"
    assert not (scratch.html / "data" / "gone.html").exists()


def test_pages_are_only_there_if_they_are_asked_for(scratch):
    edit(scratch.root / "_config.yml", "data_pages: true", "data_pages: false")
    built(scratch)
    assert not (scratch.html / "data").exists()
    assert parsed(scratch.html / "book" / "aid.html").select("a[href*='/data/']") == []


def test_building_again_gives_the_same_bytes(scratch):
    before = {path.name: path.read_bytes() for path in (scratch.html / "data").iterdir()}
    # The pages tell the size of the article, so it is another page that changes.
    with (scratch.root / "book" / "cite.md").open("a", encoding="utf-8") as page:
        page.write("\nA sentence more.\n")
    built(scratch)
    assert {path.name: path.read_bytes() for path in (scratch.html / "data").iterdir()} == before
