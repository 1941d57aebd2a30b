"""Read ``book/paper.yml`` and refuse what it may not hold."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from . import journal_profile, licences
from .credit_roles import ROLES
from .yaml_schema import BadMetadata, faults, loaded, told_place

SCHEMA = Path(__file__).with_name("paper-schema.yml")
SET_BY = {"url": "BOOK_URL", "journal": "JOURNAL"}


@dataclass(frozen=True)
class Paper:
    """The fields of the file; what is not known is empty."""

    title: str
    description: str
    language: str
    version: str
    authors: list[dict]
    licences: dict[str, str]
    keywords: list[str]
    adapts: dict
    journal: str
    abstract: list[dict]
    statements: list[dict]
    subtitle: str = ""
    running_head: str = ""
    doi: str = ""
    repository: str = ""
    url: str = ""
    related: list[dict] = field(default_factory=list)

    @property
    def full_title(self) -> str:
        """Title and subtitle."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    def address(self, path: str) -> str:
        """Return the public address of a file of the book; nothing while the book has none."""
        return self.url + path if self.url else ""


def read(file: Path) -> Paper:
    """Return what the file holds; the environment variables ``BOOK_URL`` and ``JOURNAL`` go before its fields ``url`` and ``journal``.

    Raises BadMetadata.
    """
    given, schema = loaded(file), _schema()
    _refuse(told_place(file), faults(given, schema))
    for name, variable in SET_BY.items():
        if os.environ.get(variable):
            given[name] = os.environ[variable]
            _refuse(f"the environment variable {variable}", faults(given, schema))
    return Paper(**given)


def _schema() -> dict:
    """Return what the file may hold; which journals, roles and licences there are is said where they are."""
    schema, known = yaml.safe_load(SCHEMA.read_text(encoding="utf-8")), journal_profile.known()
    schema["properties"]["journal"] = {"enum": known, "says": f"one of {', '.join(known)}"}
    schema["$defs"]["licence"] = {
        "enum": [*licences.ADDRESSES],
        "says": f"one of {', '.join(licences.ADDRESSES)}",
    }
    schema["$defs"]["role"] = {
        "enum": [*ROLES],
        "says": "a role of CRediT, like Data curation or Writing – review & editing",
    }
    return schema


def _refuse(where: str, found: list[str]):
    if found:
        raise BadMetadata("\n".join(f"{where}, {fault}" for fault in found))


def name_of(author: dict) -> str:
    """Return the name of an author as it is written in a sentence."""
    return author.get("name") or f"{author['given']} {author['family']}"


def affiliation_of(author: dict) -> str:
    """Return where an author works, on one line; nothing if that is not known."""
    place = author.get("affiliation", {})
    town = " ".join(filter(None, [place.get("city"), place.get("postcode")]))
    return ", ".join(
        filter(
            None, [place.get("department"), place.get("institution"), town, place.get("country")]
        )
    )
