"""Decide from the descriptor alone which cells of a data package break it, without the engine."""

import json
import re
import unicodedata
from datetime import datetime
from decimal import Decimal
from functools import cache
from itertools import pairwise

from pybtex.database import parse_file

from .project import ROOT

PACKAGE = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {one["name"]: one for one in PACKAGE["resources"]}
KEYS = set(parse_file(str(ROOT / "references.bib")).entries)
NUMBERS = {"integer": r"-?[0-9]+", "number": r"-?[0-9]+([.][0-9]+)?"}
NEVER = set("\0\t\r\n\u00a0\u00ad\u200b\u202e\u2028\u0301\ufeff中語😀٣０１９５０ａ")
NOWHERE = set("\0\t\r\n\u00ad\u200b\u202e\u2028\ufeff")  # also not where any letter may stand
FORMATS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}

Place = tuple[str, int, str]
Sheets = dict[str, list[dict[str, str]]]


@cache
def fields(name: str) -> dict[str, dict]:
    """The descriptor of each column of a resource."""
    return {field["name"]: field for field in RESOURCES[name]["schema"]["fields"]}


def names(listed) -> list[str]:
    """One name or several, as a list."""
    return [listed] if isinstance(listed, str) else list(listed)


def key(name: str) -> list[str]:
    """The columns of the primary key."""
    return names(RESOURCES[name]["schema"]["primaryKey"])


def places(sheets: Sheets, changed: str) -> set[Place]:
    """Every file, row and column in which the rules are broken, one file being changed.

    Row 1 is the head.
    """
    wrong = {
        (changed, row, column)
        for row, cells in enumerate(sheets[changed], 2)
        for column in wrong_columns(changed, *cells.values())
    }
    wrong |= repeated(sheets, changed) | broken_rules(sheets, changed, {row for _, row, _ in wrong})
    pointing = [
        name
        for name in RESOURCES
        if name == changed or any(one["reference"]["resource"] == changed for one in pointers(name))
    ]
    return wrong | {place for name in pointing for place in lost(sheets, name)}


@cache
def wrong_columns(name: str, *cells: str) -> list[str]:
    """The columns whose cells in one row break what they allow; most rows come again unchanged."""
    row = dict(zip(fields(name), cells, strict=True))
    return [column for column in row if cell_breaks(name, column, row)]


def pointers(name: str) -> list[dict]:
    """The foreign keys of a resource."""
    return RESOURCES[name]["schema"].get("foreignKeys", [])


def cell_breaks(name: str, column: str, cells: dict[str, str]) -> bool:
    """Tell whether one cell breaks what its column allows."""
    field, cell = fields(name)[column], cells[column]
    bounds = field.get("constraints", {})
    if not cell:
        return bool(bounds.get("required")) or column in key(name) or not precise(field, cells)
    never = NOWHERE if field.get("letters") == "any" else NEVER
    odd = any("\udc80" <= letter <= "\udcff" for letter in cell) or never & set(cell)
    if odd or cell[0] in "=+@" or cell != cell.strip() or len(cell) > 1000 or mixed(cell):
        return True
    if cell[0] == "-" and not re.fullmatch(NUMBERS["number"], cell, re.ASCII):
        return True
    return not (
        of_type(field["type"], cell)
        and within(field["type"], bounds, cell)
        and refers(field, cells)
        and precise(field, cells)
    )


def mixed(cell: str) -> bool:
    """Tell whether a plain Latin letter stands beside a Greek or Cyrillic one, but one of units."""
    cell = re.sub("[ΔΩμ]", " ", cell)
    kinds = ["LATIN" if one.isascii() else unicodedata.name(one, "") for one in cell]
    letters = [kind[:5] if one.isalpha() else "" for kind, one in zip(kinds, cell, strict=True)]
    plain = [
        kind if one.isascii() or kind != "LATIN" else ""
        for kind, one in zip(letters, cell, strict=True)
    ]
    others = ({"LATIN", "GREEK"}, {"LATIN", "CYRIL"})
    return any({*pair} in others for pair in pairwise(plain))


def of_type(kind: str, cell: str) -> bool:
    """Tell whether a cell is written as its type."""
    if kind in NUMBERS:
        digits = cell.lstrip("-").split(".")[0]
        return (
            bool(re.fullmatch(NUMBERS[kind], cell, re.ASCII))
            and str(int(digits)) == digits
            and (cell[0] != "-" or Decimal(cell) != 0)
        )
    return kind == "string" or cell in ("true", "false")


def within(kind: str, bounds: dict, cell: str) -> bool:
    """Tell whether a cell keeps the constraints of its column."""
    if kind in NUMBERS:
        value = Decimal(cell)
        listed = [Decimal(repr(one)) for one in bounds.get("enum", [])]
        low, high = (Decimal(str(bounds.get(name, cell))) for name in ("minimum", "maximum"))
        return low <= value <= high and (not listed or value in listed)
    long = bounds.get("minLength", 0) <= len(cell) <= bounds.get("maxLength", 1000)
    shaped = re.search(rf"\A(?:{bounds.get('pattern', '.*')})\Z", cell)
    return long and cell in bounds.get("enum", [cell]) and bool(shaped)


def refers(field: dict, cells: dict[str, str]) -> bool:
    """Tell whether a citation key, a date or the form of a unit is right."""
    cell = cells[field["name"]]
    shape = field.get("shapes", {}).get(cells.get("unit"))
    if field.get("citationKey") and cell not in KEYS:
        return False
    if shape and not re.search(rf"\A(?:{shape})\Z", cell):
        return False
    in_dates = shape and cells["unit"] in ("year", "years", "month", "date", "dates")
    dates = cell.split("/") if field.get("partialDate") or in_dates else []
    return all(map(exists, dates)) and (len(dates) < 2 or dates[0] <= dates[1])


def exists(partial: str) -> bool:
    """Tell whether a year, a month or a day is one of the calendar."""
    try:
        return bool(datetime.strptime(partial, FORMATS[len(partial)]))
    except (ValueError, KeyError):
        return False


def precise(field: dict, cells: dict[str, str]) -> bool:
    """Tell whether a precision is that of the date beside it."""
    measured = cells.get(field.get("precisionOf"), "")
    wanted = {4: "year", 7: "month", 10: "day"}.get(len(measured))
    return not wanted or cells[field["name"]] == wanted


def repeated(sheets: Sheets, name: str) -> set[Place]:
    """The rows whose key, or whose unique cell, a row above has."""
    found, columns = set(), fields(name).items()
    unique = [[one] for one, field in columns if field.get("constraints", {}).get("unique")]
    for columns in [key(name), *unique]:
        above = set()
        for row, cells in enumerate(sheets[name], 2):
            value = tuple(cells[column] for column in columns)
            found |= {(name, row, column) for column in columns if value in above and all(value)}
            above.add(value)
    return found


def lost(sheets: Sheets, name: str) -> set[Place]:
    """The cells of a file that point to no row."""
    found = set()
    for pointer in pointers(name):
        own, there = names(pointer["fields"]), names(pointer["reference"]["fields"])
        other = sheets[pointer["reference"]["resource"] or name]
        known = {tuple(cells[column] for column in there) for cells in other}
        for row, cells in enumerate(sheets[name], 2):
            value = tuple(cells[column] for column in own)
            found |= {(name, row, one) for one in own if any(value) and value not in known}
    return found


def broken_rules(sheets: Sheets, name: str, wrong: set[int]) -> set[Place]:
    """The columns of rules that a row breaks all of whose cells are right."""
    found, kinds = set(), {column: field["type"] for column, field in fields(name).items()}
    for rule in RESOURCES[name].get("rules", []):
        code = compile(rule["formula"], "rule", "eval")
        used = [column for column in kinds if re.search(rf"\b{column}\b", rule["formula"])]
        for row, cells in enumerate(sheets[name], 2):
            if row in wrong:
                continue
            values = {column: value(cells[column], kinds[column]) for column in used}
            if not holds(code, values):
                found |= {(name, row, column) for column in used}
    return found


def value(cell: str, kind: str):
    """A cell as what formulas compare."""
    if kind in NUMBERS:
        return Decimal(cell) if cell else None
    known = {"": None} | ({"true": True, "false": False} if kind == "boolean" else {})
    return known.get(cell, cell)


def holds(code, values: dict) -> bool:
    """Tell whether a formula is true of a row; what cannot be compared is not."""
    try:
        return bool(eval(code, {"__builtins__": {}}, values))
    except TypeError:
        return False
