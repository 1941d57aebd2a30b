"""Hold what a row says of how a cell follows from its quotation against the quotation.

The column ``derivation`` has ``column = formula``, over numbers of the quotation and over other
rows of the file (``rows['key']['value']``), or ``column ~ words of the quotation``; several are
parted by a semicolon and a space.
"""

import ast
import math
import re
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from simpleeval import EvalWithCompoundTypes

from datapaper.core.wording import quoted

from .quoted_figures import holds_number, holds_year

NEXT = re.compile(r"; (?=\w+ [=~] )")
DERIVED = re.compile(r"(\w+) ([=~]) (.+)")
# A place that does not cut a number in two.
EDGE = r"(?:(?<!\d)|(?!\d))"
FUNCTIONS = {"float": float, "int": int, "round": round}
MAY_USE = "A formula takes numbers of the quotation and other rows, rows['key']['column']"

Rows = dict[str, dict[str, str]]


class Derivation(NamedTuple):
    """How a cell of a column follows; sign: ``=`` before a formula, ``~`` before words."""

    column: str
    sign: str
    how: str


class _Known(dict):
    """Rows by key or cells by column, which say what they do not have."""

    def __init__(self, kind: str, known: dict):
        super().__init__(known)
        self.kind = kind

    def __missing__(self, key):
        raise LookupError(f"no {self.kind} {key!r}")


def parts(cell: str) -> list[Derivation]:
    """Return what a cell of ``derivation`` says, with no column for what is in neither form."""
    found = [(DERIVED.fullmatch(part), part) for part in NEXT.split(cell) if part]
    return [Derivation(*(match.groups() if match else ("", "", part))) for match, part in found]


def derivation_fault(derived: Derivation, cell: str, quote: str, others: Rows) -> str:
    """Return what is wrong with the way in which a cell is said to follow, "" if it does.

    others: the other rows of the file by their keys.
    """
    how = derived.how
    if derived.sign == "~":
        words = EDGE + re.escape(how.casefold()) + EDGE
        there = re.search(words, quote.casefold())
        return "" if there else f"rests on {quoted(how)}, which is not in the quotation."
    try:
        result, unfounded = _computed(how, others), _unfounded(how, quote)
    except Exception as error:
        reason = getattr(error, "msg", error)
        return f"has the formula {quoted(how)}, which cannot be computed: {reason}. {MAY_USE}."
    if not _same(result, cell):
        return f"is not what its formula gives: {quoted(how)} is {result}, not {cell}."
    return unfounded


def _unfounded(formula: str, quote: str) -> str:
    """Return which number of a formula comes from nowhere, nothing if all are founded."""
    numbers = _numbers(formula)
    held = [one for one, value in numbers.items() if _holds(quote, value)]
    lost = [one for one, value in numbers.items() if one not in held and not _is_small(value)]
    if lost:
        return f"has a formula with {lost[0]}, which is not in the quotation."
    if not held and "rows[" not in formula:
        return f"has the formula {quoted(formula)}; it needs a number of the quotation or a row."
    return ""


def _numbers(formula: str) -> dict[str, str]:
    """Return the numbers of a formula as they are written -> as Python prints them."""
    nodes = [node for node in ast.walk(ast.parse(formula)) if isinstance(node, ast.Constant)]
    numbers = [node for node in nodes if type(node.value) in (int, float)]
    raw = formula.encode()
    return {raw[one.col_offset : one.end_col_offset].decode(): str(one.value) for one in numbers}


def _holds(quote: str, number: str) -> bool:
    """Tell whether a number stands in a quotation; its minus belongs to the formula."""
    signed = [number, f"-{number}"]
    return any(holds_number(quote, one) for one in signed) or holds_year(quote, number)


def _is_small(number: str) -> bool:
    """Tell whether a number counts or converts, and need not be quoted: below 100, or 10, 100 …"""
    value = Decimal(number)
    return value == int(value) and (value < 100 or str(int(value)).strip("0") == "1")


def _computed(formula: str, rows: Rows):
    used = {
        key: _Known("column", {column: _typed(cell) for column, cell in cells.items()})
        for key, cells in rows.items()
        if key in formula
    }
    names = {"rows": _Known("other row", used)}
    return EvalWithCompoundTypes(names=names, functions=dict(FUNCTIONS)).eval(formula)


def _typed(cell: str):
    """Return a cell as a number, if it is one."""
    with suppress(ValueError):
        return int(cell) if cell.lstrip("-").isdecimal() else float(cell)
    return cell


def _same(result, cell: str) -> bool:
    """Compare a result with a cell, whatever arithmetic in binary has left behind the point."""
    try:
        return math.isclose(result, Decimal(cell), rel_tol=1e-9, abs_tol=1e-12)
    except (TypeError, ArithmeticError):
        return result == cell
