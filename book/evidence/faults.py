"""Find what is wrong with the data package and say it in words."""

import csv
import re
from contextlib import suppress
from datetime import date

import pybtex.database
from frictionless import Checklist, FrictionlessException, Package
from pybtex.exceptions import PybtexError

from . import package
from .rules import TYPES, constraint

NOTES = {
    "scheme-error": "no such file", "extra-cell": "the row has more cells than the file has columns",
    "missing-cell": "the row has fewer cells than the file has columns",
}
YEAR = "[0-9]{4}"  # how the form of a date begins
PRECISIONS = {4: "year", 7: "month", 10: "day"}


def all_faults() -> list[str]:
    """Return one line for each fault in the data files, their descriptor and the bibliography.

    Raises DataError if the descriptor is not JSON.
    """
    package.descriptor()
    try:
        resources = Package(str(package.DESCRIPTOR)).resources
    except FrictionlessException as exception:
        return [f"data/datapackage.json: {exception.error.note}"]
    known, faults = _citation_keys()
    for resource in resources:
        found = _head_faults(resource.name) or _schema_faults(resource)
        faults += found or _cell_faults(resource.name, known)
    return list(dict.fromkeys(faults))


def _citation_keys() -> tuple[set[str], list[str]]:
    try:
        return set(pybtex.database.parse_file(str(package.BIBLIOGRAPHY)).entries), []
    except (PybtexError, OSError, UnicodeDecodeError) as error:
        return set(), [f"references.bib: {error}"]


def _head_faults(name: str) -> list[str]:
    """Compare the head of a file with its schema, column by column name."""
    file, named = package.path(name), [field["name"] for field in package.fields(name)]
    first = file.read_bytes().split(b"\n")[0].decode("utf-8-sig", errors="replace").strip("\r") if file.is_file() else ""
    head = next(csv.reader([first]))
    if not first or head == named:
        return []
    faults = [f"column {column!r} is missing" for column in named if column not in head]
    faults += [f"column {column!r} is not in the schema" for column in head if column not in named]
    faults = faults or [f"the columns must stand in this order: {', '.join(named)}"]
    return [f"data/{file.name}, row 1: {fault} [wrong-head]" for fault in faults]


def _schema_faults(resource) -> list[str]:
    rules = package.resource(resource.name).get("rules", [])
    checks = [{"type": "row-constraint", "formula": rule["formula"]} for rule in rules]
    checklist = Checklist.from_descriptor({"checks": [{"type": "table-dimensions", "minRows": 1}, *checks]})
    errors = [error for task in resource.validate(checklist).tasks for error in task.errors]
    # What a rule over several columns says of a row that cannot be read is noise.
    plain = [error for error in errors if error.type not in ("row-constraint", "table-dimensions")]
    return [_sentence(resource, error) for error in plain or errors]


def _sentence(resource, error) -> str:
    """Put one error of frictionless into words."""
    fields = {field["name"]: field for field in package.fields(resource.name)}
    row, column, value = getattr(error, "row_number", None), getattr(error, "field_name", ""), getattr(error, "cell", None)
    if error.type in ("primary-key", "foreign-key") and _is_filled(error):
        column = ", ".join(getattr(error, "field_names", None) or package.primary_key(resource.name))
        value = ", ".join(_cells(resource, error)[name] for name in column.split(", "))
    if error.type == "encoding-error":
        row = _undecodable_row(resource)
    place = [f"data/{resource.path}"] + ([f"row {row}"] if row else []) + ([f"column {column!r}"] if column else [])
    place += [f"value {value!r}"] if value else []
    return f"{', '.join(place)}: {_rule(resource, error, fields.get(column, {}))} [{error.type}]"


def _is_filled(error) -> bool:
    """Tell whether a row has cells at all; frictionless also looks for the key of a blank line."""
    return any(cell not in (None, "") for cell in error.cells)


def _rule(resource, error, field) -> str:
    """Say which rule was broken, and what is allowed."""
    if error.type == "type-error":
        return f"must be {TYPES.get(field['type'], field['type'])}"
    if error.type == "constraint-error":
        name = re.match(r'constraint "(\w+)"', error.note).group(1)
        return constraint(name, field) or error.note
    if error.type == "row-constraint":
        formula = re.search(r'"(.*)"', error.note).group(1)
        cells = _cells(resource, error)
        used = ", ".join(f"{name} {cells[name]!r}" for name in cells if re.search(rf"\b{name}\b", formula))
        return f"{used}: {next(rule['says'] for rule in package.resource(resource.name)['rules'] if rule['formula'] == formula)}"
    return NOTES.get(error.type) or error.note


def _cells(resource, error) -> dict[str, str]:
    return dict(zip([field["name"] for field in package.fields(resource.name)], map(str, error.cells)))


def _undecodable_row(resource) -> int:
    raw = (package.DATA / resource.path).read_bytes()
    with suppress(UnicodeDecodeError):
        return raw.decode() and 0
    return next(row for row, line in enumerate(raw.split(b"\n"), 1) if line != line.decode(errors="ignore").encode())


def _cell_faults(name: str, known: set[str]) -> list[str]:
    """Name every citation key and every date of one file that does not exist."""
    rows = enumerate(package.rows(name), 2)
    found = [(row, field["name"], cells, _cell_rule(field, cells, known)) for row, cells in rows for field in package.fields(name)]
    return [
        f"data/{package.path(name).name}, row {row}, column {column!r}, value {cells[column]!r}: {rule}"
        for row, column, cells, rule in found if rule
    ]


def _cell_rule(field: dict, cells: dict, known: set[str]) -> str:
    cell = cells[field["name"]]
    if cell and field.get("citationKey") and known and cell not in known:
        return "no such citation key in references.bib [unknown-source]"
    shape = field.get("shapes", {}).get(cells.get("unit"))
    if cell and shape and not re.fullmatch(shape, cell):
        return f"must have the form of its unit {cells['unit']!r}, {shape} [wrong-form]"
    dates = cell.split("/") if field.get("partialDate") or YEAR in (shape or "") else []
    if cell and dates != sorted(dates):
        return "must not end before it begins [wrong-order]"
    if cell and not all(map(_exists, dates)):
        return "no such date in the calendar [unknown-date]"
    measured = field.get("precisionOf")
    if measured and PRECISIONS[len(cells[measured])] != cell:
        return f"must be {PRECISIONS[len(cells[measured])]!r}, as exact as {cells[measured]!r} [wrong-precision]"
    return ""


def _exists(partial: str) -> bool:
    with suppress(ValueError):
        return bool(date.fromisoformat(partial + "-01-01"[len(partial) - 4:]))
    return False
