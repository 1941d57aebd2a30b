"""The rules for one cell: how it is written, its type, its constraints and what it refers to."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from datapaper.core.wording import did_you_mean, quoted

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
    """Return the first rule that a cell breaks, nothing if it breaks none.

    In words that follow the value of the cell, with what to type instead.
    field: the descriptor of its column; cells: its row;
    known: the citation keys of the bibliography, none if it cannot be read.
    """
    cell = cells[field["name"]]
    if not cell and field.get("constraints", {}).get("required"):
        return "must not be empty. Type a value."
    if not cell:
        return _precision(field, cells)
    return (
        _form(cell, field)
        or _type(cell, field)
        or _source(cell, field, known)
        or _constraint(cell, field)
        or _reference(cell, field, cells)
        or _precision(field, cells)
    )


def _form(cell: str, field: dict) -> str:
    if bad := NOT_UTF_8.search(cell):
        return not_utf_8(bad[0])
    if FORMULA.match(cell):
        return (
            f"begins with {quoted(cell[0])}, so a spreadsheet would run it as a formula. "
            "Rephrase it, or begin with another word."
        )
    if odd := unprintable(cell, field.get("letters") == "any") or mixed(cell):
        return odd
    if cell != cell.strip():
        return "begins or ends with a space. Delete the space."
    if len(cell) > LONGEST:
        return f"has {len(cell)} characters; at most {LONGEST} are allowed. Shorten it."
    return ""


def _type(cell: str, field: dict) -> str:
    kind = field["type"]
    if re.fullmatch(WRITTEN[kind], cell):
        return ""
    if kind == "number" and re.fullmatch(r"-?\d+,\d+", cell):
        return f"is not a number here. Use a decimal point: {cell.replace(',', '.')}."
    return f"is not {TYPES[kind]}."


def typed(cell: str, kind: str):
    """Return a cell that keeps its rules as a value that formulas can compare, None if empty."""
    return CONVERTERS[kind](cell) if cell else None


def _constraint(cell: str, field: dict) -> str:
    value = typed(cell, field["type"])
    for name, bound in field.get("constraints", {}).items():
        if name in KEEPS and not KEEPS[name](value, bound):
            return _out_of_bounds(name, cell, field)
    return ""


def _out_of_bounds(name: str, cell: str, field: dict) -> str:
    """Return what is wrong with a cell that does not keep one constraint."""
    rule = constraint(name, field)
    if name == "enum":
        return f"is not allowed.{did_you_mean(cell, field['constraints'][name])} It {rule}."
    if name == "pattern" and "form" in field:
        day = _as_date(cell) if field.get("partialDate") else ""
        return f"has the wrong form. Write {field['form']}{day and f': {day}'}."
    return f"{rule}."


def _as_date(cell: str) -> str:
    """Return a date that is written day, month, year as this package writes it, if it is one."""
    match = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", cell)
    iso = f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}" if match else ""
    return iso if match and _exists(iso) else ""


def _source(cell: str, field: dict, known: frozenset[str]) -> str:
    """Look a citation key up in the bibliography."""
    if field.get("citationKey") and known and cell not in known:
        hint = did_you_mean(cell, sorted(known)) or " Add the source there, or correct the key."
        return f"is not in references.bib.{hint}"
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


def _reference(cell: str, field: dict, cells: dict[str, str]) -> str:
    """Hold a cell against the form of its unit, and look a date up in the calendar."""
    shape = field.get("shapes", {}).get(cells.get("unit"))
    if shape and not re.fullmatch(shape, cell):
        return f"does not have the form of its unit {quoted(cells['unit'])}, {shape}."
    dates = cell.split("/") if field.get("partialDate") or YEAR in (shape or "") else []
    if dates != sorted(dates):
        return "ends before it begins. Write the earlier date first."
    if all(map(_exists, dates)):
        return ""
    return "is not a date of the calendar. Check the day and the month."


def _precision(field: dict, cells: dict[str, str]) -> str:
    cell, measured = cells[field["name"]], cells.get(field.get("precisionOf", ""), "")
    exact = PRECISIONS.get(len(measured), cell)
    if cell == exact or not measured:
        return ""
    if exact:
        return f"is not as exact as the date {quoted(measured)}. Write {quoted(exact)}."
    return f"does not fit the date {quoted(measured)}. Delete it."


def _exists(partial: str) -> bool:
    with suppress(ValueError):
        return bool(date.fromisoformat(partial + "-01-01"[len(partial) - 4 :]))
    return False
