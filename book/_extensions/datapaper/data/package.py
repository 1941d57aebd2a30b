"""Where the data package lies, what it describes, and which state of it this is."""

import csv
import hashlib
import json
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
DATA = ROOT / "data"
DESCRIPTOR = DATA / "datapackage.json"
BIBLIOGRAPHY = ROOT / "references.bib"


class DataError(ValueError):
    """The data package breaks one of its own rules; the message says where."""


@cache
def descriptor() -> dict:
    """Return ``datapackage.json`` as a dictionary (Frictionless Data Package).

    Raises DataError, with line and column, if it is not JSON, and if it cannot be read.
    """
    try:
        return json.loads(DESCRIPTOR.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise DataError(
            f"data/datapackage.json, line {error.lineno}, column {error.colno}: {error.msg}"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"data/datapackage.json: {error}") from None


def resource(name: str) -> dict:
    """Return the descriptor of one resource.

    Raises DataError, naming the resources there are, if ``name`` is none of them.
    """
    known = {entry["name"]: entry for entry in descriptor()["resources"]}
    if name not in known:
        raise DataError(
            f"no resource {name!r} in data/datapackage.json; there are: {', '.join(sorted(known))}"
        )
    return known[name]


def path(name: str) -> Path:
    """Return the CSV file of one resource."""
    return DATA / resource(name)["path"]


def fields(name: str) -> list[dict]:
    """Return the field descriptors of one resource, in column order."""
    return resource(name)["schema"]["fields"]


def primary_key(name: str) -> list[str]:
    """Return the columns of the primary key of one resource."""
    key = resource(name)["schema"]["primaryKey"]
    return [key] if isinstance(key, str) else key


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one CSV file as they are written, column -> cell; the first is row 2, after the head."""
    with path(name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def digest() -> str:
    """Return the SHA-256 of every file that decides whether the data are valid."""
    total = hashlib.sha256()
    rules = [DESCRIPTOR, BIBLIOGRAPHY, *sorted(Path(__file__).parent.glob("*.py"))]
    for file in [*rules, *sorted(DATA.glob("*.csv"))]:
        total.update(
            file.name.encode() + b"\0" + (file.read_bytes() if file.exists() else b"") + b"\0"
        )
    return total.hexdigest()
