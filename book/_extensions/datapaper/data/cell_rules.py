"""The rules for one cell: how it is written, its type, its constraints and what it refers to."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from .letters import mixed, unprintable
from .rule_texts import TYPES, constraint
from .strict_csv import NOT_UTF_8, not_utf_8

LONGEST = 1000
FORMULA = re.compile(r"[=+@\t\r]|-(?![0-9]+(?:\.[0-9]+)?\Z)")
WRITTEN = {
    "integer": r"0|-?[1-9][0-9]*",
    "number": r"(?!-0(?:\.0*)?\Z)-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?",
    "boolean": "true|false",
    "string": r"[^\n]*",
}
CONVERTERS: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "number": Decimal,
    "boolean": "true".__eq__,
    "string": str,
}
YEAR = "(?:1[0-9]|20)[0-9]{2}"  # how the form of a date begins
PRECISIONS = {4: "year", 7: "month", 10: "day"}


def broken(field: dict, cells: dict[str, str], known: frozenset[str]) -> str:
    """Return the first rule that a cell breaks, in words and with what is allowed, or nothing.

    field: the descriptor of its column; cells: its row;
    known: the citation keys of the bibliography, none if it cannot be read.
    """
    cell = cells[field["name"]]
    if not cell and field.get("constraints", {}).get("required"):
        return f"{constraint('required', field)} [required]"
    if not cell:
        return _precision(field, cells)
    return (
        _form(cell, field)
        or _type(cell, field)
        or _constraint(cell, field)
        or _reference(cell, field, cells, known)
        or _precision(field, cells)
    )


def _form(cell: str, field: dict) -> str:
    if bad := NOT_UTF_8.search(cell):
        return not_utf_8(bad[0])
    if FORMULA.match(cell):
        return (
            "must not begin with =, +, @, a tab, a carriage return or a - that is not the sign "
            "of a number: spreadsheets run it as a formula [formula]"
        )
    if odd := unprintable(cell, field.get("letters") == "any") or mixed(cell):
        return odd
    if cell != cell.strip():
        return "must not begin or end with a space [spaces]"
    return f"must have at most {LONGEST} characters [too-long]" if len(cell) > LONGEST else ""


def _type(cell: str, field: dict) -> str:
    kind = field["type"]
    return "" if re.fullmatch(WRITTEN[kind], cell) else f"must be {TYPES[kind]} [type]"


def typed(cell: str, kind: str):
    """Return a cell that keeps its rules as a value that formulas can compare, None if empty."""
    return CONVERTERS[kind](cell) if cell else None


def _constraint(cell: str, field: dict) -> str:
    value = typed(cell, field["type"])
    for name, bound in field.get("constraints", {}).items():
        if name in KEEPS and not KEEPS[name](value, bound):
            return f"{constraint(name, field)} [{name}]"
    return ""


def _decimal(bound) -> Decimal:
    return Decimal(str(bound))


def _alike(value, listed: list):
    """Return the values of an enumeration so that they compare with the value of a cell."""
    return listed if isinstance(value, (str, bool)) else map(_decimal, listed)


KEEPS: dict[str, Callable[[Any, Any], object]] = {
    "minimum": lambda value, bound: value >= _decimal(bound),
    "maximum": lambda value, bound: value <= _decimal(bound),
    "minLength": lambda value, bound: len(value) >= bound,
    "maxLength": lambda value, bound: len(value) <= bound,
    "pattern": lambda value, bound: re.fullmatch(bound, value),
    "enum": lambda value, bound: value in _alike(value, bound),
}
KNOWN = {*KEEPS, "required", "unique"}


def _reference(cell: str, field: dict, cells: dict[str, str], known: frozenset[str]) -> str:
    """Look a citation key up in the bibliography, and a date in the calendar."""
    if field.get("citationKey") and known and cell not in known:
        return "no such citation key in references.bib [unknown-source]"
    shape = field.get("shapes", {}).get(cells.get("unit"))
    if shape and not re.fullmatch(shape, cell):
        return f"must have the form of its unit {cells['unit']!r}, {shape} [wrong-form]"
    dates = cell.split("/") if field.get("partialDate") or YEAR in (shape or "") else []
    if dates != sorted(dates):
        return "must not end before it begins [wrong-order]"
    return "" if all(map(_exists, dates)) else "no such date in the calendar [unknown-date]"


def _precision(field: dict, cells: dict[str, str]) -> str:
    cell, measured = cells[field["name"]], cells.get(field.get("precisionOf", ""), "")
    exact = PRECISIONS.get(len(measured), cell)
    if cell == exact or not measured:
        return ""
    return f"must be {exact!r}, as exact as {measured!r} [wrong-precision]"


def _exists(partial: str) -> bool:
    with suppress(ValueError):
        return bool(date.fromisoformat(partial + "-01-01"[len(partial) - 4 :]))
    return False
