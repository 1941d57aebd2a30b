"""Promise: every claim stands in the ledger with what the record says of it, and is linked to its
place in the article both ways.

What the claims and the record say is typed here from the article and the sources; nothing of
``evidence`` is used.
"""

import re
from collections import Counter

import pytest
from helpers.built_book import parsed, plain
from helpers.data import rows

VERDICTS = ["confirmed", "partly confirmed", "contradicted", "undecided", "not tested"]
CONSULTED = {"consulted", "consulted in part", "unreliable website"}
UNREAD = {"not consulted", "case study only"}
OF_THE_STUDY = {"case study only", "internal comparison"}


@pytest.fixture(scope="module")
def ledger(book) -> dict[str, dict[str, str]]:
    """The rows of the ledger by the number of the claim."""
    return book.by("tab-ledger", "Claim")


def lines(book, table: str) -> list:
    """The rows of a table as they stand on its page."""
    return book.element(table).select("tbody tr")


def even(text: str) -> str:
    """A text with plain quotation marks and one space between words."""
    return " ".join(text.translate(str.maketrans("“”‘’", "\"\"''")).split())


def test_every_claim_has_one_row_with_an_address_of_its_own_section_by_section(book, ledger):
    claims = rows("claims", book.root)
    sections = list(dict.fromkeys(claim["section"] for claim in claims))
    claims.sort(key=lambda claim: sections.index(claim["section"]))
    assert len(claims) >= 184 and list(ledger) == [claim["claim_id"] for claim in claims]
    shown = lines(book, "tab-ledger")
    assert [row["id"] for row in shown] == list(ledger)
    assert all(row.select_one("td a")["href"].endswith(f"#{row['id']}") for row in shown)


def test_every_claim_leads_to_its_rows_of_data(book):
    numbered = {name: list(enumerate(rows(name, book.root), 2)) for name in ("claims", "verdicts")}
    for line in lines(book, "tab-ledger"):
        links = [link["href"] for link in line.select("td.data-rows a")]
        assert [link for link in links if "events" not in link] == [
            f"../data/{name}.html#row-{number}"
            for name, known in numbered.items()
            for number, row in known
            if row["claim_id"] == line["id"]
        ]


def test_every_claim_is_shown_in_the_words_of_the_case_study(book, ledger):
    shown = {claim: even(row["In its own words"]) for claim, row in ledger.items()}
    quoted = {row["claim_id"]: f'"{even(row["quote"])}"' for row in rows("claims", book.root)}
    assert shown == quoted


def test_a_claim_names_no_year_that_is_not_recorded_or_quoted(book):
    for row in rows("claims", book.root):
        known = re.findall(r"\d{4}", f"{row['value']} {row['quote']}")
        assert set(re.findall(r"\b\d{4}\b", row["claim"])) <= set(known), row["claim_id"]


def test_every_verdict_has_a_source_and_says_how_it_was_seen(book, ledger):
    recorded = rows("verdicts", book.root)
    for row in lines(book, "tab-ledger"):
        claim = ledger[row["id"]]
        assert claim["Verdict"] in VERDICTS
        assert claim["Verdict"] == "not tested" or row.select(".bibtex-citation"), row["id"]
        known = {verdict["basis"] for verdict in recorded if verdict["claim_id"] == row["id"]}
        assert known <= set(claim["Basis"].split("; ")), row["id"]
    assert {verdict["basis"] for verdict in recorded} == CONSULTED | UNREAD | OF_THE_STUDY


def test_only_a_source_that_was_read_or_the_case_study_itself_decides(book):
    for row in rows("verdicts", book.root):
        assert row["basis"] not in UNREAD or row["verdict"] == "not tested", row
        assert row["basis"] in CONSULTED or row["verdict"] != "undecided", row
        assert (row["basis"] in OF_THE_STUDY) == (row["source"] == "xhaferri2022"), row


def test_the_sources_speak_in_their_own_words(book, ledger):
    for row in rows("verdicts", book.root):
        words = row["translation"] or row["quote"]
        said = even(ledger[row["claim_id"]]["What the sources say"])
        assert even(words) in said, row["claim_id"]
        assert words or row["no_quote"] or row["basis"] not in CONSULTED - {"unreliable website"}
        assert not row["quote_language"] or row["translation"], row["claim_id"]


@pytest.mark.parametrize(
    ("table", "head", "column"),
    [
        ("tab-verdicts-by-section", "Section", "Section"),
        ("tab-verdicts-by-kind", "Kind of claim", "Kind"),
    ],
)
def test_the_counts_are_those_of_the_ledger(book, ledger, table, head, column):
    for row in book.rows(table):
        claims = [claim for claim in ledger.values() if row[head] in (claim[column], "Total")]
        counts = Counter(claim["Verdict"] for claim in claims)
        assert [int(row[one.capitalize()]) for one in VERDICTS] == [counts[one] for one in VERDICTS]
        assert int(row["Claims"]) == len(claims) > 0


def test_a_mark_in_the_text_says_the_verdict_of_the_ledger(book, ledger):
    pages = [parsed(book.html / "book" / f"{name}.html") for name in book.names]
    marks = [mark for page in pages for mark in page.select(".claims a")]
    assert len(marks) == len(ledger)
    for mark in marks:
        claim = mark["href"].split("#")[1]
        verdict = ledger[claim]["Verdict"]
        assert mark["title"] == mark.get_text() == f"Claim {claim}: {verdict}"
        assert f"verdict-{verdict.replace(' ', '-')}" in mark["class"]


def test_a_claim_leads_to_the_paragraph_that_makes_it_and_back(book):
    folder, there = book.html / "book", {}
    for name in book.article_names:
        page = parsed(folder / f"{name}.html")
        for mark in page.select("p .claims a"):
            claim = re.fullmatch(r"claims\.html#(C\d+)", mark["href"])[1]
            assert claim not in there, f"{claim} is made in two places"
            there[claim] = f"{name}.html#{mark.find_parent(id=True)['id']}"
    told = {row["id"]: row.select("td")[1].a["href"] for row in lines(book, "tab-ledger")}
    assert there == told


def test_contradictions_link_the_claims_that_they_are_about(book, ledger):
    linked = [
        [(link["href"], link.get_text()) for link in row.select("a.evidence-row")]
        for row in lines(book, "tab-contradictions")
    ]
    assert {"C106", "C107"} in [{claim for _, claim in links} for links in linked]
    hrefs = [href for links in linked for href, _ in links]
    assert all(href.removeprefix("claims.html").lstrip("#") in ledger for href in hrefs)


def test_the_shifts_of_the_citation_markers_are_those_counted_by_hand(book):
    shifts = {
        row["Shift"]: (int(row["Citations"]), int(row["Of these, inferred"]))
        for row in book.rows("tab-shifts")
    }
    # Griffith and Ngjela are seven further on, Lalaj one; the letter is five, the remarks four
    # back; one passage is from another book.
    known = {"−7": (1, 1), "−5": (3, 3), "−4": (2, 2), "0": (6, 0), "+1": (3, 2), "+7": (8, 5)}
    assert shifts == known
    assert {row["Number"] for row in book.rows("tab-bulk")} == {"2", "4", "5", "21", "22"}
    bare = [
        row["Year"] for row in book.rows("tab-coverage") if row["Entries for archival files"] == "0"
    ]
    assert bare == ["1948", "1949", "1950", "1951", "1952", "1954", "1955", "1957"]


def test_every_marker_leads_to_its_entry_and_its_claims(book):
    markers = book.by("tab-audit", "Citation")
    assert list(markers) == [str(number) for number in range(1, 50)]
    shown = [markers["19"][head] for head in ("Note number", "True number", "Claims")]
    assert shown == ["10", "17", "C077"]
    cited = lines(book, "tab-audit")[1].select(".bibtex-citation a")
    assert markers["2"]["Note number"] == "2–5" and len(cited) == 4


def test_the_chronology_has_every_event_in_order_and_as_exact_as_known(book):
    dates = {event["event"]: event["date"] for event in rows("events", book.root)}
    shown = book.by("tab-chronology", "Event")
    assert sorted(shown) == sorted(dates) and len(book.rows("tab-chronology")) == len(dates)
    assert [dates[event] for event in shown] == sorted(dates.values())
    heads = ["Date", "Exact to the", "In the case study"]
    told = {event: [row[head] for head in heads] for event, row in shown.items()}
    assert told["relations-severed"] == ["December 1961", "month", "no"]
    assert told["khrushchev-visit"] == ["25 May to 4 June 1959", "day", "yes"]
    assert told["first-plan"] == ["1951", "year", "yes"]


def test_every_bearing_leads_to_its_claim_event_or_exhibit(book):
    recorded = {row["bearing_id"]: row for row in rows("bearings", book.root)}
    questions = {"H1", "H2", "H3", "Qa", "Qb", "Qc", "Qd", "Qe", "Qf", "Qg"}
    assert {row["question_id"] for row in recorded.values()} == questions
    bearings = book.column("tab-bearings", "For or against", "Row")
    assert bearings.items() >= {key: row["bearing"] for key, row in recorded.items()}.items()
    for row in lines(book, "tab-bearings"):
        assert row.select("td")[3].select_one("a[href]"), plain(row)
    against = [row for row in book.rows("tab-bearings") if row["For or against"] == "against"]
    own = [row for row in against if row["Question"] == "H1" and row["Link"][0] == "C"]
    balance = book.column("tab-balance", "Against, from its own claims", "Question")
    assert int(balance["H1"]) == len(own) == 3
