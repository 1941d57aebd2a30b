"""Refuse bad data, and say it in words: file, row, column, value, rule."""

from contextlib import suppress

from . import package
from .package import DataError

STAMPS = package.ROOT / "_build" / ".valid"


def check() -> None:
    """Check the whole data package, once for each state of it.

    Raises DataError with one line a fault if a file breaks its schema or names
    a citation key that ``references.bib`` does not have.
    """
    stamp = STAMPS / package.digest()
    if stamp.exists():
        return
    faults = [*_schema_faults(), *_citation_faults()]
    if faults:
        raise DataError("the data package is not valid:\n" + "\n".join(f"  {fault}" for fault in faults))
    with suppress(OSError):
        STAMPS.mkdir(parents=True, exist_ok=True)
        stamp.touch()


def _schema_faults() -> list[str]:
    from frictionless import FrictionlessException, Package

    try:
        report = Package(str(package.DESCRIPTOR)).validate()
    except FrictionlessException as exception:
        return [f"data/datapackage.json: {exception.error.message}"]
    faults = [_sentence(task.place, error) for task in report.tasks for error in task.errors]
    return faults + [f"data/datapackage.json: {error.message}" for error in report.errors]


def _sentence(place: str, error) -> str:
    """Put one frictionless error into words; row 1 is the head of the file."""
    row, column = getattr(error, "row_number", None), getattr(error, "field_name", None) or getattr(error, "label", None)
    value = getattr(error, "cell", None)
    if error.type in ("primary-key", "foreign-key"):
        column, value = _key(place, error)
    parts = [f"data/{place}"]
    parts += [f"row {row}"] if row else []
    parts += [f"column {column!r}"] if column else []
    parts += [f"value {value!r}"] if value is not None else []
    return f"{', '.join(parts)}: {error.note or error.message} [{error.type}]"


def _key(place: str, error) -> tuple[str, str]:
    """Return the column(s) and the value(s) of a broken primary or foreign key."""
    schema = next(entry["schema"] for entry in package.descriptor()["resources"] if entry["path"] == place)
    names = getattr(error, "field_names", None) or schema["primaryKey"]
    names = [names] if isinstance(names, str) else list(names)
    columns = [field["name"] for field in schema["fields"]]
    cells = dict(zip(columns, error.cells))
    return ", ".join(names), ", ".join(str(cells.get(name)) for name in names)


def _citation_faults() -> list[str]:
    """Name every cell that holds a citation key missing from ``references.bib``."""
    import pandas as pd
    from pybtex.database import parse_file

    known = set(parse_file(str(package.BIBLIOGRAPHY)).entries)
    faults = []
    for entry in package.descriptor()["resources"]:
        for column in [f["name"] for f in entry["schema"]["fields"] if f.get("citationKey")]:
            with suppress(OSError, ValueError, KeyError):
                cells = pd.read_csv(package.DATA / entry["path"], dtype="string")[column].dropna()
                faults += [
                    f"data/{entry['path']}, row {i + 2}, column {column!r}, value {key!r}: "
                    "no such citation key in references.bib [unknown-source]"
                    for i, key in cells.items() if key not in known
                ]
    return faults
