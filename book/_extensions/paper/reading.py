"""Read ``book/paper.yml`` and refuse what it may not hold."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import jsonschema
import yaml
from products import ROOT

FILE = ROOT / "book" / "paper.yml"
SCHEMA = Path(__file__).with_name("schema.yml")
ADDRESS = "BOOK_URL"
SHOWN = 60


class BadMetadata(ValueError):
    """The file holds what it may not; the message has a line for each fault: file, field, value, what is allowed."""


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
    subtitle: str = ""
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


def read(file: Path = FILE) -> Paper:
    """Return what the file holds; the environment variable ``BOOK_URL`` goes before its field ``url``.

    Raises BadMetadata.
    """
    given = _loaded(file)
    where = f"{file.parent.name}/{file.name}"
    faults = _faults(given)
    if os.environ.get(ADDRESS) and not faults:
        given["url"] = os.environ[ADDRESS]
        where, faults = f"the environment variable {ADDRESS}", _faults(given)
    if faults:
        raise BadMetadata("\n".join(f"{where}, {fault}" for fault in faults))
    return Paper(**given)


def name_of(author: dict) -> str:
    """Return the name of an author as it is written in a sentence."""
    return author.get("name") or f"{author['given']} {author['family']}"


def affiliation_of(author: dict) -> str:
    """Return where an author works, on one line; nothing if that is not known."""
    place = author.get("affiliation", {})
    town = " ".join(filter(None, [place.get("city"), place.get("postcode")]))
    return ", ".join(filter(None, [place.get("department"), place.get("institution"), town, place.get("country")]))


def _loaded(file: Path) -> dict:
    try:
        return yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadMetadata(f"{file.parent.name}/{file.name}: {' '.join(str(error).split())}") from None


def _faults(given) -> list[str]:
    """Return one line for each fault, in the order of the fields."""
    schema = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    found = jsonschema.Draft202012Validator(schema).iter_errors(given)
    return [_told(error) for error in sorted(found, key=lambda error: list(map(str, error.path)))]


def _told(error) -> str:
    place = ".".join(str(part + 1 if isinstance(part, int) else part) for part in error.path) or "the whole"
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        return f"field {place!r}: lacks {', '.join(missing)}"
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        unknown = [name for name in error.instance if name not in known]
        return f"field {place!r}: has no {', '.join(map(repr, unknown))}; it may have: {', '.join(known)}"
    value = repr(error.instance)
    return f"field {place!r}, value {value if len(value) <= SHOWN else value[:SHOWN] + '…'}: must be {error.schema['says']}"
