"""Promise: results in prose are computed; a year, date or page that is typed is in the data."""

import re
from functools import cache

import pytest
from helpers.data import RESOURCES, rows
from helpers.prose import BOOK, PAGES, markdown

from datapaper.core.number_words import WORDS

COUNTS = (
    r"\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|"
    r"dozens?|hundreds?|thousands?|millions?|(?:two|three|four)fold)\b"
)
MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
]
YEAR = r"\b(?:1[89]|20)\d\d\b"
DECADE = r"\b(?:1[89]|20)\d0s\b"
DATE = rf"\b(\d\d?) ({'|'.join(MONTHS)}) ({YEAR})"
PAGE = r"\bpp?\. (\d+)\b"
COUNTED = rf"\b(\d+|{COUNTS}) (\w+)"  # a count and what is counted
IN_DIGITS = {word: str(number) for number, word in enumerate(WORDS)}
AMERICAN = (
    r"\b\w+(?:iz|yz)(?:e|es|ed|ing|ation)\b|"
    r"\b(?:color|behavior|defense|labor|favor|center|program)\b"
)
ELSEWHERE = {  # where figures and counts may stand in a text, with the reason
    r"“[^”]*”": "a quotation, whose source another test asks for",
    r"`[^`]*`": "a role or code",
    r"\]\([^)]*\)": "the address of a link",
    r"^:::.*$|^:\w+:.*$|^```.*$|^\([\w-]+\)=$|^\d\. ": "markup",
    r"^#+ .*$": "a heading, which names the years of a section",
    r"\bHypothes[ie]s \d|\b[Ff]ile I-\d+": "a name in the case study",
    r"\bF1000Research\b|\b11:1441\b|\b[Vv]ersion 1\b": "the name of a journal or a work",
    r"\bCC BY 4\.0|Attribution 4\.0": "the name of a licence",
    r"\bfive-year\b": "the name of a plan",
    r"\beach (?:hundred|thousand)\b|\bmillion dollars\b": "a unit",
}
BIBLIOGRAPHY = BOOK.parent / "references.bib"
PUBLISHED = "2022-12-06"  # the day on the first page of the case study


def prose(name: str) -> str:
    """The Markdown of one page, without what may hold figures and counts."""
    return re.sub("|".join(ELSEWHERE), " ", markdown(name), flags=re.MULTILINE)


def years_of(name: str) -> set[str]:
    """The years in the data that a page loads, and those of the works on the reference list.

    A page without code has the years of the events and claims.
    """
    loaded = re.findall(r'load\(\\?"(\w+)', (BOOK / name).read_text(encoding="utf-8"))
    found = set(re.findall(rf"year *= *{{({YEAR})}}", BIBLIOGRAPHY.read_text(encoding="utf-8")))
    for resource in loaded or ["events", "claims"]:
        for field in RESOURCES[resource]["schema"]["fields"]:
            if field.get("unit") == "year" or field.get("partialDate") or "shapes" in field:
                cells = " ".join(row[field["name"]] for row in rows(resource))
                found |= set(re.findall(YEAR, cells))
    return found


@cache
def counted() -> set[tuple[str, str]]:
    """Every count in the texts of the data with the word after it, in digits."""
    texts = " ".join(cell for name in RESOURCES for row in rows(name) for cell in row.values())
    return {(IN_DIGITS.get(one.lower(), one), noun) for one, noun in re.findall(COUNTED, texts)}


@pytest.mark.parametrize("name", PAGES)
def test_no_result_is_typed_and_a_count_that_is_typed_is_in_the_texts_of_the_data(name):
    text = re.sub(f"{DATE}|{PAGE}|{YEAR}|{DECADE}", " ", prose(name))
    number = rf".{{0,40}}(?:\d|{COUNTS}).{{0,20}}"
    known = re.sub(COUNTED, lambda one: " " if as_counted(one) in counted() else one[0], text)
    assert re.findall(number, known, flags=re.IGNORECASE) == []


def as_counted(found: re.Match) -> tuple[str, str]:
    """A count and the word after it, as the data are asked for it."""
    return IN_DIGITS.get(found[1].lower(), found[1]), found[2]


@pytest.mark.parametrize("name", PAGES)
def test_years_that_are_typed_are_in_the_data_of_the_page(name):
    assert set(re.findall(YEAR, prose(name))) - years_of(name) == set()


def test_dates_and_pages_that_are_typed_are_in_the_data():
    dates = {date for row in rows("events") for date in (row["date"], row["until"])}
    places = " ".join(row.get("locator", "") for name in RESOURCES for row in rows(name))
    text = "\n".join(map(prose, PAGES))
    assert {as_iso(*found) for found in re.findall(DATE, text)} - dates == {PUBLISHED}
    assert [page for page in re.findall(PAGE, text) if not re.search(rf"\b{page}\b", places)] == []


def as_iso(day: str, month: str, year: str) -> str:
    """A date as the data have it."""
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"


def test_every_exception_is_needed():
    text = "\n".join(map(markdown, PAGES))
    assert [one for one in ELSEWHERE if not re.search(one, text, flags=re.MULTILINE)] == []


@pytest.mark.parametrize("name", PAGES)
def test_quotations_are_short_and_carry_a_source(name):
    lines = [line for line in markdown(name).splitlines() if not line.startswith("#")]
    quoted = [found for line in lines for found in re.findall(r"“([^”]*)”(.*)", line)]
    assert [quotation for quotation, _ in quoted if len(quotation.split()) > 60] == []
    assert [quotation for quotation, rest in quoted if "{cite}" not in rest] == []


@pytest.mark.parametrize("name", PAGES)
def test_one_english_is_used(name):
    found = re.findall(AMERICAN, prose(name), flags=re.IGNORECASE)
    british = ("seize", "seized", "prize", "size", "sized")
    assert [word for word in found if word.casefold() not in british] == []
