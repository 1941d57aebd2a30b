"""Promise: a verdict follows from what the sources say, and the build stops where it does not.

What the claims and the record say is typed here from the article and the sources.
"""

from datetime import date

import pandas as pd
import pytest
from helpers import project
from helpers.data import rows
from helpers.project import BIN, run

from evidence import dated_verdicts, stated, verdicts_of


@pytest.fixture(scope="module")
def ledger(book) -> dict[str, dict[str, str]]:
    """The rows of the ledger by the number of the claim."""
    return book.by("tab-ledger", "Claim")


TOGETHER = {  # the verdicts of the rows on one claim, and what they give together
    "undecided; confirmed": "confirmed",
    "not tested; contradicted": "contradicted",
    "partly confirmed; undecided; not tested": "partly confirmed",
    "not tested; undecided": "undecided",
    "not tested; not tested": "not tested",
    "confirmed; confirmed": "confirmed",
    "confirmed; partly confirmed": "partly confirmed",
    "confirmed; contradicted": "undecided",
    "contradicted; partly confirmed": "undecided",
    "contradicted; confirmed; partly confirmed; undecided": "undecided",
}


@pytest.mark.parametrize("several", TOGETHER)
def test_a_source_that_decides_goes_before_a_silent_one_and_two_that_differ_decide_nothing(several):
    given = several.split("; ")
    for order in (given, given[::-1]):
        both = pd.DataFrame({"claim_id": "C1", "verdict": order})
        assert verdicts_of(both).to_dict() == {"C1": TOGETHER[several]}


def test_claims_are_judged_apart():
    both = pd.DataFrame(
        {
            "claim_id": ["C2", "C1", "C2"],
            "verdict": ["undecided", "contradicted", "partly confirmed"],
        }
    )
    assert verdicts_of(both).to_dict() == {"C2": "partly confirmed", "C1": "contradicted"}


SEVERAL = {  # claims of which two sources say different things, judged by hand
    "C007": "undecided",
    "C011": "confirmed",
    "C012": "confirmed",
    "C062": "partly confirmed",
    "C111": "partly confirmed",
    "C113": "partly confirmed",
    "C172": "undecided",
}


def test_claims_on_which_sources_differ_have_the_verdict_given_by_hand(book, ledger):
    found = {}
    for row in rows("verdicts", book.root):
        found.setdefault(row["claim_id"], set()).add(row["verdict"])
    assert {claim for claim, verdicts in found.items() if len(verdicts) > 1} == SEVERAL.keys()
    assert {claim: ledger[claim]["Verdict"] for claim in SEVERAL} == SEVERAL


WEBSITE_ALONE = {  # claims that nothing but an unreliable website speaks of, by hand
    **dict.fromkeys(["C092", "C093", "C157"], "confirmed"),
    **dict.fromkeys(["C090", "C129", "C158", "C168"], "undecided"),
}


def test_the_summary_counts_the_claims_that_rest_on_an_unreliable_website_alone(book, ledger):
    alone = [claim for claim, row in ledger.items() if row["Basis"] == "unreliable website"]
    assert {claim: ledger[claim]["Verdict"] for claim in alone} == WEBSITE_ALONE
    assert book.quantity("claims", "alone") == "seven"
    assert book.quantity("claims", "alone-verdicts") == "three confirmed and four undecided"


def test_a_judgement_and_what_would_have_been_are_never_confirmed(ledger):
    judged = [row["Verdict"] for row in ledger.values() if row["Kind"] == "judgement"]
    assert {"partly confirmed", "not tested"} <= set(judged) and "confirmed" not in judged
    assert ledger["C135"]["Verdict"] == "partly confirmed"  # bankrupt, had there been no aid


COMPUTED = {  # what the sources give, worked out by hand, beside what the article says
    "C003": (len({"documents", "newspapers", "books"}), "contradicted"),  # 5
    "C034": ({1953, 1956, 1958, 1959}, "confirmed"),  # 1953 to 1959
    "C072": (1 + (date(1945, 4, 28) < date(1945, 11, 10)), "contradicted"),  # 1
    "C079": (round(1.228 * 1.228 * 1.228 * 1.228 * 1.228, 2), "partly confirmed"),  # 3
    "C106": ((date(1959, 6, 4) - date(1959, 5, 25)).days + 1, "contradicted"),  # 14
    "C131": (48 + 118 + 3 + 85, "confirmed"),  # 200
    "C132": (4 + 7 + 3, "confirmed"),  # 10
    "C145": ("1948 to 1959", "partly confirmed"),  # 1949 to 1959
}


@pytest.mark.parametrize("claim", COMPUTED)
def test_counts_are_computed_and_judged_as_by_hand(book, ledger, claim):
    found, verdict = COMPUTED[claim]
    row = book.by("tab-counted", "Claim")[claim]
    shown = f"{min(found)} to {max(found)}" if isinstance(found, set) else str(found)
    assert (row["Computed"], row["Verdict"], ledger[claim]["Verdict"]) == (shown, verdict, verdict)
    assert "computed" in ledger[claim]["Basis"].split("; ")


DATED = {  # the claims by the verdict; those that only the article dates are not among them
    "confirmed": ["C001", "C017", "C074", "C075", "C083", "C089", "C107"],
    "contradicted": ["C002", "C009", "C010", "C073"],
}
ON_RECORD = {
    "C002": "December 1961",
    "C073": "December 1961",
    "C009": "10 November 1945",
    "C089": "14 February to 25 February 1956",
    "C107": "25 May to 4 June 1959",
}


def test_dates_are_held_against_the_chronology(book, ledger):
    verdicts = {claim: verdict for verdict, claims in DATED.items() for claim in claims}
    assert book.column("tab-dated", "Verdict", "Claim") == verdicts
    assert {claim: ledger[claim]["Verdict"] for claim in verdicts} == verdicts
    assert all("computed" in ledger[claim]["Basis"] for claim in verdicts)
    assert book.column("tab-dated", "Chronology", "Claim").items() >= ON_RECORD.items()


@pytest.mark.parametrize(
    ("claim", "value", "unit", "shown"),
    [
        ("He died on 5 March 1953.", "1953-03-05", "date", ""),
        ("He died in March 1953.", "1953-03-05", "date", " (5 March 1953)"),
        ("The years are 1953 to 1955.", "1953/1956", "years", " (1953–1956)"),
        ("About 4,600 people work there.", "4600", "persons", ""),
        ("The visit lasts two weeks.", "14", "days", " (14 days)"),
        ("Seven articles are agreed.", "7", "articles", ""),
        ("They often read.", "10", "books", " (10 books)"),
        ("A claim without a number.", pd.NA, pd.NA, ""),
    ],
)
def test_a_claim_is_followed_by_a_number_that_its_words_leave_out(claim, value, unit, shown):
    claims = pd.DataFrame([{"claim": claim, "value": value, "unit": unit}])
    assert list(stated(claims)) == [claim.removesuffix(".") + shown + "."]


def judged(claimed: str, first: str, last: str = "", basis: str = "consulted") -> list[str]:
    """The verdict, if there is one, on a claim that gives an event these dates."""
    claim = {"claim_id": "C1", "kind": "date", "unit": "dates", "event": "e", "value": claimed}
    until = last or pd.NA
    events = pd.DataFrame([{"date": first, "until": until, "basis": basis}], ["e"])
    return list(dated_verdicts(pd.DataFrame([claim]), events))


@pytest.mark.parametrize(
    ("claimed", "event", "verdict"),
    [
        ("1949", "1949-03-21 1949-04-11", "confirmed"),
        ("1959-05/1959-06", "1959-05-25 1959-06-04", "confirmed"),
        ("1959-05/1959-07", "1959-05-25 1959-06-04", "contradicted"),
        ("1961-12-03", "1961-12", "undecided"),
        ("1960-12-03", "1961-12", "contradicted"),
        ("1956/1957", "1956", "undecided"),
    ],
)
def test_a_date_is_confirmed_if_each_end_is_the_same_or_known_more_exactly(claimed, event, verdict):
    assert judged(claimed, *event.split()) == [verdict]


@pytest.mark.parametrize("basis", ["consulted", "consulted in part"])
def test_a_source_that_was_read_dates_an_event(basis):
    assert judged("1943", "1943", basis=basis) == ["confirmed"]


@pytest.mark.parametrize("basis", ["case study only", "unreliable website"])
def test_a_date_that_no_such_source_gives_judges_no_claim(basis):
    assert judged("1943", "1943", basis=basis) == []


@pytest.mark.parametrize(
    ("claim", "given", "recorded"),
    [("C106", "contradicted", "confirmed"), ("C107", "confirmed", "contradicted")],
)
def test_a_verdict_that_the_data_do_not_give_stops_the_page(tmp_path, claim, given, recorded):
    root = project.copy(tmp_path / "book")
    path = root / "data" / "verdicts.csv"
    data = path.read_text(encoding="utf-8").replace(f"{claim},{given},", f"{claim},{recorded},")
    path.write_text(data, encoding="utf-8")
    code, log = run(BIN / "python", "-m", "datapaper", "execute", "book/claims.ipynb", cwd=root)
    told = f"{claim} is recorded as '{recorded}', but the data give '{given}'"
    assert code != 0 and "data/verdicts.csv" in log and told in log
