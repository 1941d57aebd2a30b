"""Promise: every claim stands in the ledger with what the record says of it, and is linked to its place in the article both ways.

What the claims and the record say is typed here from the article and the sources; nothing of ``evidence`` is used.
"""

import csv
import re
from datetime import date

import pandas as pd
import pytest
from helpers import project
from helpers.built_book import parsed, plain
from helpers.project import BIN, run

from evidence import dated_verdicts

VERDICTS = ["agrees", "imprecise", "disagrees", "cannot be told", "not tested"]


def data(book, name: str) -> list[dict[str, str]]:
    """The rows of one data file."""
    with (book.root / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def ledger(book) -> dict[str, dict[str, str]]:
    """The rows of the ledger by the number of the claim."""
    return {row["Claim"]: row for row in book.rows("tab-ledger")}


def test_every_claim_has_one_row_with_an_address_of_its_own(book, ledger):
    claims = [claim["claim_id"] for claim in data(book, "claims")]
    assert len(claims) >= 146 and list(ledger) == claims
    rows = book.element("tab-ledger").select("tbody tr")
    assert [row["id"] for row in rows] == claims
    assert all(row.select_one("td a")["href"].endswith(f"#{row['id']}") for row in rows)


def test_every_verdict_but_agreement_has_a_source_and_an_unverified_one_says_so(book, ledger):
    recorded = data(book, "verdicts")
    for row in book.element("tab-ledger").select("tbody tr"):
        claim = ledger[row["id"]]
        assert claim["Verdict"] in VERDICTS
        assert (claim["Verdict"] == "not tested") == (not row.select(".bibtex-citation")), row["id"]
        for basis in {verdict["basis"] for verdict in recorded if verdict["claim_id"] == row["id"]}:
            assert basis in claim["Basis"].split("; "), row["id"]
    assert {verdict["basis"] for verdict in recorded} == {
        "seen",
        "in part",
        "case study",
        "recalled",
        "weak host",
    }


def test_the_counts_are_those_of_the_ledger(book, ledger):
    for table, head, column in (
        ("tab-verdicts-by-section", "Section", "Section"),
        ("tab-verdicts-by-kind", "Kind of claim", "Kind"),
    ):
        for row in book.rows(table):
            rows = [claim for claim in ledger.values() if row[head] in (claim[column], "Total")]
            assert [int(row[verdict.capitalize()]) for verdict in VERDICTS] == [
                sum(c["Verdict"] == v for c in rows) for v in VERDICTS
            ]
            assert int(row["Claims"]) == len(rows) > 0


COMPUTED = {  # what the article says, beside what the sources give, both worked out by hand
    "C003": (len({"documents", "newspapers", "books"}), 5, "disagrees"),
    "C034": ({1953, 1956, 1958, 1959}, (1953, 1959), "agrees"),
    "C072": (1 + (date(1945, 4, 28) < date(1945, 11, 10)), 1, "disagrees"),
    "C079": (round(1.228 * 1.228 * 1.228 * 1.228 * 1.228, 2), 3, "imprecise"),
    "C106": ((date(1959, 6, 4) - date(1959, 5, 25)).days + 1, 14, "disagrees"),
    "C114": (1 if 1951 < 1956 else 2, 2, "disagrees"),
    "C131": (48 + 118 + 3 + 85, 200, "agrees"),
    "C132": (4 + 7 + 3, 10, "agrees"),
    "C145": ("1948 to 1959", "1949 to 1959", "disagrees"),
}


@pytest.mark.parametrize("claim", COMPUTED)
def test_counts_are_computed_and_judged_as_by_hand(book, ledger, claim):
    found, _, verdict = COMPUTED[claim]
    (row,) = [row for row in book.rows("tab-counted") if row["Claim"] == claim]
    shown = f"{min(found)} to {max(found)}" if isinstance(found, set) else str(found)
    assert (row["Computed"], row["Verdict"], ledger[claim]["Verdict"]) == (shown, verdict, verdict)
    assert "computed" in ledger[claim]["Basis"].split("; ")


DATED = {  # the end that is claimed and the date on record; a date that only the article gives cannot be told
    "C001": "agrees",
    "C002": "disagrees",
    "C009": "disagrees",
    "C010": "disagrees",
    "C017": "agrees",
    "C018": "cannot be told",
    "C073": "disagrees",
    "C074": "agrees",
    "C075": "agrees",
    "C083": "agrees",
    "C089": "cannot be told",
    "C096": "cannot be told",
    "C104": "cannot be told",
    "C107": "agrees",
    "C119": "cannot be told",
}


def test_dates_are_held_against_the_chronology(book, ledger):
    shown = {row["Claim"]: row for row in book.rows("tab-dated")}
    assert {claim: row["Verdict"] for claim, row in shown.items()} == DATED
    assert all(
        ledger[claim]["Verdict"] == verdict and "computed" in ledger[claim]["Basis"]
        for claim, verdict in DATED.items()
    )
    assert shown["C002"]["Chronology"] == shown["C073"]["Chronology"] == "December 1961"
    assert (
        shown["C009"]["Chronology"] == "10 November 1945"
        and shown["C107"]["Chronology"] == "25 May to 4 June 1959"
    )


@pytest.mark.parametrize(
    ("claimed", "event", "verdict"),
    [
        ("1949", "1949-03-21 1949-04-11 seen", "agrees"),
        ("1959-05/1959-06", "1959-05-25 1959-06-04 seen", "agrees"),
        ("1959-05/1959-07", "1959-05-25 1959-06-04 seen", "disagrees"),
        ("1961-12-03", "1961-12 - seen", "cannot be told"),
        ("1960-12-03", "1961-12 - seen", "disagrees"),
        ("1956/1957", "1956 - seen", "cannot be told"),
        ("1943", "1943 - article", "cannot be told"),
    ],
)
def test_a_date_agrees_if_each_end_is_the_same_or_known_more_exactly(claimed, event, verdict):
    first, last, basis = event.split()
    claim = {"claim_id": "C1", "kind": "date", "unit": "dates", "event": "e", "value": claimed}
    until = last if last != "-" else pd.NA
    events = pd.DataFrame([{"date": first, "until": until, "basis": basis}], ["e"])
    assert dated_verdicts(pd.DataFrame([claim]), events).item() == verdict


def test_a_claim_leads_to_the_paragraph_that_makes_it_and_back(book):
    folder, there = book.html / "book", {}
    for name in book.article_names:
        page = parsed(folder / f"{name}.html")
        for mark in page.select("p .claims a"):
            claim = re.fullmatch(r"claims\.html#(C\d+)", mark["href"])[1]
            assert claim not in there, f"{claim} is made in two places"
            there[claim] = f"{name}.html#{mark.find_parent(id=True)['id']}"
    rows = book.element("tab-ledger").select("tbody tr")
    assert there == {row["id"]: row.select("td")[1].a["href"] for row in rows}


def test_contradictions_link_the_claims_that_they_are_about(book, ledger):
    table = book.element("tab-contradictions")
    assert {"C106", "C107"} in [
        {link.get_text() for link in row.select("a")} for row in table.select("tbody tr")
    ]
    assert all(
        link["href"].removeprefix("claims.html").lstrip("#") in ledger
        for link in table.select("tbody a.evidence-row")
    )


def test_the_shifts_of_the_citation_markers_are_those_counted_by_hand(book):
    shifts = {
        row["Shift"]: (int(row["Markers"]), int(row["Of these, inferred"]))
        for row in book.rows("tab-shifts")
    }
    # Griffith and Ngjela are seven further on, Lalaj one; the letter is five, the remarks four back; one passage is from another book.
    assert shifts == {
        "−7": (1, 1),
        "−5": (3, 3),
        "−4": (2, 2),
        "0": (6, 0),
        "+1": (3, 2),
        "+7": (8, 5),
    }
    assert {row["Number"] for row in book.rows("tab-bulk")} == {"2", "4", "5", "21", "22"}
    bare = [row["Year"] for row in book.rows("tab-coverage") if row["Archival files"] == "0"]
    assert bare == ["1948", "1949", "1950", "1951", "1952", "1954", "1955", "1957"]


def test_every_marker_leads_to_its_entry_and_its_claims(book):
    rows = {row["Marker"]: row for row in book.rows("tab-audit")}
    assert list(rows) == [str(number) for number in range(1, 50)]
    assert (rows["19"]["Printed"], rows["19"]["True number"], rows["19"]["Claims"]) == (
        "10",
        "17",
        "C077",
    )
    cited = book.element("tab-audit").select("tbody tr")[1].select(".bibtex-citation a")
    assert rows["2"]["Printed"] == "2–5" and len(cited) == 4


def test_the_chronology_has_every_event_in_order_and_as_exact_as_known(book):
    events = data(book, "events")
    rows = book.rows("tab-chronology")
    assert sorted(row["Event"] for row in rows) == sorted(event["event"] for event in events)
    dates = {event["event"]: event["date"] for event in events}
    assert [dates[row["Event"]] for row in rows] == sorted(dates.values())
    shown = {
        row["Event"]: (row["Date"], row["Exact to the"], row["In the case study"]) for row in rows
    }
    assert shown["relations-severed"] == ("December 1961", "month", "left out")
    assert shown["khrushchev-visit"] == ("25 May to 4 June 1959", "day", "told")
    assert shown["first-plan"] == ("1951", "year", "told")


def test_every_bearing_leads_to_its_claim_event_or_exhibit(book):
    shown = {row["Row"]: row for row in book.rows("tab-bearings")}
    assert {row["question_id"] for row in data(book, "bearings")} == {
        "H1",
        "H2",
        "H3",
        "Qa",
        "Qb",
        "Qc",
        "Qd",
        "Qe",
    }
    for row in data(book, "bearings"):
        assert shown[row["bearing_id"]]["Bearing"] == row["bearing"]
    for row in book.element("tab-bearings").select("tbody tr"):
        assert row.select("td")[3].select_one("a[href]"), plain(row)
    balance = {row["Question"]: row for row in book.rows("tab-balance")}
    own = [
        row
        for row in shown.values()
        if row["Question"] == "H1"
        and row["Bearing"] == "against"
        and row["Evidence"].startswith("C")
    ]
    assert int(balance["H1"]["Against, by its own claims"]) == len(own) == 3


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "C106,disagrees,",
            "C106,agrees,",
            "C106 is recorded as 'agrees', but the data give 'disagrees'",
        ),
        (
            "C107,agrees,",
            "C107,disagrees,",
            "C107 is recorded as 'disagrees', but the data give 'agrees'",
        ),
    ],
)
def test_a_verdict_that_the_data_do_not_give_stops_the_page(tmp_path, old, new, told):
    root = project.copy(tmp_path / "book")
    path = root / "data" / "verdicts.csv"
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
    code, log = run(BIN / "python", "-m", "datapaper", "execute", "book/claims.ipynb", cwd=root)
    assert code != 0 and "data/verdicts.csv" in log and told in log
