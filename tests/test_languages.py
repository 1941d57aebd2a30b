"""Promise: a title in another language says so in every format that can, so that it is spoken as what it is."""

import re
import zipfile

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from pybtex.database import parse_file
from pypdf import PdfReader

from building import make

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAGS = {"albanian": "sq", "italian": "it", "russian": "ru-Latn"}


@pytest.fixture(scope="module")
def foreign(book) -> dict[str, str]:
    """Citation key -> tag of the language, of the works whose title is not English and that the article cites."""
    entries = parse_file(book.root / "references.bib", bib_format="bibtex").entries
    article = BeautifulSoup((book.pdf.parent / "article.html").read_text(encoding="utf-8"), "html.parser")
    cited = {entry["data-key"] for entry in article.select(".reference")}
    return {key: TAGS[entry.fields["langid"]] for key, entry in entries.items() if "langid" in entry.fields and key in cited}


def test_the_list_of_the_html_book_marks_each_title(book, foreign):
    marked = [span["lang"] for span in book.pages["references"].select("div.citation span[lang]")]
    assert len(foreign) >= 8 and set(foreign.values()) == {"sq", "ru-Latn"}
    assert [marked.count(tag) >= list(foreign.values()).count(tag) for tag in ("sq", "ru-Latn")] == [True, True]


def test_a_title_in_english_is_not_marked(book):
    titles = " ".join(span.get_text() for span in book.pages["references"].select("div.citation span[lang]"))
    assert "Vepra" in titles and "Albania" not in titles.replace("Albanii", "")


def test_the_jats_marks_each_title(submission, foreign):
    article = etree.parse(submission / "article.jats.xml")
    assert sorted(one.get(LANG) for one in article.iterfind(".//mixed-citation/*") if one.get(LANG)) == sorted(foreign.values())


def test_the_docx_marks_each_title(submission, foreign):
    with zipfile.ZipFile(submission / "article.docx") as archive:
        marked = re.findall(r'<w:lang w:val="([^"]+)"', archive.read("word/document.xml").decode())
    assert sorted(marked) == sorted(foreign.values())


def test_the_pdf_marks_each_language(submission, foreign):
    pages = "".join(page.get_contents().get_data().decode("latin1") for page in PdfReader(submission / "article.pdf").pages)
    assert {tag.partition("-")[0] for tag in foreign.values()} <= set(re.findall(r"/Lang\s*\(([^)]*)\)", pages))


def test_a_language_that_is_not_known_is_refused(scratch):
    file = scratch.root / "references.bib"
    file.write_text(file.read_text(encoding="utf-8").replace("langid    = {albanian}", "langid    = {illyrian}", 1), encoding="utf-8")
    before = scratch.digests()
    code, log = make(scratch.root)
    assert code and "references.bib, key 'hoxha1983works1', field 'langid', value 'illyrian': must be one of albanian," in log
    assert scratch.digests() == before
