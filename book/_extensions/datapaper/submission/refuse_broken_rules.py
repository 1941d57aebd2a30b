"""Hold the article against what its journal asks for."""

from typing import NamedTuple

from datapaper.article.model import Article
from datapaper.journals.rules import CHECKS
from datapaper.journals.rules.context import Case
from datapaper.metadata import Edition, Journal, journal

NOT_VERIFIED = " (a rule that was not read at the journal itself)"


class BrokenRules(ValueError):
    """The article breaks rules of its journal; the message has a line for each."""


class Fault(NamedTuple):
    """A broken rule: its id, the file and place, and what is there and what is allowed."""

    rule: str
    where: str
    says: str

    def __str__(self) -> str:
        """Return the line that a person reads."""
        return f"{self.where}: {self.says}"


def broken(article: Article, edition: Edition, journal: Journal) -> list[Fault]:
    """Return every fault of the article, by the rules that the journal has; none if it is as the journal asks."""
    case = Case(article, edition.paper, journal.name)
    return [
        Fault(rule, where, says + NOT_VERIFIED * (not journal.verified(rule)))
        for rule in journal.rules
        for where, says in CHECKS[rule](case, journal.asks(rule))
    ]


def refuse(article: Article, edition: Edition):
    """Raise BrokenRules if the article breaks rules of the journal that the edition names."""
    faults = broken(article, edition, journal(edition.paper.journal))
    if faults:
        raise BrokenRules("\n".join(map(str, faults)))
