"""Promise: the figures of the evidence pages are what the raw figures give, worked out here by hand.

The raw figures are typed from the sources; nothing of ``evidence`` or ``data/`` is used.
"""

import pytest

VOTES = {  # year: roll calls; then, for each country, (both voted, voted alike) with Albania
    "1956": (
        49,
        {"USSR": (49, 49), "Poland": (35, 34), "Yugoslavia": (49, 26), "United States": (49, 13)},
    ),
    "1957": (
        52,
        {"USSR": (52, 52), "Poland": (52, 52), "Yugoslavia": (50, 38), "United States": (52, 15)},
    ),
    "1958": (
        31,
        {"USSR": (31, 31), "Poland": (31, 31), "Yugoslavia": (31, 24), "United States": (31, 10)},
    ),
    "1959": (
        56,
        {"USSR": (56, 56), "Poland": (56, 55), "Yugoslavia": (56, 45), "United States": (56, 7)},
    ),
    "1960": (
        54,
        {"USSR": (54, 53), "Poland": (54, 53), "Yugoslavia": (54, 42), "United States": (54, 7)},
    ),
    "1961": (
        106,
        {
            "USSR": (106, 104),
            "Poland": (106, 104),
            "Yugoslavia": (106, 76),
            "United States": (105, 25),
        },
    ),
    "1962": (
        66,
        {"USSR": (62, 62), "Poland": (62, 62), "Yugoslavia": (62, 51), "United States": (62, 11)},
    ),
    "1963": (
        32,
        {"USSR": (29, 27), "Poland": (29, 27), "Yugoslavia": (29, 22), "United States": (29, 5)},
    ),
    "1965": (
        42,
        {"USSR": (25, 21), "Poland": (25, 21), "Yugoslavia": (25, 17), "United States": (25, 4)},
    ),
    "1966": (
        54,
        {"USSR": (32, 32), "Poland": (32, 32), "Yugoslavia": (32, 29), "United States": (32, 3)},
    ),
}
INCOMES = {  # GDP per head in 1950, 1955 and 1960
    "Albania": (1596, 1882, 2313),
    "Romania": (1883.9768, 2515.1224, 2938.8026),
    "Yugoslavia": (2276, 2721, 3778),
    "Bulgaria": (2632, 3424, 4642),
    "Poland": (3900, 4454, 5125),
    "USSR": (4529, 5281, 6288),
}


def by(book, table: str, *heads: str) -> dict:
    """The rows of a table by the cells under one head or several."""
    return {
        tuple(row[head] for head in heads) if heads[1:] else row[heads[0]]: row
        for row in book.rows(table)
    }


def percent(part: float) -> str:
    """A part of the whole as a percentage with one decimal."""
    return f"{100 * part:.1f}"


@pytest.mark.parametrize("year", VOTES)
def test_agreement_in_one_year(book, year):
    calls, pairs = VOTES[year]
    row = by(book, "tab-votes", "Year")[year]
    assert (row["Roll calls"], row["With both Albania and the USSR voting"]) == (
        str(calls),
        str(pairs["USSR"][0]),
    )
    assert {country: row[f"{country} (%)"] for country in pairs} == {
        country: percent(same / both) for country, (both, same) in pairs.items()
    }


def test_the_year_without_roll_calls_has_no_row(book):
    assert set(by(book, "tab-votes", "Year")) == set(VOTES)
    assert book.quantity("voting", "missing") == "1964"


@pytest.mark.parametrize("country", ["USSR", "Poland", "Yugoslavia", "United States"])
@pytest.mark.parametrize("first, last", [(1956, 1959), (1960, 1966)], ids=["studied", "after"])
def test_agreement_summed_over_years(book, country, first, last):
    counts = [pairs[country] for year, (_, pairs) in VOTES.items() if first <= int(year) <= last]
    both, same = sum(count[0] for count in counts), sum(count[1] for count in counts)
    row = by(book, "tab-votes-pairs", "Years", "Pair")[f"{first}–{last}", f"Albania and {country}"]
    assert (row["Roll calls in common"], row["Identical votes"], row["Agreement (%)"]) == (
        str(both),
        str(same),
        percent(same / both),
    )


def test_agreement_of_poland_and_yugoslavia_with_the_soviet_union(book):
    rows = by(book, "tab-votes-pairs", "Years", "Pair")
    assert (
        rows["1956–1959", "Poland and USSR"]["Agreement (%)"]
        == percent((34 + 52 + 31 + 55) / (35 + 52 + 31 + 56))
        == "98.9"
    )
    assert (
        rows["1956–1959", "USSR and Yugoslavia"]["Agreement (%)"]
        == percent((26 + 38 + 24 + 45) / (49 + 50 + 31 + 56))
        == "71.5"
    )
    assert (
        rows["1960–1966", "Poland and USSR"]["Identical votes"]
        == str(54 + 104 + 66 + 32 + 42 + 54)
        == "352"
    )
    assert book.quantity("voting", "split-1947") == f"{percent(37 / 38)}% in 1947"
    assert book.quantity("voting", "split-1950") == f"{percent(26 / 50)}% in 1950"


def test_agreement_without_abstentions(book):
    (row,) = [
        row
        for row in book.rows("tab-votes-pairs")
        if (row["Years"], row["Pair"]) == ("1956–1959", "Albania and Yugoslavia")
    ]
    assert row["Yes or no only (%)"] == percent((26 + 37 + 23 + 43) / (27 + 41 + 25 + 44)) == "94.2"


def test_absences_after_the_break(book):
    assert (
        book.quantity("voting", "absent")
        == str((66 - 62) + (32 - 29) + (42 - 25) + (54 - 32))
        == "46"
    )
    assert book.quantity("voting", "absent-of") == str(66 + 32 + 42 + 54) == "194"


@pytest.mark.parametrize("country", INCOMES)
def test_income_its_growth_and_its_ratio_to_albania(book, country):
    first, middle, last = INCOMES[country]
    row = by(book, "tab-gdp-neighbours", "Country")[country]
    assert [row["1950"], row["1955"], row["1960"]] == [
        f"{value:,.0f}" for value in (first, middle, last)
    ]
    assert row["Growth 1950–1960 (% a year)"] == percent((last / first) ** (1 / 10) - 1)
    assert (row["Times Albania, 1950"], row["Times Albania, 1960"]) == (
        f"{first / 1596:.2f}",
        f"{last / 2313:.2f}",
    )


@pytest.mark.parametrize(
    "year, partner, imports, exports, turnover",
    [
        ("1955", "USSR", 15, 6, 42.83 + 13.00),
        ("1955", "Czechoslovakia", 6, 2, 42.83 + 13.00),
        ("1956", "USSR", 18, 9, 38.81 + 19.01),
        ("1956", "Czechoslovakia", 5, 4, 38.81 + 19.01),
        ("1956", "Poland", 2, 1, 38.81 + 19.01),
        ("1957", "USSR", 33, 16, 53.31 + 29.03),
        ("1957", "Czechoslovakia", 6, 5, 53.31 + 29.03),
        ("1957", "GDR", 4, 3, 53.31 + 29.03),
        ("1957", "Poland", 3, 2, 53.31 + 29.03),
    ],
)
def test_the_share_of_a_trade_partner(book, year, partner, imports, exports, turnover):
    row = by(book, "tab-partner-shares", "Year", "Partner")[year, partner]
    assert row["Share of turnover (%)"] == percent((imports + exports) / turnover)
    assert (row["Lowest (%)"], row["Highest (%)"]) == (
        percent((imports + exports - 1) / turnover),
        percent((imports + exports + 1) / turnover),
    )


def test_what_partners_have_together(book):
    turnover = 53.31 + 29.03
    assert book.quantity("partners", "allies") == f"{percent((11 + 7 + 5) / turnover)}%" == "27.9%"
    assert (
        book.quantity("partners", "rest")
        == f"{percent(1 - (49 + 11 + 7 + 5) / turnover)}%"
        == "12.6%"
    )
    assert book.quantity("partners", "late-sum") == f"{54 + 7 + 35}%"


def test_schools_for_pupils(book):
    rows = by(book, "tab-classes", "Ratio")
    assert (
        [
            rows["Pupils for each teacher, general schools"][year]
            for year in ("1938/39", "1950/51", "1960/61")
        ]
        == [f"{55404 / 1477:.1f}", f"{172831 / 4942:.1f}", f"{290728 / 9071:.1f}"]
        == ["37.5", "35.0", "32.1"]
    )
    assert [
        rows["Pupils for each general school"][year] for year in ("1938/39", "1950/51", "1960/61")
    ] == [f"{55404 / 649:.1f}", f"{172831 / 2222:.1f}", f"{290728 / 2990:.1f}"]
    assert [
        rows["Enrolled in all schools, of 100 inhabitants"][year]
        for year in ("1938/39", "1950/51", "1960/61")
    ] == [percent(56283 / 1_040_000), percent(177953 / 1_215_000), percent(311536 / 1_611_000)]


def test_growth_of_schooling(book):
    row = by(book, "tab-schooling", "Indicator")["Pupils of general schools"]
    assert row["Growth 1938–1950 (% a year)"] == percent((172831 / 55404) ** (1 / 12) - 1) == "9.9"
    assert row["Growth 1950–1960 (% a year)"] == percent((290728 / 172831) ** (1 / 10) - 1) == "5.3"
    assert book.quantity("society", "extra-teachers") == f"{10942 - 9071 - 511 - 288:,}" == "1,072"


@pytest.mark.parametrize(
    "indicator, first, last",
    [
        ("Births", 38.5, 43.3),
        ("Deaths", 14.0, 10.4),
        ("Life expectancy at birth of women, modelled", 47.334, 57.579),
        ("Life expectancy at birth of men, modelled", 41.917, 52.746),
        ("Deaths of infants, official", 121.2, 75.2),
    ],
)
def test_changes_in_health(book, indicator, first, last):
    row = by(book, "tab-health", "Indicator")[indicator]
    assert (row["Figure"], row["Later figure"]) == (f"{first:.1f}", f"{last:.1f}")
    assert row["Change (%)"] == percent(last / first - 1).replace("-", "−")


def test_population_work_and_housing(book):
    assert by(book, "tab-population", "Year")["1959"][
        "Growth since the row before (% a year)"
    ] == percent((1561 / 1215) ** (1 / 9) - 1)
    assert book.quantity("society", "surplus-1960") == f"{43.3 - 10.4:.1f}"
    assert (
        book.quantity("society", "farming") == f"{percent((670422 + 275169) / 1626315)}%" == "58.1%"
    )
    assert book.quantity("society", "paid") == f"{percent((433040 + 182913) / 1626315)}%" == "37.9%"
    assert (
        book.quantity("society", "floor-1951")
        == f"{560_000 / 5:,.0f} square metres"
        == "112,000 square metres"
    )
    assert (
        book.quantity("society", "all-families")
        == f"{(95500 + 184305) / (48800 + 148000) - 1:.0%}"
        == "42%"
    )


def test_what_a_source_only_says_roughly_is_shown_so(book):
    rows = by(book, "tab-literacy", "Years")
    assert (rows["1940–1949"]["Qualifier"], rows["1946"]["Qualifier"]) == ("more than", "about")
    assert book.quantity("society", "illiterate-1946") == "about 85%"
