"""Promise: the figures that set Albania beside its allies are what the raw figures give.

The raw figures are typed from the sources; nothing of ``evidence`` or ``data/`` is used.
"""

from itertools import combinations
from math import sqrt

import pytest
from helpers.built_book import percent, plain

SOVIET = """
Albania         15/6     18/9     33/16
Bulgaria        98/134   114/159  172/218
China           748/708  733/841  544/812
Czechoslovakia  402/425  429/436  589/424
Finland         87/141   110/161  157/182
GDR             479/557  571/689  810/841
Hungary         99/161   107/133  237/117
Poland          345/315  379/312  464/282
Romania         268/231  212/259  251/209
Yugoslavia      14/19    70/55    69/62
"""  # imports from the Soviet Union and exports to it in 1955, 1956, 1957, in million US$
ALL = """
Albania         42.83/13.00    38.81/19.01    53.31/29.03
Bulgaria        214.3/229.1    273.1/339.3    298.0/433.0
China           1730/1410      1560/1650      1510/1600
Czechoslovakia  1157.9/1176.1  1304.1/1387.5  1525.5/1358.2
Finland         764/787        874/773        896/836
GDR             1179.1/1294.6  1338.1/1414.8  1634.3/1833.9
Hungary         554.2/601.0    481.2/486.9    682.4/487.9
Poland          931.8/919.7    1021.8/984.7   1251.5/975.0
Romania         461.0/421.7    402.0/443.0    492.0/411.0
Yugoslavia      434/255        466/322        648/393
"""  # all imports and all exports in the same years, in million US$
LATER = """
Albania         25.83/10.90   78.61/29.21    85.29/34.01
Bulgaria        155.7823/185.034  429/437    678/547
Czechoslovakia  932.9/1005.4  1357.3/1513.3  1602.5/1727.2
GDR             1099.7/1286.1 1703.1/1914.7  2017.2/2141.5
Hungary         531.6/519.2   630.9/683.5    792.9/769.6
Poland          903.5/868.8   1226.8/1059.5  1495.0/1325.5
Romania         338/350       481.7/468.3    502/522.4
Yugoslavia      334/238       674/436        678/476
"""  # the same in 1954, 1958 and 1959
SIX = """
Greece          328/151.5  379/182.2  461/189.8  523/219.6  488/231.7  562/204
Turkey          476/334    494/312    404/304    395/344    313/246    440/354
"""  # the same in each year from 1954 to 1959
EARLIER = """
Albania         12.89/5.82     22.06/6.48     39.56/9.15     31.79/13.10        40.03/11.00
Bulgaria        116.26/126.06  137.19/146.04  158.13/166.03  118.5897/128.2051  156/160.6667
Czechoslovakia  681.4/806.3    639.4/779.0    896.7/845.3    876.0/874.2        879.2/993.6
Greece          408/113.7      427/89.3       397/100.6      344/118.8          290/129.9
Hungary         288.1/280.5    315.7/328.5    394.0/395.7    459.5/438.1        487.4/468.2
Poland          632.5/618.8    668.2/634.2    924.2/761.7    863.0/775.4        774.2/831.0
Romania         187/176        243.4/212.4    268/259        327/298            385/341
Turkey          286/244        281/260        398/311        549/360            526/394
Yugoslavia      289/190        231/156        379/181        367/244            392/184
"""  # the same in each year from 1949 to 1953
PEOPLE = """
Albania         1209 1227.156 1254.119 1282.697 1314.608
Bulgaria        7195 7250.5 7258.2 7274.9 7346.1
Czechoslovakia  12339 12389 12532 12683 12820
Greece          7856 7566.028 7646.402 7733.25 7817.095
Hungary         9250 9338 9423 9504 9595
Poland          24410 24824 25262.265 25730.551 26221.264
Romania         16084 16311 16464 16630 16847
Turkey          20634 21121.639 21669.334 22235.677 22830.516
Yugoslavia      16040 16298 16519 16708 16937
"""  # thousands in each year from 1949 to 1953
LATER_PEOPLE = """
Albania         1352.982 1392.164 1434.476 1476.505 1521.417 1571.329
Bulgaria        7423.3 7499.4 7575.8 7651.254 7727.553 7797.777
Czechoslovakia  12952 13093 13229 13358 13474 13565
Greece          7893.412 7965.538 8031.013 8096.218 8173.129 8258.162
Hungary         9706 9825 9911 9839 9882 9937
Poland          26715.134 27220.668 27743.876 28235.346 28692.576 29152.334
Romania         17040 17325 17583 17829.327 18055.948 18225.83
Turkey          23463.817 24144.571 24877.395 25670.939 26505.694 27355.811
Yugoslavia      17151 17364 17508 17659 17796 17968
"""  # the same from 1954 to 1959
GAPS = {  # year: imports less exports, in million US$
    "1947": 30.27 - 4.75,
    "1948": 18.18 - 8.33,
    "1949": 12.89 - 5.82,
    "1950": 22.06 - 6.48,
    "1951": 39.56 - 9.15,
    "1952": 31.79 - 13.10,
    "1953": 40.03 - 11.00,
    "1954": 25.83 - 10.90,
    "1955": 42.83 - 13.00,
    "1956": 38.81 - 19.01,
    "1957": 53.31 - 29.03,
    "1958": 78.61 - 29.21,
    "1959": 85.29 - 34.01,
}
BOUGHT = [30.27, 18.18, 12.89, 22.06, 39.56, 31.79, 40.03, 25.83, 42.83, 38.81, 53.31, 78.61, 85.29]
BEFORE = (25.52 + 9.85 + 7.07 + 15.58 + 30.41 + 18.69 + 29.03 + 14.93 + 29.83 + 19.80 + 24.28) / 11
AFTER = (49.40 + 51.28) / 2
CALLS = [49, 52, 31, 56, 106, 66, 32, 42, 54, 55, 52, 44]  # 1956–1959, 1961–1963, 1965–1969
SPANS = {
    "1956–1959": slice(0, 4),
    "1961": slice(4, 5),
    "1962–1963": slice(5, 7),
    "1965–1966": slice(7, 9),
    "1967–1969": slice(9, 12),
}
VOTES = """
Albania         49/49 52/52 31/31 56/56 104/106 62/62 27/29 21/25 32/32 15/19 7/13  8/9
Bulgaria        49/49 52/52 31/31 56/56 106/106 63/63 32/32 42/42 54/54 55/55 49/52 42/44
Czechoslovakia  48/49 51/52 31/31 56/56 103/104 64/66 32/32 42/42 54/54 55/55 51/52 44/44
Hungary         41/45 36/36 31/31 56/56 103/105 66/66 32/32 42/42 54/54 55/55 51/52 42/44
Poland          34/35 52/52 31/31 55/56 104/106 66/66 32/32 42/42 54/54 54/55 51/52 44/44
Romania         47/49 52/52 31/31 56/56 104/106 66/66 31/32 39/42 52/53 44/55 45/52 38/44
"""  # voted as the Soviet Union did, of the roll calls in which both voted, in the same years
MISSIONS = {  # year: partners of the bloc and China, then the others, Yugoslavia apart
    "1950": (["USSR", "Hungary", "Czechoslovakia", "Bulgaria", "Romania"], "Egypt France Italy"),
    "1955": (
        ["USSR", "Hungary", "Czechoslovakia", "Bulgaria", "Romania", "Poland", "China"],
        "France India Italy",
    ),
    "1960": (
        ["USSR", "Hungary", "Czechoslovakia", "Bulgaria", "Romania", "Poland", "China", "GDR"],
        "Austria Egypt Finland France India Italy Sudan Turkey",
    ),
    "1965": (
        ["USSR", "Hungary", "Czechoslovakia", "Bulgaria", "Romania", "Poland", "China", "GDR"],
        "Austria Cuba Egypt Finland France Ghana India Italy Sudan Turkey",
    ),
}
QUANTITIES = [  # name, how it is computed, what it gives
    ("share-1955", f"{percent((15 + 6) / (42.83 + 13.00))}% in 1955", "37.6% in 1955"),
    ("share-1956", f"{percent((18 + 9) / (38.81 + 19.01))}% in 1956", "46.7% in 1956"),
    ("share-1957", f"{percent((33 + 16) / (53.31 + 29.03))}% in 1957", "59.5% in 1957"),
    ("second-1957", f"{percent((172 + 218) / (298 + 433))}%", "53.4%"),
    ("rounding", f"{100 * 1 / (42.83 + 13.00):.1f} points", "1.8 points"),
    ("gap-sum", f"US${11 * BEFORE - 25.52 + 2 * AFTER:.0f} million", "US$300 million"),
    ("longest-promise", "US$246 million", "US$246 million"),
    ("albania-1961", "104 of 106", "104 of 106"),
    ("hungary-1961", "103 of 105", "103 of 105"),
    ("albania-cast-1965", f"{25 + 32} of {42 + 54}", "57 of 96"),
    ("albania-1965", f"{(21 + 32) / (25 + 32):.0%}", "93%"),
    ("albania-cast-1967", f"{19 + 13 + 9} of {55 + 52 + 44}", "41 of 151"),
    ("albania-1967", f"{(15 + 7 + 8) / (19 + 13 + 9):.0%}", "73%"),
    ("romania-1967", f"{(44 + 45 + 38) / 151:.0%}", "84%"),
    ("outside-1950", "three in 1950", "three in 1950"),  # Egypt, France, Italy
    ("outside-1955", "three in 1955", "three in 1955"),  # France, India, Italy
    ("outside-1960", "eight in 1960", "eight in 1960"),
]
UNCOVERED = [  # name, country, head, what the sentence shows
    ("albanian-later", "Albania", "1954–1959 (%)", "58.4%"),
    ("albanian-earlier", "Albania", "1949–1953 (%)", "68.9%"),
    ("albanian-head", "Albania", "1954–1959 (US$ per head and year)", "US$21.7"),
    ("greek-later", "Greece", "1954–1959 (%)", "57.0%"),
    ("greek-earlier", "Greece", "1949–1953 (%)", "70.4%"),
    ("polish-later", "Poland", "1954–1959 (%)", "10.2%"),
    ("bloc-highest", "Poland", "1954–1959 (%)", "10.2%"),
    ("yugoslav-later", "Yugoslavia", "1954–1959 (%)", "34.4%"),
    ("turkish-later", "Turkey", "1954–1959 (%)", "24.9%"),
]


def typed(lines: str) -> dict[str, list]:
    """Return what is typed for each country: numbers, or pairs of them."""
    rows = (line.split() for line in lines.strip().splitlines())
    return {
        country: [tuple(map(float, cell.split("/"))) if "/" in cell else float(cell) for cell in of]
        for country, *of in rows
    }


FROM_MOSCOW, TOTALS, AGREED = typed(SOVIET), typed(ALL), typed(VOTES)
LATE_TRADE = typed(SIX) | {
    country: [*TOTALS[country], *others] for country, others in typed(LATER).items()
}
TRADE = {"1949–1953": typed(EARLIER), "1954–1959": LATE_TRADE}
HEADS = {"1949–1953": typed(PEOPLE), "1954–1959": typed(LATER_PEOPLE)}
YEARS = ("1955", "1956", "1957")


def signed(value: float) -> str:
    """A number with one decimal and a true minus sign, as tables show it."""
    return f"{value:.1f}".replace("-", "−")


def soviet_share(country: str, year: str, rounded: int = 0) -> float:
    """The Soviet part of a country’s trade, each flow half a million out in one direction."""
    place = YEARS.index(year)
    both = sum(FROM_MOSCOW[country][place]) + 2 * rounded / 2
    return both / sum(TOTALS[country][place])


def uncovered(country: str, span: str) -> tuple[str, str]:
    """The gap of some years in per cent of imports, and in dollars a head and year."""
    imports, exports = map(sum, zip(*TRADE[span][country], strict=True))
    people = HEADS[span].get(country)
    per_head = signed(1000 * (imports - exports) / sum(people)) if people else "—"
    return signed(100 * (imports - exports) / imports), per_head


def level_removes(first: list[float], second: list[float]) -> float:
    """The part of the sum of squares that two levels in place of one remove."""
    every = [*first, *second]
    squares = [sum((gap - sum(of) / len(of)) ** 2 for gap in of) for of in (first, second, every)]
    return 1 - (squares[0] + squares[1]) / squares[2]


def wilson(same: float, both: float) -> tuple[float, float]:
    """The two shares from which the observed one is 1.96 standard errors away, in per cent.

    They solve (same/both − share)² = 1.96² · share · (1 − share) / both.
    """
    squared = 1.96**2
    a, b, c = 1 + squared / both, -(2 * same + squared) / both, (same / both) ** 2
    root = sqrt(max(b * b - 4 * a * c, 0))
    return 100 * (-b - root) / (2 * a), 100 * (-b + root) / (2 * a)


@pytest.mark.parametrize(("name", "computed", "known"), QUANTITIES)
def test_a_quantity_of_the_text_is_what_the_raw_figures_give(book, name, computed, known):
    assert book.quantity("allies", name) == computed == known


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("country", FROM_MOSCOW)
def test_the_soviet_share_of_trade_with_what_rounding_allows(book, country, year):
    low, share, high = (percent(soviet_share(country, year, out)) for out in (-1, 0, 1))
    shown = book.by("tab-soviet-shares", "Country")[country][f"{year} (%)"]
    assert shown == f"{share} ({low}–{high})"


def test_the_soviet_share_has_these_countries_by_their_share_of_1957(book):
    order = sorted(FROM_MOSCOW, key=lambda country: -soviet_share(country, "1957"))
    assert [row["Country"] for row in book.rows("tab-soviet-shares")] == order


def test_albanias_place_among_eight_allies(book):
    allies = set(FROM_MOSCOW) - {"Albania", "Finland", "Yugoslavia"}
    above = [
        sum(soviet_share(ally, year) > soviet_share("Albania", year) for ally in allies)
        for year in YEARS
    ]
    assert (len(allies), above) == (7, [4, 2, 0])
    prose = plain(book.pages["allies"])
    assert "In 1955 four of seven allies conducted a larger part of their trade" in prose
    assert "fifth in 1955, third in 1956 and first in 1957, before Bulgaria" in prose


def test_rounding_does_not_change_the_first_place_of_1957():
    others = [soviet_share(country, "1957", 1) for country in FROM_MOSCOW if country != "Albania"]
    assert soviet_share("Albania", "1957", -1) > max(others)


def test_no_other_share_rose_half_as_much():
    rises = {
        country: soviet_share(country, "1957") - soviet_share(country, "1955")
        for country in FROM_MOSCOW
    }
    assert rises.pop("Albania") / 2 > max(rises.values())


@pytest.mark.parametrize("span", TRADE)
@pytest.mark.parametrize("country", LATE_TRADE)
def test_imports_that_exports_did_not_cover(book, country, span):
    row = book.by("tab-uncovered", "Country")[country]
    shown = row[f"{span} (%)"], row[f"{span} (US$ per head and year)"]
    known = uncovered(country, span) if country in TRADE[span] else ("—", "—")
    assert shown == known


@pytest.mark.parametrize("span", TRADE)
def test_the_aid_page_shows_these_countries_too(book, span):
    shown = book.column("tab-uncovered-brief", f"{span} (%)", "Country")
    known = {country: uncovered(country, span)[0] for country in TRADE[span]}
    assert shown == dict.fromkeys(LATE_TRADE, "—") | known


def test_uncovered_imports_are_ordered_by_the_later_years(book):
    rows = book.rows("tab-uncovered")
    assert [row["Country"] for row in rows] == [
        *("Albania", "Greece", "Yugoslavia", "Turkey", "Poland"),
        *("Hungary", "Romania", "Czechoslovakia", "Bulgaria", "GDR"),
    ]


@pytest.mark.parametrize(("name", "country", "head", "known"), UNCOVERED)
def test_the_text_shows_the_uncovered_imports_of_the_table(book, name, country, head, known):
    span, place = head[:9], 0 if head.endswith("(%)") else 1
    assert book.quantity("allies", name).strip("US$%") == uncovered(country, span)[place]
    assert book.quantity("allies", name) == known


@pytest.mark.parametrize("country", ["Albania", "Greece", "Poland"])
def test_the_aid_page_shows_the_same_uncovered_imports(book, country):
    shown = book.quantity("aid", f"uncovered-{country}")
    assert shown == f"{uncovered(country, '1954–1959')[0]}%"


def test_the_trade_gap_in_dollars(book):
    shown = book.column("tab-gap", "Gap (million US$)")
    assert shown == {year: f"{gap:.2f}" for year, gap in GAPS.items()}


@pytest.mark.parametrize(
    ("page", "sentence"),
    [("allies", "Albania’s trade gap doubled in 1958."), ("aid", "the gap doubled in 1958")],
)
def test_the_gap_doubled_in_1958(book, page, sentence):
    assert GAPS["1958"] > 2 * GAPS["1957"] and AFTER > 2 * BEFORE
    assert sentence in plain(book.pages[page])


@pytest.mark.parametrize("page", ["aid", "allies"])
@pytest.mark.parametrize(("name", "mean"), [("mean-before", BEFORE), ("mean-after", AFTER)])
def test_the_mean_gap_before_and_after_1958(book, page, name, mean):
    assert book.quantity(page, name) == f"US${mean:.1f} million"


@pytest.mark.parametrize("page", ["aid", "allies"])
def test_as_a_part_of_imports_the_gap_was_largest_in_1947_and_1951(book, page):
    parts = {year: gap / bought for (year, gap), bought in zip(GAPS.items(), BOUGHT, strict=True)}
    assert sorted(parts, key=parts.get)[-2:] == ["1951", "1947"]
    assert "smaller than those of 1947, 1950, 1951, 1953 and 1955" in plain(book.pages[page])


def test_the_division_before_1958_removes_most(book):
    gaps = list(GAPS.values())
    removed = {year: level_removes(gaps[:year], gaps[year:]) for year in range(2, 12)}
    assert max(removed, key=removed.get) == 11  # the years 1947 to 1957 and 1958, 1959
    assert book.quantity("allies", "part-removed") == f"{removed[11]:.0%}" == "70%"


def test_how_often_chance_divides_as_well(book):
    """Only the two highest gaps, both first or both last, do: 2 · 2 · 11! of 13! orders."""
    gaps = list(GAPS.values())
    known = level_removes(gaps[:11], gaps[11:])
    as_good = [
        set(years)
        for size in range(2, 7)
        for years in combinations(GAPS, size)
        if level_removes(
            [GAPS[year] for year in years], [GAPS[year] for year in GAPS if year not in years]
        )
        >= known - 1e-12
    ]
    assert as_good == [{"1958", "1959"}]
    exact = 1000 * 4 / (13 * 12)  # 25.6 in 1,000; one standard deviation of 20,000 draws is 1.1
    shown = book.quantity("allies", "chance")
    assert float(shown.removesuffix(" in 1,000")) == pytest.approx(exact, abs=4.5)


@pytest.mark.parametrize("years", [*YEARS, "1955–1957"])
def test_the_soviet_part_of_the_gap_with_what_rounding_allows(book, years):
    single = YEARS if "–" in years else (years,)
    gap = sum(GAPS[year] for year in single)
    flows = [FROM_MOSCOW["Albania"][YEARS.index(year)] for year in single]
    surplus = sum(bought - sold for bought, sold in flows)
    row = book.by("tab-soviet-part", "Years")[years]
    assert row["Gap (million US$)"] == f"{gap:.2f}"
    assert row["Soviet surplus (million US$)"] == f"{surplus:.0f}"
    shown = [row[head] for head in ("Lowest (%)", "Part of the gap (%)", "Highest (%)")]
    out = len(single)  # half a million for each of the two flows of each year
    assert shown == [f"{100 * (surplus + by) / gap:.0f}" for by in (-out, 0, out)]


def test_the_summed_gap_beside_the_promises(book):
    summed = sum(gap for year, gap in GAPS.items() if year != "1947")
    assert summed > 246 and "more than the estimate of Soviet loans" in plain(book.pages["allies"])
    rows = book.rows("tab-gap-and-promises")
    assert [(row["Years"], row["Amount"]) for row in rows] == [
        ("1948–1959", f"US${summed:.1f} million"),
        ("1945–1961", "about US$246 million"),
        ("1957–1961", "US$172 million"),
        ("1961–1965", "more than US$132.5 million"),
        ("1961", "US$123 million"),
        ("1945–1946", "US$26.3 million"),
        ("1959", "US$13.75 million"),
        ("1954", "US$12.5 million"),
        ("1954", "US$2.5 million"),
    ]


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("country", AGREED)
def test_agreement_of_a_member_of_the_bloc_with_its_interval(book, country, span):
    same, both = map(sum, zip(*AGREED[country][SPANS[span]], strict=True))
    row = book.by("tab-member-votes", "Years", "Country")[span, country]
    counts = [row[head] for head in ("Roll calls", "With both voting", "Identical")]
    assert counts == [str(sum(CALLS[SPANS[span]])), f"{both:.0f}", f"{same:.0f}"]
    assert row["Agreement (%)"] == percent(same / both)
    assert (row["Lowest (%)"], row["Highest (%)"]) == tuple(map(signed, wilson(same, both)))


def test_in_1961_no_interval_ranks_the_members(book):
    intervals = [wilson(*votes[4]) for votes in AGREED.values()]
    assert max(low for low, _ in intervals) < min(high for _, high in intervals)
    assert "All intervals of 1961 overlap" in plain(book.whole("allies"))


@pytest.mark.parametrize("year", MISSIONS)
def test_missions_exchanged(book, year):
    camp, others = MISSIONS[year][0], MISSIONS[year][1].split()
    row = book.by("tab-missions", "Year")[year]
    assert row["Names of the others"] == ", ".join(others)
    counts = [row[head] for head in ("Bloc and China", "Yugoslavia", "Others", "All")]
    assert counts == [str(n) for n in (len(camp), 1, len(others), len(camp) + 1 + len(others))]
