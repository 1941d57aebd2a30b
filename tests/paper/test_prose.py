"""Promise: no quantity is typed into prose; it is computed, quoted, or part of a name."""

import json
import re

import pytest
from helpers.built_book import with_metadata
from helpers.project import ROOT

BOOK = ROOT / "book"
PAGES = sorted(path.name for pattern in ("*.ipynb", "*.md") for path in BOOK.glob(pattern))
COUNTS = (
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|"
    r"dozens?|hundreds?|thousands?|millions?|(?:two|three|four)fold)\b"
)
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
    r"\b(?:[Tt]he|[Tt]hese) two\b": "points back to what the sentence has named",
    r"\bfive-year\b": "the name of a plan",
    r"\beach (?:hundred|thousand)\b": "a unit",
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


@pytest.mark.parametrize("number", [r"\d", COUNTS], ids=["figure", "count in words"])
@pytest.mark.parametrize("name", PAGES)
def test_no_number_is_typed(name, number):
    assert re.findall(rf".{{0,40}}{number}.{{0,20}}", prose(name), flags=re.IGNORECASE) == []


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
