"""Promise: from every page the article, the data, the bibliography and the page's own files can be taken away, as real files."""

import re

from bs4 import BeautifulSoup
from helpers.built_book import Book
from helpers.project import ROOT

PART = re.compile(r'<details class="take-away">.*?</details>', re.DOTALL)


def offered(book: Book, page: str) -> dict[str, str]:
    """The links under "Take away" on a page: path in the folder of the book -> size."""
    path = book.html / f"{page}.html"
    (part,) = PART.findall(path.read_text(encoding="utf-8"))
    items = BeautifulSoup(part, "html.parser").select("li")
    return {
        (path.parent / item.a["href"])
        .resolve()
        .relative_to(book.html.resolve())
        .as_posix(): item.select_one(".size").get_text()
        for item in items
    }


def pages(book: Book) -> list[str]:
    """Every page of the book and of the data."""
    return [f"book/{name}" for name in book.names] + [
        f"data/{file.stem}" for file in (book.html / "data").glob("*.html")
    ]


def test_every_page_offers_article_data_bibliography_and_citations(book):
    always = {
        "take-away/article.pdf",
        "take-away/article.docx",
        "take-away/albania-soviet-data.zip",
        "take-away/references.bib",
        "take-away/citation.ris",
    }
    assert [page for page in pages(book) if not always <= set(offered(book, page))] == []


def test_every_file_offered_is_there_in_the_size_that_is_told(book):
    for page in pages(book):
        for file, told in offered(book, page).items():
            size = (book.html / file).stat().st_size
            number, unit = told.split()
            factor = {"kB": 1000, "MB": 1_000_000}[unit]
            assert abs(float(number) * factor - size) <= factor, (page, file)


def test_a_page_offers_its_notebook_and_the_data_that_it_was_computed_from(book):
    files = set(offered(book, "book/partners"))
    assert {
        "_sources/book/partners.ipynb",
        "data/trade.csv",
    } <= files and "data/votes.csv" not in files
    assert (book.html / "_sources/book/partners.ipynb").read_bytes() == (
        book.root / "book/partners.ipynb"
    ).read_bytes()
    assert "_sources/book/statements.md" in offered(book, "book/statements")
    assert "data/votes.csv" in offered(book, "data/votes")


def test_the_files_are_those_of_the_project(book):
    away = book.html / "take-away"
    assert (away / "article.pdf").read_bytes() == book.pdf.read_bytes()
    assert (away / "article.docx").read_bytes() == book.pdf.with_suffix(".docx").read_bytes()
    assert (away / "references.bib").read_bytes() == (book.root / "references.bib").read_bytes()
    assert (away / "albania-soviet-data.zip").read_bytes() == (
        book.root / "_build/data-package/albania-soviet-data.zip"
    ).read_bytes()


def test_binder_finds_python_and_the_lock():
    assert (ROOT / ".binder" / "runtime.txt").read_text(encoding="utf-8").strip() == "python-3.11"
    lines = (ROOT / ".binder" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    asked = [line for line in lines if line and not line.startswith("#")]
    assert (
        asked == ["-r ../requirements.txt"]
        and (ROOT / ".binder" / asked[0].split()[1]).resolve() == ROOT / "requirements.txt"
    )
    assert not (ROOT / "binder").exists(), "Binder refuses both"
