"""Hold yearly series against what no single row can show: years left out, and jumps.

A resource of the descriptor declares a series with ``series``: ``by``, the columns that tell one
series from another; ``year`` (or a date) and ``value``, its columns; ``gaps``, years for which the
source has nothing; and ``where``, column -> values of the rows that are part of it.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from datapaper.core.wording import quoted

from .package import DataPackage
from .strict_csv import Fault, ParsedCsv

JUMP = 100


class Point(NamedTuple):
    """One year of a series, and the row of the file that has it."""

    row: int
    year: int
    value: Decimal


def series_faults(
    package: DataPackage, name: str, parsed: ParsedCsv, wrong: set[int]
) -> list[Fault]:
    """Return the years missing in the series of a resource, and their hundredfold jumps.

    A series that no row is part of is a fault of its own: a wrong name would else check nothing.
    wrong: the rows that are broken otherwise, which are passed over; as long as there is one, it
    may be that of a missing year.
    """
    asked = package.resource(name).get("series")
    if asked is None:
        return []
    file, rules = package.path(name).name, [_jump] if wrong else [_missing, _jump]
    series = _series(parsed, asked, wrong)
    if not series and not wrong:
        return [Fault(file, _no_rows(asked.get("where", {})))]
    return [
        fault
        for label, points in series.items()
        for pair in pairwise(points)
        for rule in rules
        for fault in rule(file, asked, label, *pair)
    ]


def _no_rows(where: dict[str, list[str]]) -> str:
    parts = [f"{column} is {' or '.join(map(quoted, where[column]))}" for column in where]
    asked = f" where {' and '.join(parts)}" if parts else ""
    return (
        f"No row with a year and a value is part of the series{asked}. "
        "Check the series in data/datapackage.json."
    )


def _missing(file: str, asked: dict, label: str, before: Point, after: Point) -> Iterator[Fault]:
    lost = sorted({*range(before.year + 1, after.year)} - {*asked.get("gaps", [])})
    if lost:
        years = ", ".join(map(str, lost))
        place = f"between rows {before.row} and {after.row}"
        rule = (
            f"The series {label} has no row with a value for {years}, {place}. Add what is missing."
        )
        yield Fault(file, rule, after.row, asked["year"])


def _jump(file: str, asked: dict, label: str, before: Point, after: Point) -> Iterator[Fault]:
    low, high = sorted([before.value, after.value])
    if low > 0 and high >= JUMP * low:
        rule = (
            f"is a hundred times more or less than the {before.value} of {before.year} "
            f"(row {before.row}) in the series {label}. "
            "Check the unit and the decimal point of both."
        )
        yield Fault(file, rule, after.row, asked["value"], str(after.value))


def _series(parsed: ParsedCsv, asked: dict, wrong: set[int]) -> dict[str, list[Point]]:
    """Return the points of each series, in the order of their years."""
    found = defaultdict(list)
    for row, cells in parsed.rows.items():
        part = all(cells[column] in values for column, values in asked.get("where", {}).items())
        year, value = cells[asked["year"]], cells[asked["value"]]
        if part and row not in wrong and year and value:
            label = ", ".join(cells[column] for column in asked["by"])
            found[label].append(Point(row, int(year[:4]), Decimal(value)))
    return {label: sorted(points, key=lambda point: point.year) for label, points in found.items()}
