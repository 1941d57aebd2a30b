"""Promise: a title in another language says so in every format that can, so that it is spoken as
what it is."""

import re
from collections.abc import Iterator

import pytest
from docx import Document
from docx.oxml.ns import qn
from helpers.built_book import parsed
from helpers.pdf_reader import squeezed
from lxml import etree
from pybtex.database import parse_file
from pypdf import PdfReader

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAGS = {"albanian": "sq", "german": "de", "italian": "it", "russian": "ru-Latn"}


@pytest.fixture(scope="module")
def titles(book) -> dict[str, tuple[str, str]]:
    """Citation key -> title, squeezed, and the tag of its language, if it is not English."""
    entries = parse_file(book.root / "references.bib", bib_format="bibtex").entries
    return {
        key: (squeezed(entry.fields["title"].strip("{}")), TAGS[entry.fields["langid"]])
        for key, entry in entries.items()
        if "langid" in entry.fields
    }


@pytest.fixture(scope="module")
def foreign(book, titles) -> list[tuple[str, str]]:
    """Those of them that the article cites."""
    keys = [entry["data-key"] for entry in parsed(book.article_html).select(".reference")]
    found = sorted(titles[key] for key in keys if key in titles)
    assert len(found) >= 8
    return found


def test_the_list_of_the_html_book_marks_each_title_and_nothing_else(book, titles):
    spans = book.pages["references"].select("div.citation span[lang]")
    marked = sorted((squeezed(span.get_text()), span["lang"]) for span in spans)
    assert marked == sorted(titles.values())


def test_the_jats_marks_each_title_and_nothing_else(submission, foreign):
    parts = etree.parse(submission / "article.jats.xml").iterfind(f".//mixed-citation//*[@{LANG}]")
    assert sorted((squeezed("".join(one.itertext())), one.get(LANG)) for one in parts) == foreign


def test_the_docx_marks_each_title_and_nothing_else(submission, foreign):
    body = Document(submission / "article.docx").element.body
    runs = body.xpath(".//w:r[.//w:lang]")
    marked = [(run.text, run.xpath(".//w:lang")[0].get(qn("w:val"))) for run in runs]
    assert sorted((squeezed(words), tag) for words, tag in marked) == foreign


def test_the_pdf_marks_each_language(submission, foreign):
    reader = PdfReader(submission / "article.pdf")
    drawn = "".join(page.get_contents().get_data().decode("latin1") for page in reader.pages)
    marked = set(re.findall(r"/Lang\s*\(([^)]*)\)", drawn))
    languages = {tag.partition("-")[0] for _, tag in foreign}
    assert languages <= marked | set(tagged(reader.trailer["/Root"]["/StructTreeRoot"]))


def tagged(element) -> Iterator[str]:
    """The languages of the elements of a PDF's structure below one."""
    if "/Lang" in element:
        yield str(element["/Lang"])
    inside = element.get("/K", [])
    for one in inside if isinstance(inside, list) else [inside]:
        if isinstance(one := one.get_object(), dict) and one.get("/Type") in (None, "/StructElem"):
            yield from tagged(one)
