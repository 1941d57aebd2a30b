"""Promise: the figures of the evidence pages are what the raw figures give, worked out by hand.

The raw figures are typed from the sources; nothing of ``evidence`` or ``data/`` is used.
"""

import pytest
from helpers.built_book import percent

COUNTRIES = ["USSR", "Poland", "Yugoslavia", "United States"]
VOTES = """
1956   49  49/49    34/35    26/49   13/49
1957   52  52/52    52/52    38/50   15/52
1958   31  31/31    31/31    24/31   10/31
1959   56  56/56    55/56    45/56    7/56
1960   54  53/54    53/54    42/54    7/54
1961  106 104/106  104/106   76/106  25/105
1962   66  62/62    62/62    51/62   11/62
1963   32  27/29    27/29    22/29    5/29
1965   42  21/25    21/25    17/25    4/25
1966   54  32/32    32/32    29/32    3/32
"""  # year, roll calls; for each country: voted alike with Albania, of those where both voted
VOTES = {year: pairs for year, *pairs in map(str.split, VOTES.strip().splitlines())}
INCOMES = {  # GDP per head in 1950, 1955 and 1960
    "Albania": (1596, 1882, 2313),
    "Romania": (1883.9768, 2515.1224, 2938.8026),
    "Yugoslavia": (2276, 2721, 3778),
    "Bulgaria": (2632, 3424, 4642),
    "Poland": (3900, 4454, 5125),
    "USSR": (4529, 5281, 6288),
}
TURNOVER = {"1955": 42.83 + 13.00, "1956": 38.81 + 19.01, "1957": 53.31 + 29.03}
PARTNERS = [  # year, partner, imports, exports
    ("1955", "USSR", 15, 6),
    ("1955", "Czechoslovakia", 6, 2),
    ("1956", "USSR", 18, 9),
    ("1956", "Czechoslovakia", 5, 4),
    ("1956", "Poland", 2, 1),
    ("1957", "USSR", 33, 16),
    ("1957", "Czechoslovakia", 6, 5),
    ("1957", "GDR", 4, 3),
    ("1957", "Poland", 3, 2),
]
HEALTH = [  # indicator, figure, later figure
    ("Births", 38.5, 43.3),
    ("Deaths", 14.0, 10.4),
    ("Life expectancy at birth of women, modelled", 47.334, 57.579),
    ("Life expectancy at birth of men, modelled", 41.917, 52.746),
    ("Deaths of infants, official", 121.2, 75.2),
]
SCHOOLS = {  # ratio: in 1938/39, 1950/51 and 1960/61
    "Pupils for each teacher, general schools": [55404 / 1477, 172831 / 4942, 290728 / 9071],
    "Pupils for each general school": [55404 / 649, 172831 / 2222, 290728 / 2990],
    "Enrolled in all schools, of 100 inhabitants": [
        100 * 56283 / 1_040_000,
        100 * 177953 / 1_215_000,
        100 * 311536 / 1_611_000,
    ],
}
OUTPUT = {  # TWh in 1950, 1955 and 1960
    "Crude oil": (1.53516, 2.41904, 8.46664),
    "Coal": (0.166891, 0.793748, 1.184516),
}
ALLIES, REST = percent((11 + 7 + 5) / 82.34), percent(1 - (49 + 11 + 7 + 5) / 82.34)
FAMILIES = (95500 + 184305) / (48800 + 148000) - 1
QUANTITIES = [  # page, name, how it is computed, what it gives
    ("voting", "missing", "1964", "1964"),
    ("voting", "split-1947", f"{percent(37 / 38)}% in 1947", "97.4% in 1947"),
    ("voting", "split-1950", f"{percent(26 / 50)}% in 1950", "52.0% in 1950"),
    ("voting", "absent", str((66 - 62) + (32 - 29) + (42 - 25) + (54 - 32)), "46"),
    ("voting", "absent-of", str(66 + 32 + 42 + 54), "194"),
    ("partners", "allies", f"{ALLIES}%", "27.9%"),
    ("partners", "rest", f"{REST}%", "12.6%"),
    ("partners", "late-rest", f"{100 - 54 - 7 - 35}%", "4%"),
    ("partners", "income-1929", f"US${1476:,} a head in 1929", "US$1,476 a head in 1929"),
    ("partners", "above-1929", f"{1596 / 1476 - 1:.0%}", "8%"),
    ("aid", "times-crude-oil", f"{2.41904 / 1.53516:.2f}", "1.58"),
    ("aid", "times-coal", f"{0.793748 / 0.166891:.2f}", "4.76"),
    ("society", "extra-teachers", f"{10942 - 9071 - 511 - 288:,}", "1,072"),
    ("society", "surplus-1960", f"{43.3 - 10.4:.1f}", "32.9"),
    ("society", "farming", f"{percent((670422 + 275169) / 1626315)}%", "58.1%"),
    ("society", "paid", f"{percent((433040 + 182913) / 1626315)}%", "37.9%"),
    ("society", "floor-1951", f"{560_000 / 5:,.0f} square metres", "112,000 square metres"),
    ("society", "all-families", f"{FAMILIES:.0%}", "42%"),
    ("society", "illiterate-1946", "about 85%", "about 85%"),
]
PAIRS = [  # years, pair, head, how it is computed, what it gives
    ("1956–1959", "Poland and USSR", "Agreement (%)", 100 * (34 + 52 + 31 + 55) / 174, "98.9"),
    ("1956–1959", "USSR and Yugoslavia", "Agreement (%)", 100 * (26 + 38 + 24 + 45) / 186, "71.5"),
    ("1960–1966", "Poland and USSR", "Identical votes", 54 + 104 + 66 + 32 + 42 + 54, "352"),
    ("1956–1959", "Albania and Yugoslavia", "Yes or no only (%)", 100 * 129 / 137, "94.2"),
]


def counts(year: str, country: str) -> tuple[int, int]:
    """In how many roll calls a country voted as Albania did, and in how many both voted."""
    same, both = VOTES[year][1 + COUNTRIES.index(country)].split("/")
    return int(same), int(both)


@pytest.mark.parametrize(("page", "name", "computed", "known"), QUANTITIES)
def test_a_quantity_of_the_text_is_what_the_raw_figures_give(book, page, name, computed, known):
    assert book.quantity(page, name) == computed == known


@pytest.mark.parametrize("year", VOTES)
def test_agreement_in_one_year(book, year):
    row, both = book.by("tab-votes", "Year")[year], counts(year, "USSR")[1]
    calls = (row["Roll calls"], row["With both Albania and the USSR voting"])
    assert calls == (VOTES[year][0], str(both))
    for country in COUNTRIES:
        same, both = counts(year, country)
        assert row[f"{country} (%)"] == percent(same / both), country


def test_the_year_without_roll_calls_has_no_row(book):
    assert set(book.by("tab-votes", "Year")) == set(VOTES)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("first, last", [(1956, 1959), (1960, 1966)], ids=["studied", "after"])
def test_agreement_summed_over_years(book, country, first, last):
    yearly = [counts(year, country) for year in VOTES if first <= int(year) <= last]
    same, both = map(sum, zip(*yearly, strict=True))
    rows = book.by("tab-votes-pairs", "Years", "Pair")
    row = rows[f"{first}–{last}", f"Albania and {country}"]
    shown = [row[head] for head in ("Roll calls in common", "Identical votes", "Agreement (%)")]
    assert shown == [str(both), str(same), percent(same / both)]


@pytest.mark.parametrize(("years", "pair", "head", "computed", "known"), PAIRS)
def test_agreement_of_a_pair(book, years, pair, head, computed, known):
    row = book.by("tab-votes-pairs", "Years", "Pair")[years, pair]
    assert row[head] == (str(computed) if isinstance(computed, int) else f"{computed:.1f}") == known


@pytest.mark.parametrize("country", INCOMES)
def test_income_its_growth_and_its_ratio_to_albania(book, country):
    first, middle, last = INCOMES[country]
    row = book.by("tab-gdp-neighbours", "Country")[country]
    shown = [row["1950"], row["1955"], row["1960"]]
    assert shown == [f"{value:,.0f}" for value in (first, middle, last)]
    assert row["Growth 1950–1960 (% per year)"] == percent((last / first) ** (1 / 10) - 1)
    assert row["Albania = 1, 1950"] == f"{first / 1596:.2f}"
    assert row["Albania = 1, 1960"] == f"{last / 2313:.2f}"


@pytest.mark.parametrize(("year", "partner", "imports", "exports"), PARTNERS)
def test_the_share_of_a_trade_partner(book, year, partner, imports, exports):
    row = book.by("tab-partners", "Year", "Partner")[year, partner]
    shown = [row[head] for head in ("Lowest (%)", "Share of turnover (%)", "Highest (%)")]
    either_way = (imports + exports + rounded for rounded in (-1, 0, 1))
    assert shown == [percent(million / TURNOVER[year]) for million in either_way]


def test_oil_and_coal_beside_the_reported_growth_of_industry(book):
    rows = book.by("tab-physical", "Product")
    shown = {what: list(row.values())[1:6] for what, row in rows.items()}
    times = [f"{1.228**5:.2f}", f"{1.165**5:.2f}"]
    assert shown.pop("All industry, as reported") == [*"———", *times]
    assert shown == {
        what: [
            f"{number:.2f}" for number in (*output, output[1] / output[0], output[2] / output[1])
        ]
        for what, output in OUTPUT.items()
    }


@pytest.mark.parametrize("ratio", SCHOOLS)
def test_schools_for_pupils(book, ratio):
    row = book.by("tab-classes", "Ratio")[ratio]
    shown = [row[year] for year in ("1938/39", "1950/51", "1960/61")]
    assert shown == [f"{value:.1f}" for value in SCHOOLS[ratio]]


def test_growth_of_schooling_and_of_the_population(book):
    row = book.by("tab-schooling", "Indicator")["Pupils of general schools"]
    before, during = (172831 / 55404) ** (1 / 12) - 1, (290728 / 172831) ** (1 / 10) - 1
    assert row["Growth 1938–1950 (% per year)"] == percent(before) == "9.9"
    assert row["Growth 1950–1960 (% per year)"] == percent(during) == "5.3"
    grown = book.column("tab-population", "Growth since the row before (% per year)")
    assert grown["1959"] == percent((1561 / 1215) ** (1 / 9) - 1)


@pytest.mark.parametrize(("indicator", "first", "last"), HEALTH)
def test_changes_in_health(book, indicator, first, last):
    row = book.by("tab-health", "Indicator")[indicator]
    assert (row["Figure"], row["Later figure"]) == (f"{first:.1f}", f"{last:.1f}")
    assert row["Change (%)"] == percent(last / first - 1).replace("-", "−")


def test_what_a_source_only_says_roughly_is_shown_so(book):
    qualifiers = book.column("tab-literacy", "Qualifier", "Years")
    assert (qualifiers["1940–1949"], qualifiers["1946"]) == ("more than", "about")


WORKING = {  # indicator: persons in 1960, of 1,626,315 inhabitants
    "Employed in health and medicine": 9881,
    "Employed on collective farms": 282_000,
    "Inhabitants in families of workers": 433_040,
    "Inhabitants in families of civil servants": 182_913,
}
BUILT = {  # indicator and years: what was built, in how many years
    ("Flats and houses built", "1945–1969"): (185_000, 25),
    ("Floor space built by the state", "1944–1952"): (165_000, 9),
    ("Floor space built by the state", "1951–1955"): (560_000, 5),
    ("Floor space built by the state", "1956"): (65_000, 1),
}
FAMILY = {  # families in 1945 and in 1960
    "Families in towns": (48_800, 95_500),
    "Families in the country": (148_000, 184_305),
    "All families": (48_800 + 148_000, 95_500 + 184_305),
}


@pytest.mark.parametrize("indicator", WORKING)
def test_persons_at_work_of_a_thousand_inhabitants(book, indicator):
    row, persons = book.by("tab-work", "Indicator")[indicator], WORKING[indicator]
    shown = row["Persons"], row["Of 1,000 inhabitants"]
    assert shown == (f"{persons:,}", f"{1000 * persons / 1_626_315:.1f}")


def test_what_was_built_in_a_year(book):
    rows = book.by("tab-housing", "Indicator", "Years")
    shown = {key: (rows[key]["Built"], rows[key]["Built per year"]) for key in BUILT}
    assert shown == {key: (f"{all_:,}", f"{all_ / n:,.0f}") for key, (all_, n) in BUILT.items()}


def test_growth_of_families(book):
    shown = {
        name: list(row.values())[1:4] for name, row in book.by("tab-families", "Families").items()
    }
    assert shown == {
        name: [f"{first:,}", f"{last:,}", percent(last / first - 1)]
        for name, (first, last) in FAMILY.items()
    }


@pytest.mark.parametrize(
    ("indicator", "first", "later"),
    [
        ("Illiterate inhabitants (%)", ("about 85", "1946"), ("—", "—")),
        ("Pupils of general schools", ("172,831", "1950/51"), ("290,728", "1960/61")),
        ("Deaths for 1,000 inhabitants", ("14.0", "1950"), ("10.4", "1960")),
        (
            "Floor space built by the state (m² a year)",
            (f"{560_000 / 5:,.0f}", "1951–1955"),
            ("104,000", "1957"),
        ),
    ],
)
def test_the_article_shows_society_in_one_small_table(book, indicator, first, later):
    row = book.by("tab-society-brief", "Indicator")[indicator]
    assert (row["First figure"], row["First year"]) == first
    assert (row["Later figure"], row["Later year"]) == later
