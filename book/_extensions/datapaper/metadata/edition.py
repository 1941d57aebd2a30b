"""The edition that is being built: what it is, from which commit and data, and of which day."""

import os
from datetime import UTC, datetime
from typing import NamedTuple

from datapaper.core import digests
from datapaper.core.dates import date_in_words
from datapaper.core.git import Commit, commit, set_date
from datapaper.core.project import Project

from .paper_yml import Paper, read


class Edition(NamedTuple):
    """The metadata, the day (ISO 8601, in UTC), the commit, and the SHA-256 of the data.

    Day and commit are empty without a history.
    """

    paper: Paper
    day: str
    commit: Commit | None
    data: str

    @property
    def year(self) -> str:
        """The year of its day."""
        return self.day[:4]

    @property
    def day_in_words(self) -> str:
        """Its day as in a sentence, whatever the locale; nothing if it has none."""
        return date_in_words(self.day) if self.day else ""

    @property
    def version_and_day(self) -> str:
        """Its version, with its day if it has one, as a title page names them."""
        return ", ".join(filter(None, [f"Version {self.paper.version}", self.day_in_words]))


def edition(project: Project) -> Edition:
    """Return the edition as it stands in the sources.

    Its day is the one that the PDF has: of ``SOURCE_DATE_EPOCH``, which is the time of the commit
    unless a person has set it. Raises BadMetadata.
    """
    set_date(project)
    day = day_of(os.environ.get("SOURCE_DATE_EPOCH"))
    return Edition(read(project.paper), day, commit(project), digests.of_data(project.root))


def day_of(epoch: str | None) -> str:
    """Return the day of a time in seconds, as ISO 8601; nothing for none."""
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch else ""
