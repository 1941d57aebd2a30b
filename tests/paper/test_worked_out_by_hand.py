"""Promise: what the article computes is what the raw figures give, worked out here by hand.

The raw figures are typed from the sources; nothing of ``evidence`` or ``data/`` is used.
"""

import pytest
from helpers.built_book import percent, plain

TRADE = {  # year: exports and imports, in million US$
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
EXPORTS = 4.75 + 8.33 + 5.82 + 6.48 + 9.15 + 13.10 + 11.00 + 10.90 + 13.00
IMPORTS = 30.27 + 18.18 + 12.89 + 22.06 + 39.56 + 31.79 + 40.03 + 25.83 + 42.83
LATE_EXPORTS, LATE_IMPORTS = 19.01 + 29.03 + 29.21 + 34.01, 38.81 + 53.31 + 78.61 + 85.29
LATE_COVER = LATE_EXPORTS / LATE_IMPORTS
GAP_SUM = (IMPORTS - 30.27 + LATE_IMPORTS) - (EXPORTS - 4.75 + LATE_EXPORTS)  # from 1948
PROMISES = [  # donor, years, measure, amount, as the Area Handbook for Albania has them
    ("UNRRA", "1945–1946", "grant", "US$26.3 million"),
    ("USSR", "1945–1961", "commitment", "about US$246 million"),
    ("China", "1954", "grant", "US$2.5 million"),
    ("China", "1954", "credit", "US$12.5 million"),
    ("USSR", "1957–1961", "commitment", "US$172 million"),
    ("China", "1959", "credit", "US$13.75 million"),
    ("China", "1961", "credit", "US$123 million"),
    ("USSR and bloc", "1961–1965", "commitment", "more than US$132.5 million"),
]
FINANCE = [  # what, creditor, years, amount: the same handbook, and trade in whole millions
    ("Promised", "USSR", "1945–1961", "about US$246 million"),
    (
        "Soviet surplus in trade with Albania",
        "USSR",
        "1955–1957",
        f"US${15 - 6 + 18 - 9 + 33 - 16} million",
    ),
    ("Delivered, by Soviet statistics", "USSR", "1955–1961", "US$39.4 million"),
    ("Promised", "USSR", "1957–1961", "US$172 million"),
    ("Promised", "USSR and bloc", "1961–1965", "more than US$132.5 million"),
    ("Owed", "USSR and bloc", "1968", "at least US$500 to 600 million"),
]
GAP_1949, GAP_1950 = 12.89 - 5.82, 22.06 - 6.48
IN_LEKS = 50 * (GAP_1949 + GAP_1950)  # fifty leks to the dollar
IN_1955 = percent((15 + 6) / (42.83 + 13.00))
IN_1957 = percent((33 + 16) / (53.31 + 29.03))
QUANTITIES = [  # page, name, how it is computed, what it gives
    ("aid", "implied-1949", f"{50 * GAP_1949 / 0.38:,.0f} million leks", "930 million leks"),
    ("aid", "implied-1950", f"{50 * GAP_1950 / 0.38:,.0f} million leks", "2,050 million leks"),
    ("aid", "of-allocation", f"{IN_LEKS / 4150:.0%}", "27%"),
    ("aid", "of-outlay", f"{IN_LEKS / 2059:.0%}", "55%"),
    ("aid", "relief-1945", f"US${7} million in 1945", "US$7 million in 1945"),
    ("aid", "relief-1946", f"US${4 + 8} million in 1946", "US$12 million in 1946"),
    ("aid", "gap-1950", f"{percent(1 - 6.48 / 22.06)}% in 1950", "70.6% in 1950"),
    ("aid", "gap-1955", f"{percent(1 - 13 / 42.83)}% in 1955", "69.6% in 1955"),
    ("aid", "gap-1959", f"{percent(1 - 34.01 / 85.29)}% in 1959", "60.1% in 1959"),
    ("aid", "covered-1955", f"{(15 - 6) / (42.83 - 13):.0%} in 1955", "30% in 1955"),
    ("aid", "covered-1956", f"{(18 - 9) / (38.81 - 19.01):.0%} in 1956", "45% in 1956"),
    ("aid", "covered-1957", f"{(33 - 16) / (53.31 - 29.03):.0%} in 1957", "70% in 1957"),
    ("partners", "cover-1947", f"{percent(EXPORTS / IMPORTS)}%", "31.3%"),
    ("partners", "cover-1956", f"{percent(LATE_COVER)}%", "43.5%"),
    ("aid", "surplus-sum", f"US${29.83 + 19.80 + 24.28:.1f} million", "US$73.9 million"),
    ("aid", "surplus-part", f"{(9 + 9 + 17) / (29.83 + 19.80 + 24.28):.0%}", "47%"),
    ("aid", "gap-sum", f"US${GAP_SUM:.0f} million", "US$300 million"),
    ("aid", "gap-part", f"{GAP_SUM / (IMPORTS - 30.27 + LATE_IMPORTS):.0%}", "61%"),
    ("aid", "surplus", f"US${15 - 6 + 18 - 9 + 33 - 16} million", "US$35 million"),
    ("aid", "dollars-1953", f"US${40.03 - 11:.1f} million in 1953", "US$29.0 million in 1953"),
    ("aid", "dollars-1954", f"US${25.83 - 10.9:.1f} million in 1954", "US$14.9 million in 1954"),
    ("aid", "dollars-1955", f"US${42.83 - 13:.1f} million in 1955", "US$29.8 million in 1955"),
    ("aid", "gap-lowest", f"{percent(1 - 29.03 / 53.31)}% in 1957", "45.5% in 1957"),
    ("aid", "gap-highest", f"{percent(1 - 9.15 / 39.56)}% in 1951", "76.9% in 1951"),
    ("index", "gap-lowest", f"{percent(1 - 29.03 / 53.31)}% (1957)", "45.5% (1957)"),
    ("index", "gap-highest", f"{percent(1 - 9.15 / 39.56)}% (1951)", "76.9% (1951)"),
    ("index", "share-1955", f"{IN_1955}%", "37.6%"),
    ("index", "share-1957", f"{IN_1957}%", "59.5%"),
    ("index", "times", f"{1.228**5:.2f}", "2.79"),
    ("methods", "pages", f"{48 + 118 + 3 + 85} pages", "254 pages"),
    ("methods", "years-with-file", "four of the twelve years", "four of the twelve years"),
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
    shown = book.column("tab-gap", "Gap (% of imports)")
    assert shown == {year: percent(1 - out / into) for year, (out, into) in TRADE.items()}
    assert [shown[year] for year in ("1950", "1955", "1959")] == ["70.6", "69.6", "60.1"]


def test_the_gap_in_dollars(book):
    shown = book.column("tab-gap", "Gap (million US$)")
    assert shown == {year: f"{into - out:.2f}" for year, (out, into) in TRADE.items()}
    assert [shown[year] for year in ("1947", "1954", "1959")] == ["25.52", "14.93", "51.28"]


def test_relief_outside_the_totals_exceeds_the_imports_of_two_years(book):
    assert 7 > 1.60 and 4 + 8 > 2.05
    assert not {"1945", "1946"} & set(book.by("tab-gap", "Year"))


def test_the_part_of_imports_that_exports_paid_for_in_two_sources(book):
    rows = book.rows("tab-cover")
    assert [list(row.values())[:4] for row in rows] == [
        ["1947–1955", percent(EXPORTS / IMPORTS), "1945–1955", "31"],
        ["1956–1959", percent(LATE_COVER), "1956–1960", "47"],
    ]


@pytest.mark.parametrize("label, known", [("tab-donors", PROMISES), ("tab-deliveries", FINANCE)])
def test_each_promise_stands_alone_as_its_source_has_it(book, label, known):
    rows = book.rows(label)
    assert [tuple(row.values())[:4] for row in rows] == known
    assert not any("hare" in head or "%" in head for head in rows[0])


def test_the_revenue_that_the_reported_share_would_imply(book):
    assert [list(row.values())[:4] for row in book.rows("tab-bracket")] == [
        [years, f"{gap:.2f}", f"{50 * gap:,.0f}", f"{50 * gap / 0.38:,.0f}"]
        for years, gap in (
            ("1949", GAP_1949),
            ("1950", GAP_1950),
            ("1949 and 1950", GAP_1949 + GAP_1950),
        )
    ]
    assert 50 * GAP_1949 / 0.38 < 2059 / 2 and "cost more than the whole revenue implied" in plain(
        book.pages["aid"]
    )


def test_what_yearly_growth_compounds_to(book):
    shown = {
        key: row["Growth factor"]
        for key, row in book.by("tab-growth", "Growth (% per year)", "Years").items()
    }
    assert shown["22.8", "5"] == f"{1.228 * 1.228 * 1.228 * 1.228 * 1.228:.2f}" == "2.79"
    assert shown["27.7", "5"] == f"{1.277 * 1.277 * 1.277 * 1.277 * 1.277:.2f}" == "3.40"
    assert shown["16.5", "5"] == f"{1.165 * 1.165 * 1.165 * 1.165 * 1.165:.2f}" == "2.15"
    assert shown["8.2", "1"] == f"{1.082:.2f}" == "1.08"
    for (rate, years), times in shown.items():
        assert times == f"{(1 + float(rate) / 100) ** int(years):.2f}"


def test_what_each_reading_of_three_times_requires(book):
    rows = book.by("tab-three", "Base year", "Claimed factor")
    assert {
        key: (row["Growth required (% per year)"], row["Factor at the reported rate"])
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
        assert row["GDP per head (% per year)"] == percent(each) == printed
        assert row["GDP (% per year)"] == percent(whole)


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
    heads = ["Work named", "Another work", "No work named", "Citations"]
    assert [total[head] for head in heads] == ["8", "21", "20", str(8 + 21 + 20)]
