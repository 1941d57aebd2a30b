"""Hold what a row says of how a cell follows from its quotation against the quotation.

The column ``derivation`` has ``column = formula``, over numbers of the quotation and over other
rows of the file (``rows['key']['value']``), or ``column ~ words of the quotation``; several are
parted by a semicolon and a space.
"""

import math
import re
from contextlib import suppress
from decimal import Decimal

from simpleeval import EvalWithCompoundTypes

from datapaper.core.wording import quoted

from .quoted_figures import holds_number, holds_year

DERIVED = re.compile(r"(\w+) ([=~]) (.+)")
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
SMALL = re.compile(r"\d\d?|10+")  # these count and convert, and need not be quoted
TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
FUNCTIONS = {"float": float, "int": int, "round": round}

Rows = dict[str, dict[str, str]]


def parts(derivation: str) -> dict[str, tuple[str, str]]:
    """Return column -> sign and how it follows; "" -> what is neither formula nor words."""
    found = {}
    for part in filter(None, derivation.split("; ")):
        match = DERIVED.fullmatch(part)
        column, *how = match.groups() if match else ("", "", part)
        found[column] = (how[0], how[1])
    return found


def derivation_fault(cells: dict[str, str], column: str, sign: str, how: str, rows: Rows) -> str:
    """Return what is wrong with the way in which a cell is said to follow, nothing if it does.

    rows: the rows of the file by their keys, of which this one may use all but itself.
    """
    cell, quote = cells[column], cells["quote"]
    if sign == "~":
        there = how.casefold() in quote.casefold()
        return "" if there else f"rests on {quoted(how)}, which is not in the quotation."
    others = {key: one for key, one in rows.items() if one is not cells}
    try:
        result = _computed(how, others)
    except Exception:
        return f"has the formula {quoted(how)}, which cannot be computed."
    if not _same(result, cell):
        return f"is not what its formula gives: {quoted(how)} is {result}, not {cell}."
    return _unfounded(how, quote)


def _unfounded(formula: str, quote: str) -> str:
    """Return which number of a formula comes from nowhere, nothing if all are founded."""
    numbers = NUMBER.findall(TEXT.sub("", formula))
    held = [one for one in numbers if holds_number(quote, one) or holds_year(quote, one)]
    lost = [one for one in numbers if one not in held and not SMALL.fullmatch(one)]
    if lost:
        return f"has a formula with {lost[0]}, which is not in the quotation."
    if not held and "rows[" not in formula:
        return f"has the formula {quoted(formula)}; it needs a number of the quotation or a row."
    return ""


def _computed(formula: str, rows: Rows):
    used = {
        key: {column: _typed(cell) for column, cell in cells.items()}
        for key, cells in rows.items()
        if key in formula
    }
    return EvalWithCompoundTypes(names={"rows": used}, functions=dict(FUNCTIONS)).eval(formula)


def _typed(cell: str):
    """Return a cell as a number, if it is one."""
    with suppress(ValueError):
        return int(cell) if cell.lstrip("-").isdecimal() else float(cell)
    return cell


def _same(result, cell: str) -> bool:
    """Compare a result with a cell, whatever arithmetic in binary has left behind the point."""
    try:
        return math.isclose(result, Decimal(cell), rel_tol=1e-9)
    except (TypeError, ArithmeticError):
        return result == cell
