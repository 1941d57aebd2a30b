"""Promise: marks of citations and numbers are set as a typesetter sets them."""

import re

import pytest
from bs4 import BeautifulSoup
from helpers.built_book import parsed

from datapaper.article import no_break_spaces

NARROW = "\N{NARROW NO-BREAK SPACE}"
TIED = {
    "in Table 1 and Figure 12": "in Table~1 and Figure~12",
    "pp. 21–23, p.\n5, no. 4": "pp.~21–23, p.~5, no.~4",
    "file I-8, volume X": "file~I-8, volume~X",
    "5 March 1953": "5~March 1953",
    "39.4 million roubles": "39.4~million roubles",
    "390 km, 97 percent": "390~km, 97~percent",
    "J. V. Stalin": "J.~V.~Stalin",
    "(F. 14, D. 19)": "(F.~14, D.~19)",
    "in 1953 and 12 of them": "in 1953 and 12 of them",
    "stop. 5 of them": "stop. 5 of them",
    "Table of contents": "Table of contents",
    "it is mild. In 1953": "it is mild. In 1953",
    "1 monthsful": "1 monthsful",
}


def marks(book) -> list[tuple[str, str]]:
    """For every superscript mark of site and article, the two characters before it and its text."""
    links = [mark for page in pages(book) for mark in page.select("sup:has(a)")]
    return [(before(mark), mark.get_text()) for mark in links if not mark.find_parent(["td", "th"])]


def pages(book) -> list:
    """Every page of the site, and the clean HTML of the article."""
    return [*book.pages.values(), parsed(book.article_html)]


def before(mark) -> str:
    """The two characters before a mark in its paragraph."""
    place = mark.find_parent(["p", "li", "figcaption", "caption", "dd"])
    strings = []
    for text in mark.find_all_previous(string=True):
        if place not in text.parents:
            break
        strings.insert(0, text)
    return "".join(strings)[-2:]


def test_a_mark_follows_its_word_without_a_space_and_a_digit_with_a_narrow_one(book):
    # A line of sources lists marks.
    found = [text for text, _ in marks(book) if not text.endswith((": ", "; "))]
    bare = [text for text in found if text[-1] != NARROW]
    narrow = [text for text in found if text[-1] == NARROW]
    assert len(found) >= 300 and len(narrow) >= 50
    assert [text for text in bare if text[-1].isspace() or text[-1].isdigit()] == []
    assert [text for text in narrow if not text[0].isdigit()] == []


def test_no_mark_follows_another_with_which_it_would_read_as_one_number(book):
    found = [mark for page in pages(book) for mark in page.select("sup")]
    assert [mark for mark in found if getattr(mark.next_sibling, "name", "") == "sup"] == []
    pairs = ".bibtex-citation + .bibtex-citation"
    follow = [mark for page in book.pages.values() for mark in page.select(pairs)]
    assert [mark.get_text() for mark in follow if mark.previous_sibling.name == "span"] == []


def test_the_numbers_of_a_mark_rise_and_none_stands_twice(book):
    numbers = [[int(number) for number in text.split(",")] for _, text in marks(book)]
    assert max(map(len, numbers)) >= 4
    assert [mark for mark in numbers if mark != sorted(set(mark))] == []


@pytest.mark.parametrize("text", TIED)
def test_what_a_line_must_not_part_is_tied(text):
    body = BeautifulSoup(f"<p>{text}<code>Table 1</code></p>", "html.parser")
    no_break_spaces.tie(body)
    assert body.p.contents[0] == TIED[text].replace("~", no_break_spaces.NO_BREAK)
    assert body.code.string == "Table 1"


def test_the_article_has_such_ties_and_no_double_space(book):
    text = parsed(book.article_html).body.get_text()
    assert len(re.findall(rf"(?:Table|Figure){no_break_spaces.NO_BREAK}\d", text)) >= 10
    assert re.findall(r"\S[ \u00a0]{2,}\S", text) == []
