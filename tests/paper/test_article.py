"""Promise: the PDF is a complete, tagged article that a journal and a screen reader can take."""

import re

import pytest
from helpers.built_book import STRAY, plain
from helpers.pdf_reader import fonts, links, pages, tagged, text, unfit
from pypdf import PdfReader

COLOPHON_TABLES = 2


@pytest.fixture
def reader(book) -> PdfReader:
    """The PDF of the article."""
    return PdfReader(book.pdf)


def test_every_page_is_a4_upright(reader):
    sizes = {
        (round(page.mediabox.width), round(page.mediabox.height), page.rotation)
        for page in reader.pages
    }
    assert sizes == {(595, 842, 0)}


def test_it_is_an_article_in_length(book, reader):
    assert 15 <= len(reader.pages) <= 40
    assert 5_000 <= len(text(book.pdf).split()) <= 20_000


def test_every_page_has_its_number(book):
    ends = [page.split()[-3:] for page in pages(book.pdf)]
    assert ends == [[str(n), "/", str(len(ends))] for n in range(1, len(ends) + 1)]


def test_title_authors_and_language_are_in_the_properties(reader):
    assert reader.metadata.title.startswith("Albania and the Soviet Union, 1948–1959")
    assert "Xhaferri" in reader.metadata.author and "Tase" in reader.metadata.author
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("en")


def test_the_bookmarks_are_the_sections_in_order(book, reader):
    titles = [mark.title for mark in reader.outline if not isinstance(mark, list)]
    marks = [re.sub(r"^\d+ ", "", title) for title in titles]
    heads = [plain(page.select_one("h1")) for name, page in book.article.items() if name != "index"]
    assert [mark for mark in marks if mark in heads] == heads


def test_it_is_tagged_with_headings_tables_and_described_figures(book, reader):
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    kinds = [kind for kind, _ in tagged(book.pdf)]
    tables = sum(len(page.select("table[id]")) for page in book.article.values())
    assert kinds.count("/Table") == tables + COLOPHON_TABLES
    assert {"/H1", "/H2", "/P", "/TH", "/TD", "/Link", "/Caption"} <= set(kinds)
    figures = [node.get("/Alt", "") for kind, node in tagged(book.pdf) if kind == "/Figure"]
    assert len(figures) == sum(len(page.select("figure[id]")) for page in book.article.values())
    assert [alt for alt in figures if len(str(alt).split()) < 20] == []


@pytest.mark.needs("poppler-utils")
def test_every_font_is_embedded_and_none_is_of_type_3(book):
    assert fonts(book.pdf) and unfit(book.pdf) == []


def test_figures_are_vectors(reader):
    assert [page.page_number for page in reader.pages if len(page.images)] == []


def test_markers_and_addresses_are_links(book):
    marks = sum(len(page.select(".bibtex-citation a")) for page in book.article.values())
    found = links(book.pdf)
    inside = [one for one in found if "/Dest" in one or one.get("/A", {}).get("/S") == "/GoTo"]
    outside = {str(link["/A"]["/URI"]) for link in found if "/URI" in link.get("/A", {})}
    assert len(inside) >= marks
    assert "https://doi.org/10.12688/f1000research.126497.1" in outside


def test_no_markup_code_or_page_of_the_website_is_left(book):
    found = text(book.pdf)
    assert STRAY.findall(found) == []
    assert "Show code" not in found and "How to read this book" not in found
