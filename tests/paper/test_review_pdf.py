"""Promise: reviewers get the same article with numbered lines, widely spaced."""

import math
import re
from collections import Counter
from itertools import combinations_with_replacement, pairwise
from pathlib import Path

import pytest
from helpers.built_book import parsed
from helpers.pdf_reader import tagged
from helpers.typeset import POINTS, lines, measured, typeset
from pypdf import PdfReader

from datapaper.article.model import Article
from datapaper.core.project import Project
from datapaper.formats import review
from datapaper.metadata import edition

EPOCH = "1700000000"
LEFT, HEAD, FOOT = 25 * POINTS, 24 * POINTS, 270 * POINTS
WORD = re.compile(r"\w+")


def write(book, folder: Path) -> None:
    """Write the review copy of the built article, without a warning."""
    project = Project(book.root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        article = Article(book.article_html.parent, project)
        assert review.write(article, edition(project), folder) == []


@pytest.fixture(scope="module")
def copy(book, tmp_path_factory):
    """The review copy, as the submission has it."""
    folder = tmp_path_factory.mktemp("a submission")
    write(book, folder)
    assert [file.name for file in folder.iterdir()] == ["article-review.pdf"]
    return folder / "article-review.pdf"


@pytest.fixture(scope="module")
def laid(copy):
    """The words of every page, with their places."""
    return measured(copy)


def between(words):
    """What stands between running head and page number."""
    return [word for word in words if HEAD < word.top < FOOT]


def numbers(words):
    """The numbers of the lines of one page, which stand left of the text."""
    return [word for word in between(words) if word.right < LEFT]


@pytest.mark.needs("poppler-utils")
def test_lines_are_numbered_through_the_whole_article(laid):
    pages = [sorted(numbers(words), key=lambda word: word.top) for words in laid]
    found = [int(word.text) for words in pages for word in words]
    assert len(found) > 800 and found == list(range(1, len(found) + 1))


def running(words, least: float, most: float = math.inf):
    """The lines of a page in the text column whose letters are so high."""
    text = [word for word in between(words) if word.left > LEFT - 1]
    return lines([word for word in text if least < word.bottom - word.top < most])


@pytest.mark.needs("poppler-utils")
def test_every_line_of_the_running_text_has_its_number(laid):
    for words in laid[1:6]:
        marked = [(word.top + word.bottom) / 2 for word in numbers(words)]
        for first, *_ in running(words, 10.9):
            assert any(first.top < height < first.bottom for height in marked), first.text


@pytest.mark.needs("poppler-utils")
def test_the_running_text_is_double_spaced(laid):
    pairs = [pair for words in laid for pair in pairwise(running(words, 10.9, 11.1))]
    steps = Counter(round(below[0].bottom - above[0].bottom, 1) for above, below in pairs)
    ((usual, times),) = steps.most_common(1)
    assert times > 300 and usual >= 2 * 10.9


@pytest.mark.needs("poppler-utils")
def test_it_has_the_words_of_the_article_and_no_others(book, laid, tmp_path):
    built = book.root / "_build" / "article"
    article = typeset(book.root, built, tmp_path / "article.pdf", EPOCH)
    here = letters(word.text for words in laid for word in between(words) if word.right >= LEFT)
    there = letters(word.text for words in measured(article) for word in between(words))
    rows = parsed(book.article_html).select("thead tr")
    heads = [letters(row.stripped_strings) for row in rows]
    some = [one for count in range(3) for one in combinations_with_replacement(heads, count)]
    # Only the head of a table that goes on on another page may stand once more.
    again = [sum(one, Counter()) for one in some]
    assert here - there in again and there - here in again


def letters(words) -> Counter:
    """Count the letters of each kind, since lines break words elsewhere."""
    return Counter("".join(part for word in words for part in WORD.findall(word)))


def test_it_is_as_accessible_and_archival_as_the_article(copy):
    metadata = PdfReader(copy).xmp_metadata.stream.get_data().decode()
    said = dict(re.findall(r"<(pdf\w*id:\w+)>([^<]*)", metadata))
    assert said == {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
    assert {"/H1", "/H2", "/Table", "/Figure", "/L"} <= {kind for kind, _ in tagged(copy)}


def test_every_page_is_a4_upright(copy):
    for page in PdfReader(copy).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert page.rotation == 0


def test_the_same_article_gives_the_same_bytes(book, copy, tmp_path):
    write(book, tmp_path)
    same = (tmp_path / copy.name).read_bytes() == copy.read_bytes()
    assert same
