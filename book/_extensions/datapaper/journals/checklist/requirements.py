"""What venues ask for, as ``requirements.yml`` lists it."""

from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("requirements.yml")
MACHINE, PERSON = "machine", "person"


@dataclass(frozen=True)
class Requirement:
    """One requirement: venue and section it belongs to, id, who checks it, text, where a fault is mended.

    ``unseen``: the live page of the venue has not been read.
    """

    venue: str
    section: str
    id: str
    kind: str
    text: str
    mend: str = ""
    unseen: bool = False


def requirements() -> list[Requirement]:
    """Return all of them in their order."""
    venues = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [
        Requirement(venue["venue"], part["section"], **one)
        for venue in venues
        for part in venue["sections"]
        for one in part["requirements"]
    ]
