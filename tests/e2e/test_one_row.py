"""Promise: a claim, an event, a person or a figure is added with one row in one file; every count, table, chart and link follows."""

import csv
import shutil
from pathlib import Path

import pytest
from helpers.built_book import Book, parsed
from helpers.project import make

ADDED = {
    "claims": {
        "claim_id": "C147",
        "section": "Conclusions",
        "kind": "date",
        "place": "conclusion-open",
        "event": "fall-of-the-wall",
        "value": "1989-11",
        "unit": "month",
        "claim": "A wall falls in Berlin.",
        "source": "xhaferri2022",
        "locator": "nowhere, for a test",
    },
    "events": {
        "event": "fall-of-the-wall",
        "date": "1989-11-09",
        "precision": "day",
        "actors": "Bloc",
        "kind": "rupture",
        "description": "A wall falls.",
        "in_article": "false",
        "basis": "seen",
        "source": "keefe1971",
        "locator": "nowhere, for a test",
    },
    "bearings": {
        "bearing_id": "H3-99",
        "question_id": "H3",
        "bearing": "context",
        "claim_id": "C147",
        "why": "It shows that a row is enough.",
        "source": "xhaferri2022",
        "locator": "nowhere, for a test",
    },
    "persons": {
        "person": "mirela-tase",
        "name": "Mirela Tase",
        "sort_name": "Tase, Mirela",
        "forms": "Tase",
        "basis": "article only",
        "source": "xhaferri2022",
        "locator": "nowhere, for a test",
    },
    "society": {
        "figure_id": "rowers-1950",
        "topic": "housing",
        "description": "Rowers, for a test.",
        "source": "keefe1971",
        "locator": "nowhere",
    },
}


def append(root: Path, name: str) -> None:
    """Add one row to one data file; columns that are not given repeat the last row."""
    file = root / "data" / f"{name}.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        head, *_, last = csv.reader(lines)
    given = ADDED[name]
    row = [
        given.get(column, "" if name != "society" else cell)
        for column, cell in zip(head, last, strict=True)
    ]
    with file.open("a", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerow(row)


@pytest.fixture(scope="module")
def added(made, tmp_path_factory) -> Book:
    """The made with one more claim, event, person, bearing and figure; no page was edited."""
    more = Book(
        Path(shutil.copytree(made.root, tmp_path_factory.mktemp("added") / "book", symlinks=True))
    )
    for name in ADDED:
        append(more.root, name)
    code, log = make(more.root, "html")
    assert code == 0, log[-3000:]
    return more


def test_a_claim_enters_ledger_counts_and_chart(book, added):
    assert {row["Claim"]: row["Verdict"] for row in added.rows("tab-ledger")}["C147"] == "agrees"
    before, after = (
        next(row for row in one.rows("tab-verdicts-by-section") if row["Section"] == "Conclusions")
        for one in (book, added)
    )
    assert (int(after["Claims"]), int(after["Agrees"])) == (
        int(before["Claims"]) + 1,
        int(before["Agrees"]) + 1,
    )
    counted = added.pages["claims"].find("a", string=f"{len(book.rows('tab-ledger')) + 1} claims")
    assert counted is not None and "tab-verdicts-by-section" in counted["href"]
    charts = [one.element("fig-verdicts").img["src"] for one in (book, added)]
    assert charts[0] != charts[1]


def test_a_claim_is_marked_at_its_paragraph_and_judged_by_the_chronology(added):
    page = parsed(added.html / "book" / "conclusions.html")
    (mark,) = [link for link in page.select(".claims a") if link["href"] == "claims.html#C147"]
    assert mark.find_parent(id="conclusion-open") and "agrees with the record" in mark.get_text()
    (row,) = [row for row in added.rows("tab-dated") if row["Claim"] == "C147"]
    assert (row["Chronology"], row["Verdict"]) == ("9 November 1989", "agrees")


def test_an_event_enters_the_chronology_and_its_counts(book, added):
    (row,) = [row for row in added.rows("tab-chronology") if row["Event"] == "fall-of-the-wall"]
    assert (row["Date"], row["Actors"], row["Claims"]) == ("9 November 1989", "Bloc", "C147")
    assert (
        added.pages["chronology"].find("a", string=f"{len(book.rows('tab-chronology')) + 1} events")
        is not None
    )


def test_a_bearing_enters_the_balance(book, added):
    before, after = (
        next(row for row in one.rows("tab-balance") if row["Question"] == "H3")
        for one in (book, added)
    )
    assert int(after["Context"]) == int(before["Context"]) + 1
    assert {row["Row"]: row["Evidence"] for row in added.rows("tab-bearings")}["H3-99"] == "C147"


def test_a_person_enters_the_index_with_the_places_that_are_found(book, added):
    links = (
        added.pages["persons"]
        .find(id="person-mirela-tase")
        .select("td[data-label='Where the book speaks of the person'] a")
    )
    assert {"index", "statements"} <= {link["href"].split(".html#")[0] for link in links}
    assert (
        added.pages["persons"].find("a", string=f"{len(book.rows('tab-persons')) + 1} persons")
        is not None
    )
    assert '"person-mirela-tase"' in (added.html / "searchindex.js").read_text(encoding="utf-8")


def test_a_figure_enters_the_table_of_its_page(book, added):
    before, after = (one.rows("tab-society") for one in (book, added))
    assert len(after) == len(before) + 1 and after[-1]["What it is"] == "Rowers, for a test."


def test_every_file_has_one_row_more_on_its_page_and_in_the_dictionary(book, added):
    for name in ADDED:
        pages = [parsed(one.html / "data" / f"{name}.html") for one in (book, added)]
        assert len(pages[1].select("tbody tr")) == len(pages[0].select("tbody tr")) + 1
    counts = [
        sum(int(row["All rows"].split()[0]) for row in one.rows("tab-resources"))
        for one in (book, added)
    ]
    assert counts[1] == counts[0] + len(ADDED)


def test_pictures_that_no_page_shows_any_more_are_gone(book, added):
    shown = "".join(page.read_text(encoding="utf-8") for page in added.html.rglob("*.html"))
    kept = {image.name for image in (added.html / "_images").iterdir()}
    assert {name for name in kept if name not in shown} == set()
    before = {image.name for image in (book.html / "_images").iterdir()}
    assert before - kept, "the chart of the verdicts has changed, so its old picture must go"
