"""Promise: what the article computes is what the raw figures give, worked out here by hand.

The raw figures are typed from the sources; nothing of ``evidence`` or ``data/`` is used.
"""

import pytest
from helpers.built_book import percent

TRADE = {  # year: exports and imports, in million US$
    "1945": (0.40, 1.60),
    "1946": (1.91, 2.05),
    "1947": (4.75, 30.27),
    "1948": (8.33, 18.18),
    "1949": (5.82, 12.89),
    "1950": (6.48, 22.06),
    "1951": (9.15, 39.56),
    "1952": (13.10, 31.79),
    "1953": (11.00, 40.03),
    "1954": (10.90, 25.83),
    "1955": (13.00, 42.83),
    "1956": (19.01, 38.81),
    "1957": (29.03, 53.31),
    "1958": (29.21, 78.61),
    "1959": (34.01, 85.29),
}
EXPORTS = 0.40 + 1.91 + 4.75 + 8.33 + 5.82 + 6.48 + 9.15 + 13.10 + 11.00 + 10.90 + 13.00
IMPORTS = 1.60 + 2.05 + 30.27 + 18.18 + 12.89 + 22.06 + 39.56 + 31.79 + 40.03 + 25.83 + 42.83
LATE_COVER = (19.01 + 29.03 + 29.21 + 34.01) / (38.81 + 53.31 + 78.61 + 85.29)
SOVIET, RELIEF, CHINESE, CHINESE_1961 = 246, 26.3, 2.5 + 12.5 + 13.75, 123
BY_1960 = SOVIET + RELIEF + CHINESE
IN_1957 = percent((33 + 16) / (53.31 + 29.03))
QUANTITIES = [  # page, name, how it is computed, what it gives
    ("aid", "cover-1945", f"{percent(EXPORTS / IMPORTS)}%", "31.8%"),
    ("aid", "cover-1956", f"{percent(LATE_COVER)}%", "43.5%"),
    ("aid", "of-1957", f"{39.4 / 172:.0%}", "23%"),
    ("aid", "of-1945", f"{39.4 / 246:.0%}", "16%"),
    ("aid", "soviet-share", f"{percent(SOVIET / BY_1960)}%", "81.7%"),
    ("aid", "gap-lowest", f"{percent(1 - 29.03 / 53.31)}% in 1957", "45.5% in 1957"),
    ("aid", "gap-highest", f"{percent(1 - 9.15 / 39.56)}% in 1951", "76.9% in 1951"),
    ("index", "gap-lowest", f"{percent(1 - 29.03 / 53.31)}% in 1957", "45.5% in 1957"),
    ("index", "gap-highest", f"{percent(1 - 9.15 / 39.56)}% in 1951", "76.9% in 1951"),
    ("index", "trade-1957", f"{IN_1957}% in 1957", "59.5% in 1957"),
    ("index", "times", f"{1.228**5:.2f}", "2.79"),
    ("methods", "pages", f"{48 + 118 + 3 + 85} pages", "254 pages"),
    ("methods", "years-with-file", "four of the twelve years", "four of the twelve years"),
    ("methods", "years-share", f"{4 / (1959 - 1948 + 1):.0%}", "33%"),  # 1953, 1956, 1958, 1959
    ("methods", "books", f"{4 + 7 + 3} books", "14 books"),
    ("methods", "hoxha-books", "seven", "seven"),  # 4 + 3
    ("methods", "mismatches", "21", "21"),
    ("methods", "matches", "eight", "eight"),
    ("visit", "visit-days", "eleven days", "eleven days"),  # 25 to 31 May, 1 to 4 June
    ("visit", "months-to-kremlin", f"{(12 - 6) + 11} months", "17 months"),  # from June 1959
]
THREE_TIMES = {  # base year, times: years until 1955
    ("1951", "3"): 4,
    ("1950", "3"): 5,
    ("1949", "3"): 6,
    ("1950", "4"): 5,
}


@pytest.mark.parametrize(("page", "name", "computed", "known"), QUANTITIES)
def test_a_quantity_of_the_text_is_what_the_raw_figures_give(book, page, name, computed, known):
    assert book.quantity(page, name) == computed == known


def test_imports_that_exports_did_not_pay_for(book):
    shown = book.column("tab-gap", "Not paid for by exports (%)")
    assert shown == {year: percent(1 - out / into) for year, (out, into) in TRADE.items()}
    assert [shown[year] for year in ("1950", "1955", "1959")] == ["70.6", "69.6", "60.1"]


def test_donors_shares(book):
    early = book.column("tab-donors", "Share (%)", "Donor")
    late = book.column("tab-donors", "Share of all (%)", "Donor")
    sums = {"USSR": SOVIET, "China": CHINESE, "UNRRA": RELIEF}
    assert early == {donor: percent(million / BY_1960) for donor, million in sums.items()}
    sums["China"] += CHINESE_1961
    with_1961 = BY_1960 + CHINESE_1961
    assert late == {donor: percent(million / with_1961) for donor, million in sums.items()}
    assert (early["USSR"], late["USSR"]) == ("81.7", "58.0")


def test_deliveries_beside_commitments(book):
    assert book.column("tab-deliveries", "A year (million US$)", "Period") == {
        "1945–1961": f"{246 / 17:.1f}",
        "1955–1961": f"{39.4 / 7:.1f}",
        "1957–1961": f"{172 / 5:.1f}",
    }


def test_what_yearly_growth_compounds_to(book):
    shown = {
        key: row["Compounds to (times)"]
        for key, row in book.by("tab-growth", "Growth a year (%)", "Years").items()
    }
    assert shown["22.8", "5"] == f"{1.228 * 1.228 * 1.228 * 1.228 * 1.228:.2f}" == "2.79"
    assert shown["27.7", "5"] == f"{1.277 * 1.277 * 1.277 * 1.277 * 1.277:.2f}" == "3.40"
    assert shown["16.5", "5"] == f"{1.165 * 1.165 * 1.165 * 1.165 * 1.165:.2f}" == "2.15"
    assert shown["8.2", "1"] == f"{1.082:.2f}" == "1.08"
    for (rate, years), times in shown.items():
        assert times == f"{(1 + float(rate) / 100) ** int(years):.2f}"


def test_what_each_reading_of_three_times_requires(book):
    rows = book.by("tab-three", "Base year", "Taken as (times)")
    assert {
        key: (row["Requires a year (%)"], row["Reported rate gives (times)"])
        for key, row in rows.items()
    } == {
        (base, times): (percent(int(times) ** (1 / years) - 1), f"{1.228**years:.2f}")
        for (base, times), years in THREE_TIMES.items()
    }
    assert pytest.approx(3, abs=0.01) == 1.246**5 and pytest.approx(4, abs=0.01) == 1.320**5


def test_growth_of_income(book):
    people = {1950: 1227.156, 1955: 1392.164, 1960: 1623.114}
    per_head = {1950: 1596, 1955: 1882, 1960: 2313}
    rows = book.by("tab-income", "Period")
    for first, last, printed in ((1950, 1955, "3.4"), (1955, 1960, "4.2")):
        each = (per_head[last] / per_head[first]) ** (1 / 5) - 1
        whole = (per_head[last] * people[last] / (per_head[first] * people[first])) ** (1 / 5) - 1
        row = rows[f"{first}–{last}"]
        assert row["GDP per head (% a year)"] == percent(each) == printed
        assert row["GDP (% a year)"] == percent(whole)


def test_pages_of_the_archival_files(book):
    assert book.column("tab-files", "Pages", "File")["Total"] == str(48 + 118 + 3 + 85) == "254"


def test_the_reference_list_counted(book):
    entries = book.column("tab-references", "Entries", "Kind")
    counts = {kind.casefold(): int(count) for kind, count in entries.items()}
    assert counts.pop("of these, books") == 4 + 7 + 3
    assert counts.pop("total") == sum(counts.values()) == 6 + 4 + 7 + 1 + 1 + 3 + 1 == 23
    # 49 markers: one covers four numbers (2–5), one covers two (21, 22).
    assert book.column("tab-references", "Times cited", "Kind")["Total"] == str(47 + 4 + 2)


def test_where_the_citation_markers_lead(book):
    total = book.by("tab-markers", "Section")["Total"]
    heads = ["Work named", "Another work", "No work named", "Markers"]
    assert [total[head] for head in heads] == ["8", "21", "20", str(8 + 21 + 20)]
