"""The journals that an article can be prepared for: what each asks for, and which files it takes.

One file for each in the folder ``profiles``; what such a file may hold: ``profile-schema.yml``.
A profile without ``files`` is no journal to choose: others name it under ``also``, so that their
checklist shows what it asks for.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from datapaper.core.wording import quoted
from datapaper.formats import registry
from datapaper.metadata import BadMetadata, Paper
from datapaper.metadata.yaml_schema import faults, loaded, shown_path

FOLDER = Path(__file__).with_name("profiles")
SCHEMA = Path(__file__).with_name("profile-schema.yml")


@dataclass(frozen=True)
class Profile:
    """What one journal, or another venue, asks for.

    types: kinds of articles; rules: by their ids; references: style and greatest number of authors
    that are all named; files: kinds of files that it takes; checklist: items by section;
    also: ids of further venues whose items its checklist shows.
    """

    id: str
    name: str
    checklist: dict[str, list]
    types: list[str] = field(default_factory=list)
    rules: dict[str, dict] = field(default_factory=dict)
    references: dict = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        """How its file is named in a message."""
        return shown_path(file_of(self.id))

    def asks(self, rule: str):
        """Return what a rule asks for: a number, a list, or true; None without such a rule."""
        return self.rules.get(rule, {}).get("asks")

    def verified(self, rule: str) -> bool:
        """Tell whether a rule was read where the journal itself says it."""
        return self.rules[rule].get("verified", True)

    def article_type(self, paper: Paper) -> str:
        """Return the type of article that a paper names, else the first; BadMetadata if unknown."""
        if paper.article_type and paper.article_type not in self.types:
            place = f"{paper.place_of('article_type')}, article_type"
            raise BadMetadata(
                f"{place}: {quoted(paper.article_type)} must be one of {', '.join(self.types)}, "
                f"the types of article of {self.name}."
            )
        return paper.article_type or self.types[0]

    def shaped(self, paper: Paper) -> Paper:
        """Return a paper with the type of article that it has for this journal."""
        return replace(paper, article_type=self.article_type(paper))

    def ordered(self, statements: list[dict]) -> list[dict]:
        """Return statements in its order; those that it does not name follow as they stand."""
        order = self.asks("statements-order") or []
        places = {id: number for number, id in enumerate(order)}
        return sorted(statements, key=lambda one: places.get(one["id"], len(order)))


def chosen(paper: Paper) -> Profile:
    """Return the profile of the journal of a paper; BadMetadata if that is none of ``known()``."""
    if paper.journal not in known():
        raise BadMetadata(
            f"{paper.place_of('journal')}, journal: {quoted(paper.journal)} must be one of "
            f"{', '.join(known())}."
        )
    profile = read(paper.journal)
    profile.article_type(paper)
    return profile


def known() -> list[str]:
    """Return the ids of the journals that a paper may choose."""
    return [id for id in _ids() if "files" in loaded(file_of(id))]


def read(id: str) -> Profile:
    """Return the profile with this id. Raises BadMetadata if its file is not valid."""
    file = file_of(id)
    given = loaded(file)
    found = faults(given, _schema())
    if found:
        raise BadMetadata("\n".join(f"{shown_path(file)}{fault}" for fault in found))
    return Profile(id, **given)


def file_of(id: str) -> Path:
    """Return the file of a profile."""
    return FOLDER / f"{id}.yml"


def _ids() -> list[str]:
    return sorted(file.stem for file in FOLDER.glob("*.yml"))


def _schema() -> dict:
    """Return what a profile may hold: the folder says which venues, the registry which formats."""
    schema = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    choices = {"venue": _ids(), "kind": sorted(one.id for one in registry.FORMATS)}
    for name, known in choices.items():
        schema["$defs"][name] = {"enum": known, "says": f"one of {', '.join(known)}"}
    return schema
