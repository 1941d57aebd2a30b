"""Promise: a claim, an event, a person or a figure is added with one row in one file.

Every count, table, chart and link follows, and the dictionary follows the descriptor.
"""

import csv
import json
from pathlib import Path

import pytest
from helpers.built_book import Book, parsed
from helpers.changes import edit
from helpers.pdf_reader import pages, squeezed
from helpers.project import built, run

pytestmark = pytest.mark.needs("git")
CHECKSUM = "Checksum of the data (SHA-256)"
TESTED = {"source": "xhaferri2022", "locator": "nowhere, for a test"}
ADDED = {
    "claims": TESTED
    | {"claim_id": "C185", "section": "Conclusions", "kind": "date", "place": "conclusion-open"}
    | {"event": "fall-of-the-wall", "value": "1989-11", "unit": "month"}
    | {"claim": "A wall falls in Berlin.", "quote": "a wall fell in November"},
    "events": TESTED
    | {"event": "fall-of-the-wall", "date": "1989-11-09", "precision": "day", "actors": "Bloc"}
    | {"kind": "rupture", "description": "A wall falls.", "in_article": "false"}
    | {"basis": "consulted", "no_quote": "not-in-hand"},
    "bearings": TESTED
    | {"bearing_id": "H3-99", "question_id": "H3", "bearing": "context", "claim_id": "C185"}
    | {"why": "It shows that a row is enough."},
    "persons": TESTED
    | {"person": "mirela-tase", "name": "Mirela Tase", "sort_name": "Tase, Mirela"}
    | {"forms": "Tase", "basis": "case study only"},
    "society": TESTED
    | {"figure_id": "rowers-1950", "topic": "housing", "description": "Rowers, for a test."},
}
RESOURCE = {
    "name": "added",
    "path": "added.csv",
    "profile": "tabular-data-resource",
    "title": "Added *for* a test",
    "description": "Nothing.",
}
MARKED_UP = {"type": "string", "description": "A column | of <the> test."}


def append(root: Path, name: str) -> None:
    """Add one row to one data file; columns of ``society`` that are not given repeat the last."""
    file = root / "data" / f"{name}.csv"
    head, *_, last = csv.reader(file.read_text(encoding="utf-8").splitlines())
    row = dict(zip(head, last, strict=True)) if name == "society" else dict.fromkeys(head, "")
    with file.open("a", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerow((row | ADDED[name]).values())


def describe(root: Path) -> None:
    """Add a resource of one row to the data, and a rule to the first one."""
    (root / "data" / "added.csv").write_text(
        "id,held,source,locator\n1,yes,keefe1971,p. 1\n", encoding="utf-8"
    )
    names = ["id", "held", "source", "locator"]
    fields = [{"name": name, "title": name.title(), **MARKED_UP} for name in names]
    fields[1]["constraints"] = {"enum": ["yes", "no *or* none"]}
    file = root / "data" / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    package["resources"].append(RESOURCE | {"schema": {"fields": fields, "primaryKey": "id"}})
    package["resources"][0]["schema"]["fields"][1]["constraints"]["maxLength"] = 999
    file.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")


@pytest.fixture(scope="module")
def added(deployed, tmp_path_factory) -> Book:
    """The book with a row more in five files, a resource more and another verdict."""
    more = deployed.copy(tmp_path_factory.mktemp("added") / "book")
    for name in ADDED:
        append(more.root, name)
    describe(more.root)
    edit(more.root / "data" / "verdicts.csv", "C022,confirmed,", "C022,contradicted,")
    built(more.root)
    return more


def both(book, added, table: str, head: str, cell: str) -> list[dict[str, str]]:
    """The row of a table that has this cell, without and with what was added."""
    found = [[row for row in one.rows(table) if row[head] == cell] for one in (book, added)]
    return [row for (row,) in found]


def test_a_claim_enters_ledger_counts_and_chart(book, added):
    assert {row["Claim"]: row["Verdict"] for row in added.rows("tab-ledger")}["C185"] == "confirmed"
    before, after = both(book, added, "tab-verdicts-by-section", "Section", "Conclusions")
    for column in ("Claims", "Confirmed"):
        assert int(after[column]) == int(before[column]) + 1
    counted = added.pages["claims"].find("a", string=f"{len(book.rows('tab-ledger')) + 1} claims")
    assert counted is not None and "tab-verdicts-by-section" in counted["href"]
    charts = [one.element("fig-verdicts").img["src"] for one in (book, added)]
    assert charts[0] != charts[1]


def test_a_claim_is_marked_at_its_paragraph_and_judged_by_the_chronology(added):
    page = parsed(added.html / "book" / "conclusions.html")
    (mark,) = [link for link in page.select(".claims a") if link["href"] == "claims.html#C185"]
    assert mark.find_parent(id="conclusion-open") and mark.get_text() == "Claim C185: confirmed"
    (row,) = [row for row in added.rows("tab-dated") if row["Claim"] == "C185"]
    assert (row["Chronology"], row["Verdict"]) == ("9 November 1989", "confirmed")


def test_a_changed_verdict_is_shown_at_its_paragraph(added):
    page = parsed(added.html / "book" / "background.html")
    (mark,) = page.select(".claims a[href$='#C022']")
    assert mark.get_text() == "Claim C022: contradicted"


def test_an_event_enters_the_chronology_and_its_counts(book, added):
    (row,) = [row for row in added.rows("tab-chronology") if row["Event"] == "fall-of-the-wall"]
    assert (row["Date"], row["Actors"], row["Claims"]) == ("9 November 1989", "Bloc", "C185")
    said = f"{len(book.rows('tab-chronology')) + 1} events"
    assert added.pages["chronology"].find("a", string=said)


def test_a_bearing_enters_the_balance(book, added):
    before, after = both(book, added, "tab-balance", "Question", "H3")
    assert int(after["Context"]) == int(before["Context"]) + 1
    assert {row["Row"]: row["Link"] for row in added.rows("tab-bearings")}["H3-99"] == "C185"


def test_a_person_enters_the_index_with_the_places_that_are_found(book, added):
    row = added.pages["persons"].find(id="person-mirela-tase")
    links = row.select("td[data-label='Named in'] a")
    assert {"index", "statements"} <= {link["href"].split(".html#")[0] for link in links}
    said = f"{len(book.rows('tab-persons')) + 1} persons"
    assert added.pages["persons"].find("a", string=said)
    assert '"person-mirela-tase"' in (added.html / "searchindex.js").read_text(encoding="utf-8")


def test_a_figure_enters_the_table_of_its_page(book, added):
    before, after = (one.rows("tab-society") for one in (book, added))
    assert len(after) == len(before) + 1 and after[-1]["Note"] == "Rowers, for a test."


def test_every_file_has_one_row_more_on_its_page_and_in_the_dictionary(book, added):
    counts = [
        {row["File"]: int(row["All rows"].split()[0]) for row in one.rows("tab-resources")}
        for one in (book, added)
    ]
    more = {f"data/{name}.csv": counts[0][f"data/{name}.csv"] + 1 for name in ADDED}
    assert counts[1] == counts[0] | more | {"data/added.csv": 1}
    for name in ADDED:
        pages = [parsed(one.html / "data" / f"{name}.html") for one in (book, added)]
        assert len(pages[1].select("tbody tr")) == len(pages[0].select("tbody tr")) + 1


def test_a_new_resource_column_or_rule_stands_in_the_dictionary_without_an_edit(book, added):
    listed = {row["File"]: row for row in added.rows("tab-resources")}["data/added.csv"]
    assert (listed["All rows"], listed["What it holds"]) == ("1 row", "Added *for* a test")
    column = added.rows("tab-columns-added")[1]
    assert column["Allowed"] == "must be one of: yes, no *or* none"
    assert column["Description"] == "A column | of <the> test."
    ruled = added.rows("tab-columns-archival-files")[1]["Allowed"]
    assert "must have at most 999 characters" in ruled
    assert (added.html / "data" / "added.html").exists()


def test_pictures_that_no_page_shows_any_more_are_gone(book, added):
    shown = "".join(page.read_text(encoding="utf-8") for page in added.html.rglob("*.html"))
    kept = {image.name for image in (added.html / "_images").iterdir()}
    assert {name for name in kept if name not in shown} == set()
    before = {image.name for image in (book.html / "_images").iterdir()}
    assert before - kept, "the chart of the verdicts has changed, so its old picture must go"


def test_changed_data_have_another_digest_and_what_is_not_committed_is_said(deployed, added):
    before, after = (
        {row["What"]: row["Value"] for row in one.rows("tab-state")} for one in (deployed, added)
    )
    command = "sha256sum data/* | sha256sum"
    digest = run("sh", "-c", command, cwd=added.root, LC_ALL="C")[1].split()[0]
    assert before[CHECKSUM] != after[CHECKSUM] == digest
    changed = "with uncommitted changes"
    assert after["Commit"] == f"{before['Commit']}, {changed}" and changed not in before["Commit"]
    last = squeezed("".join(pages(added.pdf)[-2:]))  # the colophon
    assert digest in last and squeezed(changed) in last
