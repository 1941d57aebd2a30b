"""Hold totals that a source prints against the sum of their parts.

A resource of the descriptor declares them with ``totals``: ``value``, the column that adds up, and
``sums``, each with the key of the row of a ``total`` and the keys of its ``parts``.
"""

from decimal import Decimal

from datapaper.core.wording import quoted

from .package import DataPackage
from .strict_csv import Fault, ParsedCsv


def total_faults(
    package: DataPackage, name: str, parsed: ParsedCsv, wrong: set[int]
) -> list[Fault]:
    """Return the totals of a resource that are not the sum of their parts.

    wrong: the rows that are broken otherwise; as long as there is one, nothing is added up.
    """
    asked = package.resource(name).get("totals")
    if asked is None or wrong:
        return []
    file, rows = package.path(name).name, parsed.by_key(package.primary_key(name))
    found = [_of_sum(file, asked["value"], one, parsed, rows) for one in asked["sums"]]
    return [fault for fault in found if fault]


def _of_sum(
    file: str, column: str, asked: dict, parsed: ParsedCsv, rows: dict[str, int]
) -> Fault | None:
    """Return what is wrong with one sum, if anything is. rows: key -> number of the row."""
    keys = [asked["total"], *asked["parts"]]
    if lost := [key for key in keys if key not in rows]:
        rule = f"The row {quoted(lost[0])} is missing; the total {quoted(keys[0])} needs it."
        return Fault(file, rule)
    total, *parts = [parsed.rows[rows[key]][column] for key in keys]
    if not total or not all(parts):
        rule = f"The total {quoted(keys[0])} and its parts must not be empty."
        return Fault(file, rule, rows[keys[0]], column, total)
    if (added := sum(map(Decimal, parts))) == Decimal(total):
        return None
    listed = ", ".join(f"{key} (row {rows[key]})" for key in keys[1:])
    rule = f"must be {' + '.join(parts)} = {added}, the sum of {listed}. Check all of them."
    return Fault(file, rule, rows[keys[0]], column, total)
