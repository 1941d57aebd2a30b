"""What ``references.bib`` knows of each source, field by field, in the terms of JATS."""

import re
from pathlib import Path
from typing import NamedTuple

from pybtex.database import Entry, Person, parse_file
from pybtex.richtext import Text

TYPES = {
    "article": "journal",
    "book": "book",
    "incollection": "book",
    "techreport": "report",
    "phdthesis": "thesis",
}
TITLES = {"book": "source", "techreport": "source"}  # of other kinds the title is that of a part
OTHERS = "others"
FIELDS = {
    "journal": "source",
    "booktitle": "source",
    "howpublished": "source",
    "isbn": "isbn",
    "publisher": "publisher-name",
    "institution": "publisher-name",
    "address": "publisher-loc",
    "edition": "edition",
    "series": "series",
}
NUMBERS = {
    "article": {"number": "issue", "volume": "volume"},
    "book": {"volume": "volume"},
    "incollection": {"volume": "volume"},
}


class Name(NamedTuple):
    """A person, or a body, which has no given name."""

    family: str
    given: str
    suffix: str

    def forms(self) -> dict[str, str]:
        """Return the ways in which the name may be printed, each with its given name."""
        if not self.given:
            return {self.family: ""}
        short = "".join(part[0] for part in re.split(r"[\s.-]+", self.given) if part)
        forms = {
            f"{self.given} {self.family}": self.given,
            f"{self.family}, {self.given}": self.given,
            f"{self.family} {short}": short,
        }
        if not self.suffix:
            return forms
        ends = (f", {self.suffix}", f" {self.suffix}")
        return {form + end: given for form, given in forms.items() for end in ends} | forms


class Source(NamedTuple):
    """One entry, in the terms of JATS.

    kind: its type in BibTeX; people: role -> names; others: whether some are not named.
    """

    kind: str
    people: dict[str, list[Name]]
    others: bool
    parts: list[tuple[str, str]]
    pages: str
    date: dict[str, str]
    doi: str


def sources(bibliography: Path) -> dict[str, Source]:
    """Return every entry of the file by its key."""
    entries = parse_file(bibliography, bib_format="bibtex").entries
    return {key: _source(entry) for key, entry in entries.items()}


def _source(entry: Entry) -> Source:
    fields = {name: _text(value) for name, value in entry.fields.items()}
    people = {
        role: [_name(one) for one in persons if str(one) != OTHERS]
        for role, persons in entry.persons.items()
    }
    named = [(TITLES.get(entry.type, "article-title"), fields.get("title", ""))]
    names = FIELDS | NUMBERS.get(entry.type, {})
    named += [(name, fields[field]) for field, name in names.items() if field in fields]
    others = any(str(one) == OTHERS for persons in entry.persons.values() for one in persons)
    parts = [part for part in named if part[1]]
    pages, doi = fields.get("pages", ""), fields.get("doi", "")
    return Source(entry.type, people, others, parts, pages, _date(fields), doi)


def _name(person: Person) -> Name:
    parts = [
        person.prelast_names + person.last_names,
        person.first_names + person.middle_names,
        person.lineage_names,
    ]
    family, given, suffix = (_text(" ".join(part)) for part in parts)
    return Name(family, given, suffix.rstrip("."))


def _date(fields: dict[str, str]) -> dict[str, str]:
    day, _, month = fields.get("month", "").rpartition(" ")
    found = {"day": day, "month": month, "year": fields.get("year", "")}
    return {name: value for name, value in found.items() if value}


def _text(latex: str) -> str:
    """Return a field without the signs of LaTeX."""
    return " ".join(str(Text.from_latex(latex)).split())
