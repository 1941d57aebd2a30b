"""Find what is wrong with the data package and say it in words."""

import re
from functools import cache, lru_cache

import pybtex.database
from pybtex.exceptions import PybtexError
from simpleeval import EvalWithCompoundTypes

from . import package
from .cell_rules import broken, typed
from .rule_texts import listed
from .strict_csv import Fault, Sheet, read
from .validate_descriptor import descriptor_faults


def all_faults() -> list[str]:
    """Return one line for each fault in the data files, their descriptor and the bibliography, file after file, row after row.

    Raises DataError if the descriptor is not JSON.
    """
    wrong = descriptor_faults()
    if wrong:
        return wrong
    known, faults = _citation_keys()
    sheets = {
        resource["name"]: _checked(resource["name"], _raw(resource["name"]), known)
        for resource in package.descriptor()["resources"]
    }
    for name, sheet in sheets.items():
        faults += map(
            str,
            sorted([*sheet.faults, *_pointer_faults(name, sheets)], key=lambda fault: fault.row),
        )
    return faults


def second_opinion() -> list[str]:
    """Return what frictionless finds in data files where ``all_faults`` finds nothing; it is the authority on the standard.

    It does not go first because it lets through what pandas or a spreadsheet reads otherwise (spaces
    around numbers, digits of other scripts, cells over several lines), and names no row for a broken file.
    """
    from frictionless import Package

    errors = [
        (task.place, error)
        for task in Package(str(package.DESCRIPTOR)).validate().tasks
        for error in task.errors
    ]
    return [
        f"data/{place}, row {getattr(error, 'row_number', 1)}: {error.note} [{error.type}]"
        for place, error in errors
    ]


def _raw(name: str) -> bytes | None:
    return package.path(name).read_bytes() if package.path(name).is_file() else None


@lru_cache(maxsize=64)  # of fifteen files usually one has changed
def _checked(name: str, raw: bytes | None, known: frozenset[str]) -> Sheet:
    """Read one file, and find all that is wrong with it as long as no other file is looked at."""
    sheet = read(name, raw)
    wrong = _cell_faults(name, sheet, known)
    rows = {fault.row for fault in wrong}
    sheet.faults += [*wrong, *_key_faults(name, sheet), *_rule_faults(name, sheet, rows)]
    return sheet


def _citation_keys() -> tuple[frozenset[str], list[str]]:
    try:
        return _entries(package.BIBLIOGRAPHY.read_text(encoding="utf-8")), []
    except (PybtexError, OSError, UnicodeDecodeError) as error:
        return frozenset(), [f"references.bib: {error}"]


@cache
def _entries(bibliography: str) -> frozenset[str]:
    return frozenset(pybtex.database.parse_string(bibliography, "bibtex").entries)


def _file(name: str) -> str:
    return package.path(name).name


def _cell_faults(name: str, sheet: Sheet, known: frozenset[str]) -> list[Fault]:
    """Hold every cell against the rules of its column."""
    fields, file = package.fields(name), _file(name)
    found = [
        (row, field["name"], cells, broken(field, cells, known))
        for row, cells in sheet.rows.items()
        for field in fields
    ]
    return [
        Fault(file, rule, row, column, cells[column]) for row, column, cells, rule in found if rule
    ]


def _key_faults(name: str, sheet: Sheet) -> list[Fault]:
    """Name the rows whose key is empty or stands in a row before, and unique cells that stand twice."""
    unique = [
        field["name"]
        for field in package.fields(name)
        if field.get("constraints", {}).get("unique")
    ]
    key = package.primary_key(name)
    found = [
        Fault(
            _file(name),
            "is part of the key of the row and must not be empty [empty-key]",
            row,
            column,
        )
        for row, cells in sheet.rows.items()
        for column in key
        if not cells[column]
    ]
    return found + [
        fault
        for columns in (key, *([column] for column in unique))
        for fault in _repeated(name, sheet, columns)
    ]


def _repeated(name: str, sheet: Sheet, columns: list[str]) -> list[Fault]:
    first: dict[tuple, int] = {}
    for row, cells in sheet.rows.items():
        first.setdefault(_values(cells, columns), row)
    return [
        Fault(
            _file(name),
            f"stands already in row {first[values]}, and must not stand twice [repeated]",
            row,
            ", ".join(columns),
            ", ".join(values),
        )
        for row, cells in sheet.rows.items()
        if all(values := _values(cells, columns)) and first[values] != row
    ]


def _values(cells: dict[str, str], columns: list[str]) -> tuple[str, ...]:
    return tuple(cells[column] for column in columns)


def _pointer_faults(name: str, sheets: dict[str, Sheet]) -> list[Fault]:
    """Name the cells that point to a row that is not there; nothing can be said where the other file cannot be read."""
    found = []
    for key in package.resource(name)["schema"].get("foreignKeys", []):
        own, there = listed(key["fields"]), listed(key["reference"]["fields"])
        other = key["reference"]["resource"] or name
        targets = {_values(cells, there) for cells in sheets[other].rows.values()}
        rule = f"points to no row of data/{_file(other)}, whose {' and '.join(there)} it must be [no-such-row]"
        pointing = {
            row: _values(cells, own)
            for row, cells in sheets[name].rows.items()
            if any(_values(cells, own))
        }
        lost = [row for row, values in pointing.items() if targets and values not in targets]
        found += [
            Fault(_file(name), rule, row, ", ".join(own), ", ".join(pointing[row])) for row in lost
        ]
    return found


def _rule_faults(name: str, sheet: Sheet, wrong: set[int]) -> list[Fault]:
    """Hold the rows whose cells are right against the rules over several columns."""
    kinds = {field["name"]: field["type"] for field in package.fields(name)}
    whole = {row: cells for row, cells in sheet.rows.items() if row not in wrong}
    found = []
    for rule in package.resource(name).get("rules", []):
        keeps = _formula(rule["formula"])
        used = [column for column in kinds if re.search(rf"\b{column}\b", rule["formula"])]
        for row, cells in whole.items():
            if not keeps({column: typed(cell, kinds[column]) for column, cell in cells.items()}):
                said = ", ".join(f"{column} {cells[column]!r}" for column in used)
                found.append(Fault(_file(name), f"{said}: {rule['says']} [rule]", row))
    return found


def _formula(formula: str):
    """Return a function that tells whether values keep a rule; one that cannot be computed is broken."""
    parsed = EvalWithCompoundTypes().parse(formula)

    def keeps(values: dict) -> bool:
        """Tell whether the values of a row keep the rule."""
        try:
            return bool(EvalWithCompoundTypes(names=values).eval(formula, parsed))
        except Exception:
            return False

    return keeps
