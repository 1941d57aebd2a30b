"""The journals that an article can be prepared for: what each asks for, and which files it takes.

One file for each in the folder ``journals``; what such a file may hold: ``journal-schema.yml``.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from .yaml_schema import BadMetadata, faults, loaded, told_place

FOLDER = Path(__file__).with_name("journals")
SCHEMA = Path(__file__).with_name("journal-schema.yml")


@dataclass(frozen=True)
class Journal:
    """One journal: name, types of articles, rules by their ids, its way with references, kinds of files that it takes."""

    name: str
    types: list[str]
    rules: dict[str, dict]
    references: dict
    files: list[str]

    def asks(self, rule: str):
        """Return what a rule asks for: a greatest number, a list, or true; None if the journal has no such rule."""
        return self.rules.get(rule, {}).get("asks")

    def verified(self, rule: str) -> bool:
        """Tell whether a rule was read where the journal itself says it."""
        return self.rules[rule].get("verified", True)

    def wants(self, kind: str) -> bool:
        """Tell whether it takes files of a kind: ``docx``, ``latex``, ``pdf``, ``review``, ``figures``, ``tables``, ``jats``."""
        return kind in self.files

    def type_of(self, title: str) -> str:
        """Return the type of article that a title names, else the first that the journal has."""
        return next(
            (one for one in self.types if one.casefold() in title.casefold()), self.types[0]
        )

    def ordered(self, statements: list[dict]) -> list[dict]:
        """Return statements in the order that it asks for; those that it does not name follow as they stand."""
        order = self.asks("statements-order") or []
        return sorted(
            statements, key=lambda one: order.index(one["id"]) if one["id"] in order else len(order)
        )


def known() -> list[str]:
    """Return the ids of all journals."""
    return sorted(file.stem for file in FOLDER.glob("*.yml"))


def journal(id: str) -> Journal:
    """Return the journal with this id, which is one of ``known()``. Raises BadMetadata if its file is not valid."""
    file = file_of(id)
    given = loaded(file)
    found = faults(given, yaml.safe_load(SCHEMA.read_text(encoding="utf-8")))
    if found:
        raise BadMetadata("\n".join(f"{told_place(file)}, {fault}" for fault in found))
    return Journal(**given)


def file_of(id: str) -> Path:
    """Return the file of a journal."""
    return FOLDER / f"{id}.yml"
