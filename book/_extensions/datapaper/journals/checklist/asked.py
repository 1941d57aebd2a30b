"""What F1000Research asks for by number or by name, as its profile has it; the requirements are worded for this journal."""

from functools import cache

from datapaper.metadata import BadMetadata, Journal, journal
from datapaper.metadata.journal_profile import file_of
from datapaper.metadata.yaml_schema import told_place

JOURNAL = "f1000research"


@cache
def profile() -> Journal:
    """Return the journal. Raises BadMetadata if its file is not valid."""
    return journal(JOURNAL)


def asks(rule: str):
    """Return what a rule of the journal asks for. Raises BadMetadata if its file is not valid or lacks the rule."""
    return _needed(profile().asks(rule), f"rules.{rule}")


def most_authors() -> int:
    """Return how many authors of a work are all named. Raises BadMetadata if the file is not valid or does not say."""
    return _needed(profile().references.get("authors"), "references.authors")


def _needed(value, field: str):
    if value is None:
        raise BadMetadata(
            f"{told_place(file_of(JOURNAL))}, field '{field}': is missing, and the checklist counts by it"
        )
    return value
