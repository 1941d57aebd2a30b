"""Promise: results in prose are computed; a year, date or page that is typed is in the data."""

import json
import re

import pytest
from helpers.built_book import with_metadata
from helpers.data import RESOURCES, rows
from helpers.project import ROOT

BOOK = ROOT / "book"
PAGES = sorted(path.name for pattern in ("*.ipynb", "*.md") for path in BOOK.glob(pattern))
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
DATE = rf"\b(\d\d?) ({'|'.join(MONTHS)}) ({YEAR})"
PAGE = r"\bpp?\. (\d+)\b"
AMERICAN = (
    r"\b\w+(?:iz|yz)(?:e|es|ed|ing|ation)\b|"
    r"\b(?:color|behavior|defense|labor|favor|center|program)\b"
)
ELSEWHERE = {  # where figures and counts may stand in a text, with the reason
    r"“[^”]*”": "a quotation, whose source another test asks for",
    r"`[^`]*`": "a role or code",
    r"\]\([^)]*\)": "the address of a link",
    r"^:::.*$|^:\w+:.*$|^```.*$|^\([\w-]+\)=$": "markup",
    r"^#+ .*$": "a heading, which names the years of a section",
    r"\bHypothes[ie]s \d|\bFile I-\d+": "a name in the case study",
    r"\bF1000Research\b|\b11:1441\b|\bversion 1\b": "the name of a journal or a work",
    r"\bCC BY 4\.0|Attribution 4\.0": "the name of a licence",
    r"\bfive-year\b": "the name of a plan",
    r"\beach (?:hundred|thousand)\b|\bwhole millions of\b": "a unit",
}


def markdown(name: str) -> str:
    """The Markdown of one page, with what it shows of the metadata."""
    text = (BOOK / name).read_text(encoding="utf-8")
    if name.endswith(".ipynb"):
        cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown"]
        text = "\n\n".join("".join(cell["source"]) for cell in cells)
    return with_metadata(text, BOOK.parent)


def prose(name: str) -> str:
    """The Markdown of one page, without what may hold figures and counts."""
    return re.sub("|".join(ELSEWHERE), " ", markdown(name), flags=re.MULTILINE)


def years_of(name: str) -> set[str]:
    """The years in the data that a page loads; a page without code has those of the events."""
    loaded = re.findall(r'load\(\\?"(\w+)', (BOOK / name).read_text(encoding="utf-8"))
    found = set()
    for resource in loaded or ["events", "claims"]:
        for field in RESOURCES[resource]["schema"]["fields"]:
            if field.get("unit") == "year" or field.get("partialDate") or "shapes" in field:
                cells = " ".join(row[field["name"]] for row in rows(resource))
                found |= set(re.findall(YEAR, cells))
    return found


@pytest.mark.parametrize("name", PAGES)
def test_no_result_is_typed(name):
    text = re.sub(f"{DATE}|{PAGE}|{YEAR}", " ", prose(name))
    number = rf".{{0,40}}(?:\d|{COUNTS}).{{0,20}}"
    assert re.findall(number, text, flags=re.IGNORECASE) == []


@pytest.mark.parametrize("name", PAGES)
def test_years_that_are_typed_are_in_the_data_of_the_page(name):
    assert set(re.findall(YEAR, prose(name))) - years_of(name) == set()


def test_dates_and_pages_that_are_typed_are_in_the_data():
    dates = {date for row in rows("events") for date in (row["date"], row["until"])}
    places = " ".join(row.get("locator", "") for name in RESOURCES for row in rows(name))
    text = "\n".join(map(prose, PAGES))
    assert {as_iso(*found) for found in re.findall(DATE, text)} - dates == set()
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
    assert [quotation for quotation, _ in quoted if len(quotation.split()) > 30] == []
    assert [quotation for quotation, rest in quoted if "{cite}" not in rest] == []


@pytest.mark.parametrize("name", PAGES)
def test_one_english_is_used(name):
    found = re.findall(AMERICAN, prose(name), flags=re.IGNORECASE)
    british = ("seize", "seized", "prize", "size", "sized")
    assert [word for word in found if word.casefold() not in british] == []
