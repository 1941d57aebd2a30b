"""Promise: a number, a date or a claim leads to the one row that it rests on, and a paragraph to its claims."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from helpers.built_book import Book, parsed, plain
from helpers.pdf_reader import links
from helpers.project import make
from helpers.small_book import add_resource, small_book

CLAIM = "{resource: claims, page: book/ledger, prefix: ''}"
EVENT = "{resource: events, page: book/dates, prefix: event-}"
GAPS = """from evidence import load, number, table
trade = load("trade").query("partner == 'World' and flow == 'imports' and source.str.startswith('barbieri')")
shown = trade[["period_from", "value"]].set_axis(["Year", "Imports (million US$)"], axis=1)
table(shown, "tab-gaps", "Imports in every year", data=[trade], anchors="Year")"""
STORY = """from evidence import date, load, number
date("death", load("events").set_index("event").loc["stalin-dies"])
number("early", 22.06, "{:.2f}", "tab-gaps-1950")
number("late", 85.29, "{:.2f}", "tab-gaps-1959")"""
TOLD = """# Story

(how-it-began)=
It began on {number}`death` with {number}`early` and ended with {number}`late`, says {claim}`C01`.

Nothing else is claimed, as {claim}`one claim <C02>` has it."""
LEDGER = """from evidence import load, table
claims = load("claims")
shown = claims[["claim_id", "kind"]].assign(Date="stalin-dies; vlora-standoff").set_axis(["Claim", "Kind", "Dates"], axis=1)
table(shown, "tab-claims", "What is claimed", anchors="Claim", prefix="", filters=["Kind"], links={"Dates": "event"})"""
DATES = """from evidence import load, table
events = load("events")
shown = events[["event", "date", "source"]].set_axis(["Event", "Date", "Source"], axis=1)
table(shown, "tab-dates", "What happened", cited="Source", data=[events], anchors="Event", prefix="event-")"""
CLAIMS = [
    "C01,how-it-began,count,,,",
    "C02,how-it-began,date,,,",
    "C03,,date,,,",
    "C04,how-it-began,date,,,",
]
VERDICTS = ["v1,C01,disagrees", "v2,C02,agrees", "v3,C02,disagrees"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A small book with claims and dates, built once; not to be changed."""
    article = {"gaps": ["# Gaps\n\nThere are gaps.", GAPS], "story": [TOLD, STORY]}
    evidence = {
        "ledger": ["# Ledger\n\nIt begins with {ref}`a paragraph <how-it-began>`.", LEDGER],
        "dates": ["# Dates", DATES],
    }
    book = small_book(
        tmp_path_factory.mktemp("rows") / "small", article, evidence, claim=CLAIM, event=EVENT
    )
    add_resource(book.root, "claims", "claim_id,place,kind,value,unit,event", *CLAIMS)
    add_resource(book.root, "verdicts", "verdict_id,claim_id,verdict", *VERDICTS)
    code, log = make(book.root)
    assert code == 0, log[-3000:]
    return book


@pytest.fixture
def small(built, tmp_path):
    """A copy of the small book to change at will."""
    return Book(Path(shutil.copytree(built.root, tmp_path / "small", symlinks=True)))


def page(small, name: str) -> BeautifulSoup:
    """One page as it is now, links to claims included."""
    return parsed(small.html / "book" / f"{name}.html").article


def claims(small) -> list[tuple[str, str]]:
    """The links to claims of the story: what they say and where they lead."""
    return [(link.get_text(), link["href"]) for link in page(small, "story").select(".claims a")]


def test_numbers_dates_and_claims_lead_to_rows(built):
    told = {link.get_text(): link["href"] for link in page(built, "story").select("p > a")}
    assert told == {
        "5 March 1953": "dates.html#event-stalin-dies",
        "22.06": "gaps.html#tab-gaps-1950",
        "85.29": "gaps.html#tab-gaps-1959",
        "C01": "ledger.html#C01",
        "one claim": "ledger.html#C02",
    }
    for href in told.values():
        target, row = href.split(".html#")
        assert page(built, target).find(id=row).name == "tr", href
    rows = {
        row["id"]: [link["href"] for link in row.select("a:not(.headerlink)")]
        for row in page(built, "ledger").select("#tab-claims tbody tr")
    }
    assert list(rows) == ["C01", "C02", "C03", "C04"]
    assert rows["C03"] == ["dates.html#event-stalin-dies", "dates.html#event-vlora-standoff"]
    assert (
        page(built, "ledger").find("a", string="a paragraph")["href"] == "story.html#how-it-began"
    )


def test_in_the_article_numbers_lead_to_rows_and_the_rest_is_plain_text(built):
    article = parsed(built.article_html)
    (told,) = [tag for tag in article.select("p") if "It began on" in tag.get_text()]
    inside = {link.get_text(): link["href"] for link in told.select("a")}
    assert (inside["22.06"], inside["85.29"]) == (
        "#tab-gaps-1950",
        "#tab-gaps-1959",
    ) and "5 March 1953" not in inside
    assert told.get_text().endswith("says C01.")
    for row, year in (("tab-gaps-1950", "1950"), ("tab-gaps-1959", "1959")):
        assert plain(article.find(id=row).parent) == year
    goals = [
        link.get("/Dest") or link["/A"]["/D"]
        for link in links(built.pdf)
        if "/URI" not in link.get("/A", {})
    ]
    assert (
        len(goals) == len({tuple(map(str, goal)) for goal in goals}) == 4
    )  # two rows, two sources


def test_a_paragraph_shows_its_claims_and_what_became_of_them(built):
    assert claims(built) == [
        ("Claim C01: disagrees with the record", "ledger.html#C01"),
        ("Claim C02: cannot be told from the record", "ledger.html#C02"),
        ("Claim C04: was not tested", "ledger.html#C04"),
    ]
    assert page(built, "story").select_one(".claims").parent["id"] == "how-it-began"


def test_a_changed_verdict_is_shown_whichever_command_runs_first(small):
    file = small.root / "data" / "verdicts.csv"
    for commands, verdict, said in (
        (("html",), "agrees", "agrees with"),
        (("article", "html"), "imprecise", "is imprecise"),
    ):
        file.write_text(f"verdict_id,claim_id,verdict\nv1,C01,{verdict}\n", encoding="utf-8")
        for command in commands:
            code, log = make(small.root, command)
            assert code == 0, log[-3000:]
        assert claims(small)[0][0].startswith(f"Claim C01: {said}")


def test_claims_that_leave_a_paragraph_leave_its_page(small):
    text = (
        (small.root / "data" / "claims.csv").read_text(encoding="utf-8").replace("how-it-began", "")
    )
    (small.root / "data" / "claims.csv").write_text(text, encoding="utf-8")
    code, log = make(small.root, "html")
    assert code == 0 and claims(small) == [], log[-3000:]
