"""What a journal and its further venues ask for, as their profiles list it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from datapaper.core.project import Project
from datapaper.core.wording import quoted
from datapaper.journals import profile as profiles
from datapaper.journals.profile import Profile
from datapaper.metadata import BadMetadata

FILE = Path(__file__).with_name("checks.yml")
MACHINE, PERSON = "machine", "person"
OF_THE_ITEM = "item"


@dataclass(frozen=True)
class Requirement:
    """One requirement of one venue.

    kind: who looks, a machine or a person; asks: the number, list or words that a machine goes by;
    mend: where a fault is mended, see ``placed``; unseen: whether the live page of the venue
    has not been read.
    """

    venue: str
    section: str
    id: str
    kind: str
    text: str
    mend: str = ""
    unseen: bool = False
    needs: tuple[str, ...] = ()
    asks: int | str | list | None = None

    @property
    def anchor(self) -> str:
        """The name of its place on the page; two venues may ask for the same."""
        return f"{anchor(self.venue)}-{self.id}"


def anchor(venue: str) -> str:
    """Return the name of the place of a venue on the page."""
    return venue.casefold().replace(" ", "-")


def requirements(profile: Profile) -> list[Requirement]:
    """Return what can be looked at in the files that a journal takes, further venues last.

    Raises BadMetadata if a profile names a check that is not there, or does not say what it asks.
    """
    venues = [profile, *map(profiles.read, profile.also)]
    found = [
        _requirement(venue, section, {"check": item} if isinstance(item, str) else item)
        for venue in venues
        for section, items in venue.checklist.items()
        for item in items
    ]
    return [one for one in found if {*one.needs} <= {*profile.files}]


def placed(mend: str, project: Project) -> str:
    """Return where a fault is mended, with the names that a project has for its folders."""
    engine = Path(__file__).parents[2]
    inside = engine.is_relative_to(project.root)
    names = {
        "{pages}": project.inside(project.pages),
        "{engine}": project.inside(engine) if inside else engine.name,
    }
    for name, folder in names.items():
        mend = mend.replace(name, folder)
    return mend


@cache
def checks() -> dict[str, dict]:
    """Return the description of each check, by its id: text, mend, needs, asks."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def _requirement(venue: Profile, section: str, item: dict) -> Requirement:
    verified = item.get("verified", True)
    if "text" in item:
        id, needs = item["id"], tuple(item.get("needs", ()))
        return Requirement(
            venue.name, section, id, PERSON, item["text"], unseen=not verified, needs=needs
        )
    id = item["check"]
    if id not in checks():
        raise BadMetadata(
            f"{venue.place}, checklist, {section}: {quoted(id)} must be one of "
            f"{', '.join(sorted(checks()))}."
        )
    known = checks()[id]
    rule = known.get("asks", "").removeprefix("rules.")
    asks = _asked(venue, section, item, known["asks"]) if rule else None
    verified = verified and (rule not in venue.rules or venue.verified(rule))
    text, needs = known["text"].format(asks=_worded(asks)), tuple(known.get("needs", ()))
    mend, unseen = known["mend"], not verified
    return Requirement(venue.name, section, id, MACHINE, text, mend, unseen, needs, asks)


def _asked(venue: Profile, section: str, item: dict, source: str):
    """Return what a check goes by, from its item, a rule of the profile, or its references."""
    place, _, name = source.partition(".")
    if source == OF_THE_ITEM:
        value, source = item.get("asks"), f"checklist.{section}.{item['check']}.asks"
    else:
        value = venue.asks(name) if place == "rules" else venue.references.get(name)
    if value is None:
        raise BadMetadata(
            f"{venue.place}, {source}: This entry is missing; the checklist needs it. Add it."
        )
    return value


def _worded(asks) -> str:
    """Return what is asked for as a sentence says it."""
    if isinstance(asks, list):
        return ", ".join(one if isinstance(one, str) else " or ".join(one) for one in asks)
    return f"{asks:,}" if isinstance(asks, int) else str(asks)
