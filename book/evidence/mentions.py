"""Find persons and archival files in a text by the forms in which they are written."""

import re
from collections.abc import Callable
from typing import NamedTuple

from datapaper.data.package import DataError, DataPackage
from datapaper.notebook import inputs

FILE_NUMBER = re.compile(r"I-\d+")


class Sought(NamedTuple):
    """How one person or file is written.

    not_meant: phrases that are written like it but mean something else; works: the citation keys
    of the works that are the file.
    """

    forms: list[str]
    not_meant: tuple[str, ...] = ()
    works: frozenset[str] = frozenset()


def persons(package: DataPackage) -> dict[str, Sought]:
    """Return person -> how the person is written, from ``persons``."""
    return {
        row["person"]: Sought([row["name"], *_items(row["forms"])], (*_items(row["not_meant"]),))
        for row in package.rows("persons")
    }


def archival_files(package: DataPackage) -> dict[str, Sought]:
    """Return file -> how it is written, and the works that are parts of it.

    Both come from ``archival_files`` and ``references``; a file without a number has no form.
    """
    works: dict[str, set[str]] = {}
    for row in package.rows("references"):
        works.setdefault(row["archival_file"], set()).add(row["key"])
    files = [row["file_id"] for row in package.rows("archival_files")]
    forms = {file: [file] if FILE_NUMBER.fullmatch(file) else [] for file in files}
    return {file: Sought(forms[file], works=frozenset(works.get(file, ()))) for file in files}


SOUGHT = {"persons": persons, "archival_files": archival_files}


def finder(package: DataPackage, name: str) -> Callable[[str], set[str]]:
    """Return a function from a text to the persons or files, by resource, that it names.

    Only whole words count, and the longest form that fits.
    Raises DataError if two of them share a form.
    """
    owners: dict[str, str] = {}
    for one, sought in SOUGHT[name](package).items():
        for form in sought.forms:
            if owners.setdefault(form, one) != one:
                both = f"both {owners[form]!r} and {one!r}"
                raise DataError(f"data/{name}.csv: {form!r} is a written form of {both}")
        owners |= dict.fromkeys(sought.not_meant, "")
    longest_first = sorted(owners, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return lambda text: {owners[form] for form in pattern.findall(" ".join(text.split()))} - {""}


def named_in(name: str, texts) -> dict[str, str]:
    """Return person or file -> the labels of the texts that name it, separated by ``; ``.

    texts: a Series of texts; its index has their labels, several times if need be.
    """
    find = finder(inputs.package(), name)
    found: dict[str, dict[str, None]] = {}
    for label, text in texts.dropna().items():
        for one in find(text):
            found.setdefault(one, {})[label] = None
    return {one: "; ".join(map(str, labels)) for one, labels in found.items()}


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]
