"""Find what is wrong with the data package and say it in words."""

import json
from functools import cache, lru_cache
from pathlib import Path

import pybtex.database
from pybtex.exceptions import PybtexError

from .cell_rules import broken
from .package import DataPackage
from .quotations import quotation_faults
from .row_rules import key_faults, pointer_faults, rule_faults
from .series_rules import series_faults
from .strict_csv import Fault, ParsedCsv, read
from .total_rules import total_faults
from .validate_descriptor import descriptor_faults


def all_faults(package: DataPackage) -> list[str]:
    """Return one line for each fault in the descriptor, the bibliography and the data files.

    Files follow in their order, and the faults of a file row after row.
    Raises DataError if the descriptor is not JSON.
    """
    wrong = descriptor_faults(package)
    if wrong:
        return wrong
    known, faults = _citation_keys(package)
    names = [resource["name"] for resource in package.resources]
    descriptor = json.dumps(package.descriptor)
    parsed_files = {
        name: _checked(package, name, _content(package.path(name)), known, descriptor)
        for name in names
    }
    for name, parsed in parsed_files.items():
        found = [*parsed.faults, *pointer_faults(package, name, parsed_files)]
        faults += map(str, sorted(found, key=lambda fault: fault.row))
    return faults


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


@lru_cache(maxsize=64)  # of all files usually one has changed
def _checked(
    package: DataPackage, name: str, raw: bytes | None, known: frozenset[str], _descriptor: str
) -> ParsedCsv:
    """Read one file, and find all that is wrong with it as long as no other is looked at.

    _descriptor: what is kept from the last time holds as long as that is the same, too.
    """
    parsed = read(package, name, raw)
    wrong = _cell_faults(package, name, parsed, known)
    rows = {fault.row for fault in wrong}
    parsed.faults += wrong
    parsed.faults += key_faults(package, name, parsed)
    parsed.faults += rule_faults(package, name, parsed, rows)
    parsed.faults += quotation_faults(package, name, parsed, rows)
    rows = {fault.row for fault in parsed.faults}
    parsed.faults += series_faults(package, name, parsed, rows)
    parsed.faults += total_faults(package, name, parsed, rows)
    return parsed


def _citation_keys(package: DataPackage) -> tuple[frozenset[str], list[str]]:
    bibliography = package.project.bibliography
    try:
        return _entries(bibliography.read_text(encoding="utf-8")), []
    except (PybtexError, OSError, UnicodeDecodeError) as error:
        return frozenset(), [f"{bibliography.name}: {error}"]


@cache
def _entries(bibliography: str) -> frozenset[str]:
    return frozenset(pybtex.database.parse_string(bibliography, "bibtex").entries)


def _cell_faults(
    package: DataPackage, name: str, parsed: ParsedCsv, known: frozenset[str]
) -> list[Fault]:
    """Hold every cell against the rules of its column."""
    fields, file = package.fields(name), package.path(name).name
    return [
        Fault(file, rule, row, field["name"], cells[field["name"]])
        for row, cells in parsed.rows.items()
        for field in fields
        if (rule := broken(field, cells, known))
    ]
