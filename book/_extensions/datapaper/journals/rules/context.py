"""What a check looks at, and how it says that there is too much of something."""

from collections.abc import Iterator
from typing import NamedTuple

from datapaper.article.model import Article
from datapaper.core.number_words import WORDS
from datapaper.metadata import Paper

Found = Iterator[tuple[str, str]]


class Case(NamedTuple):
    """An article with its metadata, and the name of the journal that it is held against."""

    article: Article
    paper: Paper
    journal: str

    def field(self, name: str) -> str:
        """Return how a message names a field of ``paper.yml``."""
        return f"{self.paper.place}, {name}"

    def at_most(self, most: int, where: str, count: int, noun: str, of: str = "") -> Found:
        """Yield the place if there is more than the journal takes.

        noun: names in the singular what is counted.
        """
        if count > most:
            counted = f"{count:,} {noun}{'s' * (count != 1)}{of}"
            allowed = f"at most {most:,}" if most else "none"
            more = count - most
            remove = WORDS[more] if more < len(WORDS) else f"{more:,}"
            yield where, f"{counted}; {self.journal} takes {allowed}. Remove {remove}."
