"""Promise: a title in another language says so in every format that can, so that it is spoken as what it is."""

import re

import pytest
from docx import Document
from docx.oxml.ns import qn
from helpers.built_book import parsed
from helpers.pdf_reader import squeezed
from lxml import etree
from pybtex.database import parse_file
from pypdf import PdfReader

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAGS = {"albanian": "sq", "italian": "it", "russian": "ru-Latn"}


@pytest.fixture(scope="module")
def titles(book) -> dict[str, tuple[str, str]]:
    """Citation key -> the title, squeezed, and the tag of its language, of all works whose title is not English."""
    entries = parse_file(book.root / "references.bib", bib_format="bibtex").entries
    return {
        key: (squeezed(entry.fields["title"].strip("{}")), TAGS[entry.fields["langid"]])
        for key, entry in entries.items()
        if "langid" in entry.fields
    }


@pytest.fixture(scope="module")
def foreign(book, titles) -> list[tuple[str, str]]:
    """Those of them that the article cites."""
    article = parsed(book.article_html)
    return sorted(
        titles[entry["data-key"]]
        for entry in article.select(".reference")
        if entry["data-key"] in titles
    )


def test_the_list_of_the_html_book_marks_each_title_and_nothing_else(book, titles):
    spans = book.pages["references"].select("div.citation span[lang]")
    assert len(titles) >= 10 and sorted(
        (squeezed(span.get_text()), span["lang"]) for span in spans
    ) == sorted(titles.values())


def test_the_jats_marks_each_title_and_nothing_else(submission, foreign):
    parts = etree.parse(submission / "article.jats.xml").iterfind(".//mixed-citation//*")
    assert (
        len(foreign) >= 8
        and sorted(
            (squeezed("".join(one.itertext())), one.get(LANG)) for one in parts if one.get(LANG)
        )
        == foreign
    )


def test_the_docx_marks_each_title_and_nothing_else(submission, foreign):
    runs = [
        run
        for run in Document(submission / "article.docx").element.body.iter(qn("w:r"))
        if run.find(f".//{qn('w:lang')}") is not None
    ]
    marked = [
        (
            "".join(text.text or "" for text in run.iter(qn("w:t"))),
            run.find(f".//{qn('w:lang')}").get(qn("w:val")),
        )
        for run in runs
    ]
    assert sorted((squeezed(words), tag) for words, tag in marked) == foreign


def test_the_pdf_marks_each_language(submission, foreign):
    pages = "".join(
        page.get_contents().get_data().decode("latin1")
        for page in PdfReader(submission / "article.pdf").pages
    )
    assert {tag.partition("-")[0] for _, tag in foreign} <= set(
        re.findall(r"/Lang\s*\(([^)]*)\)", pages)
    )
