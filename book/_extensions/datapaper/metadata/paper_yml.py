"""Read ``paper.yml`` and refuse what it may not hold."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from . import licences
from .credit_roles import ROLES, TAXONOMY
from .yaml_schema import BadMetadata, faults, loaded, shown_path

SCHEMA = Path(__file__).with_name("paper-schema.yml")
SET_BY = {"url": "BOOK_URL", "journal": "JOURNAL"}
OF_THE_JOURNAL = ["article_type"]  # what the file says of its own journal, not of another


@dataclass(frozen=True)
class Paper:
    """The fields of the file; what is not known is empty. place: how a message names the file."""

    title: str
    description: str
    language: str
    version: str
    authors: list[dict]
    licences: dict[str, str]
    keywords: list[str]
    journal: str
    abstract: list[dict]
    statements: list[dict]
    article_type: str = ""
    subtitle: str = ""
    running_head: str = ""
    doi: str = ""
    repository: str = ""
    url: str = ""
    adapts: dict = field(default_factory=dict)
    related: list[dict] = field(default_factory=list)
    place: str = "paper.yml"

    @property
    def full_title(self) -> str:
        """Title and subtitle."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    def address(self, path: str) -> str:
        """Return the public address of a file of the book; nothing while the book has none."""
        return self.url + path if self.url else ""

    def place_of(self, name: str) -> str:
        """Return where the value of a field stands: in the file, or in an environment variable."""
        variable = SET_BY.get(name, "")
        return f"the environment variable {variable}" if os.environ.get(variable) else self.place


def read(file: Path) -> Paper:
    """Return what the file holds.

    The environment variables ``BOOK_URL`` and ``JOURNAL`` override its fields ``url`` and
    ``journal``. Raises BadMetadata.
    """
    given, schema = loaded(file), _schema()
    _refuse(shown_path(file), faults(given, schema))
    for name, variable in SET_BY.items():
        if os.environ.get(variable):
            _set(given, name, os.environ[variable])
            _refuse(f"the environment variable {variable}", faults(given, schema))
    return Paper(**given, place=shown_path(file))


def _set(given: dict, name: str, value: str):
    """Set a field; another journal than that of the file drops the fields about that one."""
    if name == "journal" and value != given[name]:
        for field_of_it in OF_THE_JOURNAL:
            given.pop(field_of_it, None)
    given[name] = value


def _schema() -> dict:
    """Return the schema of the file, with the known roles and licences."""
    schema = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    names = ", ".join(licences.ADDRESSES)
    schema["$defs"]["licence"] = {"enum": [*licences.ADDRESSES], "says": f"one of {names}"}
    schema["$defs"]["role"] = {"enum": [*ROLES], "says": f"a role of CRediT ({TAXONOMY})"}
    return schema


def _refuse(where: str, found: list[str]):
    if found:
        raise BadMetadata("\n".join(f"{where}{fault}" for fault in found))


def name_of(author: dict) -> str:
    """Return the name of an author as it is written in a sentence."""
    return author.get("name") or f"{author['given']} {author['family']}"


def affiliations(authors: list[dict]) -> list[str]:
    """Return where authors work, each place once, in their order."""
    return list(dict.fromkeys(filter(None, map(affiliation_of, authors))))


def affiliation_of(author: dict) -> str:
    """Return where an author works, on one line; nothing if that is not known."""
    place = author.get("affiliation", {})
    town = " ".join(filter(None, [place.get("city"), place.get("postcode")]))
    parts = [place.get("department"), place.get("institution"), town, place.get("country")]
    return ", ".join(filter(None, parts))
