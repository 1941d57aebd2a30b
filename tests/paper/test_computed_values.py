"""Promise: what the book computes is what the raw figures give, worked out here by hand.

The raw figures are typed from the sources; nothing of ``evidence`` or ``data/`` is used.
"""

import pytest


def column(book, table: str, head: str, key: str = "Year") -> dict[str, str]:
    """One column of a table of the book, by another."""
    return {row[key]: row[head] for row in book.rows(table)}


def percent(part: float) -> str:
    """A part of the whole as a percentage with one decimal."""
    return f"{100 * part:.1f}"


def test_imports_that_exports_did_not_pay_for(book):
    gaps = {  # one less exports over imports, both in million US$
        "1945": 1 - 0.40 / 1.60,
        "1946": 1 - 1.91 / 2.05,
        "1947": 1 - 4.75 / 30.27,
        "1948": 1 - 8.33 / 18.18,
        "1949": 1 - 5.82 / 12.89,
        "1950": 1 - 6.48 / 22.06,
        "1951": 1 - 9.15 / 39.56,
        "1952": 1 - 13.10 / 31.79,
        "1953": 1 - 11.00 / 40.03,
        "1954": 1 - 10.90 / 25.83,
        "1955": 1 - 13.00 / 42.83,
        "1956": 1 - 19.01 / 38.81,
        "1957": 1 - 29.03 / 53.31,
        "1958": 1 - 29.21 / 78.61,
        "1959": 1 - 34.01 / 85.29,
    }
    assert column(book, "tab-gap", "Not paid for by exports (%)") == {
        year: percent(gap) for year, gap in gaps.items()
    }
    assert (percent(gaps["1950"]), percent(gaps["1955"]), percent(gaps["1959"])) == (
        "70.6",
        "69.6",
        "60.1",
    )


def test_exports_over_imports_summed_over_years(book):
    exports = 0.40 + 1.91 + 4.75 + 8.33 + 5.82 + 6.48 + 9.15 + 13.10 + 11.00 + 10.90 + 13.00
    imports = 1.60 + 2.05 + 30.27 + 18.18 + 12.89 + 22.06 + 39.56 + 31.79 + 40.03 + 25.83 + 42.83
    late = (19.01 + 29.03 + 29.21 + 34.01) / (38.81 + 53.31 + 78.61 + 85.29)
    assert book.quantity("aid", "cover-1945") == f"{percent(exports / imports)}%" == "31.8%"
    assert book.quantity("aid", "cover-1956") == f"{percent(late)}%" == "43.5%"


def test_donors_shares(book):
    soviet, relief, chinese = 246, 26.3, 2.5 + 12.5 + 13.75
    by_1960, with_1961 = soviet + relief + chinese, soviet + relief + chinese + 123
    early, late = (
        column(book, "tab-donors", "Share (%)", "Donor"),
        column(book, "tab-donors", "Share of all (%)", "Donor"),
    )
    assert early == {
        donor: percent(sums / by_1960)
        for donor, sums in (("USSR", soviet), ("China", chinese), ("UNRRA", relief))
    }
    assert late == {
        donor: percent(sums / with_1961)
        for donor, sums in (("USSR", soviet), ("China", chinese + 123), ("UNRRA", relief))
    }
    assert (early["USSR"], late["USSR"]) == ("81.7", "58.0")


def test_deliveries_beside_commitments(book):
    yearly = column(book, "tab-deliveries", "A year (million US$)", "Period")
    assert yearly == {
        "1945–1961": f"{246 / 17:.1f}",
        "1955–1961": f"{39.4 / 7:.1f}",
        "1957–1961": f"{172 / 5:.1f}",
    }
    assert book.quantity("aid", "of-1957") == f"{39.4 / 172:.0%}" == "23%"
    assert book.quantity("aid", "of-1945") == f"{39.4 / 246:.0%}" == "16%"


@pytest.mark.parametrize(
    "year, imports, exports, turnover",
    [
        ("1955", 15, 6, 42.83 + 13.00),
        ("1956", 18, 9, 38.81 + 19.01),
        ("1957", 33, 16, 53.31 + 29.03),
    ],
    ids=["1955", "1956", "1957"],
)
def test_the_soviet_share_of_trade(book, year, imports, exports, turnover):
    (row,) = [
        row for row in book.rows("tab-partners") if (row["Year"], row["Partner"]) == (year, "USSR")
    ]
    assert row["Share of turnover (%)"] == percent((imports + exports) / turnover)
    assert row["Lowest (%)"] == percent((imports - 0.5 + exports - 0.5) / turnover)
    assert row["Highest (%)"] == percent((imports + 0.5 + exports + 0.5) / turnover)


def test_what_yearly_growth_compounds_to(book):
    shown = {
        (row["Growth a year (%)"], row["Years"]): row["Compounds to (times)"]
        for row in book.rows("tab-growth")
    }
    assert shown[("22.8", "5")] == f"{1.228 * 1.228 * 1.228 * 1.228 * 1.228:.2f}" == "2.79"
    assert shown[("27.7", "5")] == f"{1.277 * 1.277 * 1.277 * 1.277 * 1.277:.2f}" == "3.40"
    assert shown[("16.5", "5")] == f"{1.165 * 1.165 * 1.165 * 1.165 * 1.165:.2f}" == "2.15"
    assert shown[("8.2", "1")] == f"{1.082:.2f}" == "1.08"
    assert all(
        times == f"{(1 + float(rate) / 100) ** int(years):.2f}"
        for (rate, years), times in shown.items()
    )


def test_what_each_reading_of_three_times_requires(book):
    shown = {
        (row["Base year"], row["Taken as (times)"]): (
            row["Requires a year (%)"],
            row["Reported rate gives (times)"],
        )
        for row in book.rows("tab-three")
    }
    assert shown == {
        ("1951", "3"): (percent(3 ** (1 / 4) - 1), f"{1.228**4:.2f}"),
        ("1950", "3"): (percent(3 ** (1 / 5) - 1), f"{1.228**5:.2f}"),
        ("1949", "3"): (percent(3 ** (1 / 6) - 1), f"{1.228**6:.2f}"),
        ("1950", "4"): (percent(4 ** (1 / 5) - 1), f"{1.228**5:.2f}"),
    }
    assert pytest.approx(3, abs=0.01) == 1.246**5 and pytest.approx(4, abs=0.01) == 1.320**5


def test_growth_of_income(book):
    people = {1950: 1227.156, 1955: 1392.164, 1960: 1623.114}
    per_head = {1950: 1596, 1955: 1882, 1960: 2313}
    rows = {row["Period"]: row for row in book.rows("tab-income")}
    for first, last, printed in ((1950, 1955, "3.4"), (1955, 1960, "4.2")):
        each = (per_head[last] / per_head[first]) ** (1 / 5) - 1
        whole = (per_head[last] * people[last] / (per_head[first] * people[first])) ** (1 / 5) - 1
        row = rows[f"{first}–{last}"]
        assert row["GDP per head (% a year)"] == percent(each) == printed
        assert row["GDP (% a year)"] == percent(whole)


def test_pages_and_years_of_the_archival_files(book):
    pages = column(book, "tab-files", "Pages", "File")
    assert pages["Total"] == str(48 + 118 + 3 + 85) == "254"
    assert book.quantity("methods", "pages") == "254 pages"
    assert (
        book.quantity("methods", "years-with-file") == "four of the twelve years"
    )  # 1953, 1956, 1958, 1959
    assert book.quantity("methods", "years-share") == f"{4 / (1959 - 1948 + 1):.0%}" == "33%"


def test_the_reference_list_counted(book):
    entries = {row["Kind"].casefold(): int(row["Entries"]) for row in book.rows("tab-references")}
    assert entries.pop("of these, books") == 4 + 7 + 3
    assert entries.pop("total") == sum(entries.values()) == 6 + 4 + 7 + 1 + 1 + 3 + 1 == 23
    assert book.quantity("methods", "books") == f"{4 + 7 + 3} books"
    assert book.quantity("methods", "hoxha-books") == "seven" and 4 + 3 == 7
    cited = {row["Kind"]: row["Times cited"] for row in book.rows("tab-references")}
    assert cited["Total"] == str(
        47 + 4 + 2
    )  # 49 markers: one covers four numbers (2–5), one covers two (21, 22)


def test_where_the_citation_markers_lead(book):
    (total,) = [row for row in book.rows("tab-markers") if row["Section"] == "Total"]
    assert [total[head] for head in ("Work named", "Another work", "No work named", "Markers")] == [
        "8",
        "21",
        "20",
        str(8 + 21 + 20),
    ]
    assert (
        book.quantity("methods", "mismatches") == "21"
        and book.quantity("methods", "matches") == "eight"
    )


def test_how_long_the_visit_lasted(book):
    days = (31 - 25 + 1) + 4  # 25 to 31 May, 1 to 4 June
    months = (12 - 6) + 11  # June to December 1959, then to November 1960
    assert book.quantity("visit", "visit-days") == "eleven days" and days == 11
    assert book.quantity("visit", "months-to-kremlin") == f"{months} months" == "17 months"


def test_the_abstract_has_the_figures_of_the_tables(book):
    for page in ("index", "aid"):
        assert book.quantity(page, "gap-lowest") == f"{percent(1 - 29.03 / 53.31)}% in 1957"
        assert book.quantity(page, "gap-highest") == f"{percent(1 - 9.15 / 39.56)}% in 1951"
    assert book.quantity("aid", "soviet-share") == f"{percent(246 / (246 + 26.3 + 28.75))}%"
    assert (
        book.quantity("index", "trade-1957") == f"{percent((33 + 16) / (53.31 + 29.03))}% in 1957"
    )
    assert book.quantity("index", "times") == f"{1.228**5:.2f}"
