"""The works of the bibliography under the names by which a reader knows them."""

from functools import cache

import pandas as pd

from .inputs import package

NO_DATE = "n.d."


def author_and_year(keys: pd.Series) -> pd.Series:
    """Return ``Smith 1983`` for each citation key: first author or editor, and year or "n.d.".

    An institution may have a ``shortauthor``. Raises KeyError for a key that references.bib
    does not have.
    """
    return keys.map(_named).astype("string")


def _named(key: str) -> str:
    entry = _entries()[key]
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    name = entry.fields.get("shortauthor") or (
        " ".join(people[0].last_names) if people else entry.fields["title"]
    )
    return f"{name.strip('{}')} {entry.fields.get('year', NO_DATE)}"


@cache
def _entries():
    from pybtex.database import parse_file  # takes a moment to import, and few pages name works so

    return parse_file(package().project.bibliography, bib_format="bibtex").entries
