"""Hold the article against what its journal asks for."""

from typing import NamedTuple

from datapaper.article.model import Article
from datapaper.core.refusal import Refusal
from datapaper.journals.profile import Profile
from datapaper.metadata import Paper

from . import CHECKS
from .context import Case

NOT_VERIFIED = " (We have not checked this rule on the website of the journal.)"


class BrokenRules(Refusal):
    """The article breaks rules of its journal; the message has a line for each."""


class Fault(NamedTuple):
    """A broken rule: its id, the file and place, and what is there and what is allowed."""

    rule: str
    where: str
    says: str

    def __str__(self) -> str:
        """Return the line that a person reads."""
        return f"{self.where}: {self.says}"


def broken_rules(article: Article, paper: Paper, profile: Profile) -> list[Fault]:
    """Return every fault of the article by the rules of a journal; none if it keeps all."""
    case = Case(article, paper, profile.name)
    return [
        Fault(rule, where, says + NOT_VERIFIED * (not profile.verified(rule)))
        for rule in profile.rules
        for where, says in CHECKS[rule](case, profile.asks(rule))
    ]


def refuse(article: Article, paper: Paper, profile: Profile):
    """Raise BrokenRules if the article breaks rules of a journal."""
    faults = broken_rules(article, paper, profile)
    if faults:
        raise BrokenRules("\n".join(map(str, faults)))
