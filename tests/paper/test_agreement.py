"""Promise: HTML, PDF, DOCX, LaTeX and JATS say the same: every paragraph, number, table cell,
caption, citation and reference."""

import re
from typing import NamedTuple

import pytest
import yaml
from bs4 import BeautifulSoup
from helpers import tex
from helpers.built_book import parsed
from helpers.formats import html, jats, pdf, word
from helpers.formats.said_in import missing, rest, squeezed
from helpers.project import dated

from datapaper.core.project import Project
from datapaper.metadata import edition

LEAST = {
    "author": 3,
    "keyword": 5,
    "paragraph": 150,
    "row": 80,
    "caption": 18,
    "reference": 50,
    "heading": 40,
}
NUMBER = re.compile(r"\d[\d.]*")
PLACE = re.compile(r"\d{1,2}(\.\d)?|\d{1,2}(and|,)?")  # a section, a page, an affiliation
LAST = re.compile(r"\d{1,2}/\d{1,2}$")
FORMATS = ["html", "pdf", "review", "docx", pytest.param("latex", marks=tex.NEEDS), "jats"]


class Around(NamedTuple):
    """What stands around the text: headings and titles, the longest first, and known numbers."""

    heads: list[str]
    numbers: set[str]


@pytest.fixture(scope="module")
def article(book) -> BeautifulSoup:
    """The clean article that every format is made from."""
    return parsed(book.article_html)


@pytest.fixture(scope="module")
def blocks(article):
    """All that the article says."""
    return html.blocks(article)


@pytest.fixture(scope="module")
def said(book, submission, tmp_path_factory):
    """Return what a format says, page after page; LaTeX as XeLaTeX prints it."""
    readers = {
        "html": lambda: [squeezed(page) for page in html.pages(book)],
        "pdf": lambda: pdf.pages(submission / "article.pdf"),
        "review": lambda: pdf.pages(submission / "article-review.pdf"),
        "docx": lambda: [squeezed(word.text(submission / "article.docx"))],
        "latex": lambda: pdf.pages(
            printed(submission / "article-latex.zip", tmp_path_factory.mktemp("latex"))
        ),
        "jats": lambda: [squeezed(jats.text(submission / "article.jats.xml"))],
    }
    kept = {}
    return lambda name: (
        kept.setdefault(name, None) or kept.update({name: readers[name]()}) or kept[name]
    )


def printed(archive, folder):
    """The PDF that XeLaTeX makes of the LaTeX archive."""
    code, log = tex.compiled(archive, folder, "xelatex")
    assert code == 0, log[-3000:]
    return folder / "article.pdf"


@pytest.mark.parametrize("kind", LEAST)
@pytest.mark.parametrize("name", FORMATS)
def test_what_the_article_says_stands_in_every_format(name, kind, blocks, said):
    left_out = "Colophon" if name == "html" else None
    wanted = [one for one in blocks if one.kind == kind and one.where != left_out]
    assert len(wanted) >= LEAST[kind]
    assert missing(wanted, said(name)) == []


@pytest.mark.parametrize("name", FORMATS[1:])
def test_no_format_says_a_number_that_the_article_does_not(name, blocks, said, around):
    texts = [block for block in blocks if block.kind in LEAST]
    pieces = [piece for page in rest(texts, said(name)) for piece in page.split("|")]
    assert [(piece, found) for piece in pieces if (found := unexplained(piece, around))] == []


@pytest.fixture(scope="module")
def around(book, article, blocks, submission) -> Around:
    """What formats print around the text: headings, which running heads and the heads of tables
    repeat, and on the title page the metadata with the day."""
    text = (book.root / "book" / "paper.yml").read_text(encoding="utf-8")
    about = yaml.safe_load(text)
    with dated(book.root):  # the day of PDF and DOCX, which come from the book
        day = edition(Project(book.root)).day
    heads = [about["title"], about["running_head"], about["adapts"]["doi"]]
    for author in about["authors"]:
        heads += author.get("affiliation", {}).values()
        heads += [author.get("name", "").replace("The ", "the ", 1)]  # as a sentence names them
    heads += [block.text for block in blocks if block.kind == "heading"]
    heads += [row.get_text() for row in article.select("thead tr")]
    return Around(
        sorted(filter(None, map(squeezed, heads)), key=len, reverse=True),
        {*NUMBER.findall(squeezed(f"{text} {day}")), *day.split("-"), day.replace("-", "")},
    )


def unexplained(piece: str, around: Around) -> list[str]:
    """Return the numbers in a piece that are of no heading, section or page, nor known."""
    for head in around.heads:
        piece = piece.replace(head, " ")
    words = [word for word in LAST.sub("", piece).split() if not PLACE.fullmatch(word)]
    return [
        number
        for word in words
        for number in NUMBER.findall(word)
        if number.strip(".") not in around.numbers
    ]


@pytest.mark.parametrize(("name", "reader"), [("article.docx", word), ("article.jats.xml", jats)])
def test_every_table_has_the_same_cells(name, reader, article, submission):
    tables = [
        [[cell.get_text() for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")]
        for table in article.find_all("table")
    ]
    cells, found = (
        [[list(map(squeezed, row)) for row in table] for table in one]
        for one in (tables, reader.tables(submission / name))
    )
    assert len(cells) >= 12 and found == cells


@pytest.mark.parametrize(("name", "reader"), [("article.docx", word), ("article.jats.xml", jats)])
def test_every_citation_leads_to_the_same_reference(name, reader, article, submission):
    ids = {entry["id"] for entry in article.select(".reference")}
    cited = [link["href"][1:] for link in article.select("sup a") if link["href"][1:] in ids]
    assert len(cited) >= 150 and reader.citations(submission / name) == cited
