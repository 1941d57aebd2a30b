"""Promise: reviewers get the same article with numbered lines, widely spaced."""

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
    found = [
        int(word.text)
        for words in laid
        for word in sorted(numbers(words), key=lambda word: word.top)
    ]
    assert len(found) > 800 and found == list(range(1, len(found) + 1))


@pytest.mark.needs("poppler-utils")
def test_every_line_of_the_running_text_has_its_number(laid):
    for words in laid[1:6]:
        marked = [(word.top + word.bottom) / 2 for word in numbers(words)]
        text = [
            line
            for line in lines([word for word in between(words) if word.left > LEFT - 1])
            if line[0].bottom - line[0].top > 10.9
        ]
        alone = [
            line
            for line in text
            if not any(line[0].top < height < line[0].bottom for height in marked)
        ]
        assert [line[0].text for line in alone] == []


@pytest.mark.needs("poppler-utils")
def test_the_running_text_is_double_spaced(laid):
    rows = [
        lines(
            [
                word
                for word in between(words)
                if word.left > LEFT - 1 and 10.9 < word.bottom - word.top < 11.1
            ]
        )
        for words in laid
    ]
    steps = Counter(
        round(below[0].bottom - above[0].bottom, 1)
        for page in rows
        for above, below in pairwise(page)
    )
    ((usual, times),) = steps.most_common(1)
    assert times > 300 and usual >= 2 * 10.9


@pytest.mark.needs("poppler-utils")
def test_it_has_the_words_of_the_article_and_no_others(book, laid, tmp_path):
    article = typeset(
        book.root,
        book.root / "_build" / "article",
        tmp_path / "article.pdf",
        EPOCH,
    )
    here = letters(word.text for words in laid for word in between(words) if word.right >= LEFT)
    there = letters(word.text for words in measured(article) for word in between(words))
    source = parsed(book.article_html)
    heads = [letters(row.stripped_strings) for row in source.select("thead tr")]
    again = [
        sum(some, Counter())
        for count in range(3)
        for some in combinations_with_replacement(heads, count)
    ]
    assert here - there in again and there - here in again, (
        "only the head of a table that goes on on another page may stand once more"
    )


def letters(words) -> Counter:
    """Count the letters of each kind, since lines break words elsewhere."""
    return Counter("".join(part for word in words for part in WORD.findall(word)))


def test_it_is_as_accessible_and_archival_as_the_article(copy):
    said = dict(
        re.findall(
            r"<(pdf\w*id:\w+)>([^<]*)", PdfReader(copy).xmp_metadata.stream.get_data().decode()
        )
    )
    assert said == {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
    assert {"/H1", "/H2", "/Table", "/Figure", "/L"} <= {kind for kind, _ in tagged(copy)}


def test_every_page_is_a4_upright(copy):
    assert {
        (round(page.mediabox.width), round(page.mediabox.height), page.rotation)
        for page in PdfReader(copy).pages
    } == {(595, 842, 0)}


def test_the_same_article_gives_the_same_bytes(book, copy, tmp_path):
    write(book, tmp_path)
    same = (tmp_path / copy.name).read_bytes() == copy.read_bytes()
    assert same
