"""Promise: what only several rows show is refused: years left out, jumps, sums that differ."""

import pytest
from helpers.data_mutations import Checker
from helpers.project import ROOT
from helpers.small_package import described, package, said, written

from datapaper.data.validate import all_faults

SERIES = {"by": ["land", "flow"], "year": "year", "value": "value"}
YEARS = [("1950", "10"), ("1951", "12.5"), ("1952", "0"), ("1953", "990")]


def points(*years: tuple[str, str], land: str = "Albania", flow: str = "imports") -> list[dict]:
    """Rows of one series."""
    return [
        {"key": f"{land}-{flow}-{year}-{place}", "land": land, "flow": flow}
        | {"year": year, "value": value}
        for place, (year, value) in enumerate(years)
    ]


@pytest.fixture
def told(tmp_path):
    """Return a function: rows, and what else their series asks for -> what is said of them."""
    return lambda rows, **more: said(tmp_path, rows, series=SERIES | more)


def test_whole_series_in_any_order_are_accepted_each_with_its_own_years(told):
    rows = [*points(*YEARS), *points(("1938", "3"), ("1939", "4"), flow="exports")]
    assert told(rows) == told(rows[::-1]) == []


def test_a_year_left_out_is_named_with_its_series_and_the_rows_beside_it(told):
    rows = [*points(("1949", "9"), *YEARS[:1], ("1953", "11")), *points(*YEARS, flow="exports")]
    assert told(rows) == [
        "data/sums.csv, row 4, year: The series Albania, imports has no row with a value for "
        "1951, 1952, between rows 3 and 4. Add what is missing."
    ]


def test_years_that_the_source_does_not_have_are_declared_as_gaps(told):
    rows = points(("1949", "9"), ("1952", "10"))
    assert told(rows, gaps=[1950, 1951]) == []
    (line,) = told(rows, gaps=[1951])
    assert "no row with a value for 1950, between" in line


def test_rows_outside_the_series_are_passed_over(told):
    rows = [*points(*YEARS), *points(("1938", "1"), ("1950", "900"), land="Greece")]
    assert len(told(rows)) == 2
    assert told(rows, where={"land": ["Albania"], "flow": ["imports", "exports"]}) == []


def test_a_series_that_no_row_is_part_of_is_refused(told):
    assert told(points(*YEARS), where={"land": ["Albanai"], "flow": ["imports"]}) == [
        "data/sums.csv: No row with a year and a value is part of the series where land is "
        "“Albanai” and flow is “imports”. Check the series in data/datapackage.json."
    ]
    (line,) = told(points(("1950", "")))
    assert "No row with a year and a value is part of the series. Check" in line


@pytest.mark.parametrize(("before", "after"), [("1.5", "150"), ("150", "1.5"), ("0.01", "900")])
def test_a_jump_to_the_hundredfold_or_the_hundredth_is_named(told, before, after):
    (line,) = told(points(("1950", before), ("1951", after), ("1952", after)))
    assert line.startswith(f"data/sums.csv, row 3, value: “{after}” is a hundred times ")
    assert f"less than the {before} of 1950 (row 2) in the series Albania, imports" in line
    assert "Check the unit and the decimal point" in line


@pytest.mark.parametrize(("before", "after"), [("1.5", "149.99"), ("0", "900"), ("-1", "900")])
def test_smaller_steps_and_steps_from_zero_are_no_jumps(told, before, after):
    assert told(points(("1950", before), ("1951", after))) == []


def test_a_row_that_is_wrong_otherwise_is_told_that_alone(told):
    for wrong in (("1951", "9,1"), ("1951", ""), ("MCMLI", "9"), ("1951", "9000\u200b")):
        lines = told(points(*YEARS[:1], wrong, ("1952", "11")))
        assert [line for line in lines if "has no row" in line or "hundred" in line] == (
            [] if wrong[1] else lines
        )
        assert len(lines) == 1


def test_a_year_may_stand_in_a_date_and_may_be_empty(tmp_path):
    rows = points(("1950-03-01", "1"), ("1952-01", "2"), ("", "3"))
    descriptor = described(list(rows[0]), {"series": SERIES})
    for field in descriptor["resources"][0]["schema"]["fields"]:
        if field["name"] == "year":
            field.update(type="string", partialDate=True)
    (line,) = all_faults(package(tmp_path, descriptor, written(rows)))
    assert "row 3, year: The series Albania, imports has no row with a value for 1951" in line


TOTALS = {
    "value": "value",
    "sums": [
        {"total": "all", "parts": ["boys", "girls"]},
        {"total": "schools", "parts": ["all", "staff"]},
    ],
}


def sums(**cells: str) -> list[dict]:
    """Rows of a total and its parts, some with another value."""
    values = {"all": "56283", "boys": "55404", "girls": "879", "staff": "0.5", "schools": "56283.5"}
    return [{"key": key, "value": value} for key, value in (values | cells).items() if value]


def test_totals_that_are_the_sums_of_their_parts_are_accepted(tmp_path):
    assert said(tmp_path, sums(), totals=TOTALS) == []


def test_a_total_that_is_not_the_sum_is_named_with_its_parts_and_their_rows(tmp_path):
    (line,) = said(tmp_path, sums(girls="897"), totals=TOTALS)
    assert line == (
        "data/sums.csv, row 2, value: “56283” must be 55404 + 897 = 56301, "
        "the sum of boys (row 3), girls (row 4). Check all of them."
    )


def test_a_row_that_a_total_needs_and_is_not_there_is_named(tmp_path):
    for gone, total in (("girls", "all"), ("schools", "schools"), ("staff", "schools")):
        (line,) = said(tmp_path, sums(**{gone: ""}), totals=TOTALS)
        assert line == f"data/sums.csv: The row “{gone}” is missing; the total “{total}” needs it."


def test_an_empty_part_and_rows_that_are_wrong_otherwise_are_not_added_up(tmp_path):
    rows = sums()
    rows[1]["value"] = ""
    (line,) = said(tmp_path, rows, totals=TOTALS)
    assert "row 2, value: " in line and "must not be empty" in line
    (line,) = said(tmp_path, sums(boys="many"), totals=TOTALS)
    assert "is not a number" in line


@pytest.fixture(scope="module")
def checker(tmp_path_factory) -> Checker:
    """What checks the data of this paper."""
    return Checker(tmp_path_factory.mktemp("series"))


# The Handbook's Table 5 prints each total and its parts; the one that does not add up is left out.
TOTALS_OF_TABLE_5 = """
all-schools-1938 = 649 + 5
all-schools-1950 = 2222 + 17 + 1
all-schools-1960 = 2990 + 34 + 6
all-pupils-1938 = 55404 + 879
all-pupils-1950 = 172831 + 4818 + 304
all-pupils-1960 = 290728 + 14105 + 6703
all-teachers-1938 = 1477 + 34
all-teachers-1950 = 4942 + 171 + 13
"""


@pytest.mark.parametrize("case", TOTALS_OF_TABLE_5.strip().splitlines())
def test_a_total_of_the_schools_and_the_quotation_changed_alike_does_not_add_up(checker, case):
    total, parts = case.split(" = ")
    value = sum(map(int, parts.split(" + ")))
    lines = (ROOT / "data" / "society.csv").read_text(encoding="utf-8").splitlines()
    (row,) = (number for number, line in enumerate(lines, 1) if line.startswith(f"{total},"))
    for old, new in ((f"{value}", f"{value + 1}"), (f"{value:,}", f"{value + 1:,}")):
        lines[row - 1] = lines[row - 1].replace(old, new)
    (line,) = checker.faults("society", "\n".join([*lines, ""]).encode())
    assert line.startswith(f"data/society.csv, row {row}, value: “{value + 1}”")
    assert f"must be {parts} = {value}, the sum of" in line


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("votes", "Albania,Poland,1957,"),
        ("income", "Albania,1955,"),
        ("foreign_trade", "Bulgaria,imports,World,1955,"),
        ("trade", "imports,World,1955,1955,"),
        ("physical_output", "coal,1955,"),
    ],
)
def test_a_year_taken_out_of_a_series_of_the_data_is_named(checker, name, start):
    lines = (ROOT / "data" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    (row,) = (number for number, line in enumerate(lines, 1) if line.startswith(start))
    year = next(part for part in start.split(",") if part.isdecimal())
    said = checker.faults(name, "\n".join([*lines[: row - 1], *lines[row:], ""]).encode())
    assert [line for line in said if f" has no row with a value for {year}, between rows " in line]
