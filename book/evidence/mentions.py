"""Find persons and archival files in a text by the forms in which they are written."""

import re
from collections.abc import Callable
from typing import NamedTuple

from datapaper.data.package import DataError, DataPackage
from datapaper.notebook import inputs

FILE_NUMBER = re.compile(r"I-\d+")


class Sought(NamedTuple):
    """How one person or file is written, what is written like it but means something else, and the works that are the file."""

    forms: list[str]
    not_meant: list[str] = []
    works: frozenset[str] = frozenset()


def persons(package: DataPackage) -> dict[str, Sought]:
    """Return person -> name, other forms of it and phrases in which it means something else, from ``persons``."""
    return {
        row["person"]: Sought([row["name"], *_items(row["forms"])], _items(row["not_meant"]))
        for row in package.rows("persons")
    }


def archival_files(package: DataPackage) -> dict[str, Sought]:
    """Return file -> its number, if it has one, and the keys of the works that are parts of it, from ``archival_files`` and ``references``."""
    works: dict[str, set[str]] = {}
    for row in package.rows("references"):
        works.setdefault(row["archival_file"], set()).add(row["key"])
    files = [row["file_id"] for row in package.rows("archival_files")]
    return {
        file: Sought(
            [file] if FILE_NUMBER.fullmatch(file) else [], works=frozenset(works.get(file, ()))
        )
        for file in files
    }


SOUGHT = {"persons": persons, "archival_files": archival_files}


def finder(package: DataPackage, name: str) -> Callable[[str], set[str]]:
    """Return what tells of a text which persons or files, by resource, it names; only whole words count, and the longest form that fits.

    Raises DataError if two of them share a form.
    """
    owners: dict[str, str] = {}
    for one, sought in SOUGHT[name](package).items():
        for form in sought.forms:
            if owners.setdefault(form, one) != one:
                raise DataError(
                    f"data/{name}.csv: {form!r} is a written form of both {owners[form]!r} and {one!r}"
                )
        owners |= dict.fromkeys(sought.not_meant, "")
    longest_first = sorted(owners, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return lambda text: {owners[form] for form in pattern.findall(" ".join(text.split()))} - {""}


def named_in(name: str, texts) -> dict[str, str]:
    """Return person or file -> the labels of the texts that name it, in order, separated by ``; ``.

    texts: a Series of texts; its index has their labels, several times if need be.
    """
    find, found = finder(inputs.package(), name), {}
    for label, text in texts.dropna().items():
        for one in find(text):
            found.setdefault(one, {})[label] = None
    return {one: "; ".join(map(str, labels)) for one, labels in found.items()}


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]
