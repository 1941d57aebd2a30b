"""``cover-letter.md``: the draft of a letter to the editors.

What only a person knows is left open and says so.
"""

from pathlib import Path

from datapaper.article.main_text import statements
from datapaper.article.model import Article, plain
from datapaper.journals.profile import Profile
from datapaper.metadata import Edition, Paper, name_of
from datapaper.metadata.licences import spoken

from .metadata_json import counts

NAME = "cover-letter.md"
STATED = ("ethics", "interests", "grants", "ai")  # ids in paper.yml
INNER = str.maketrans("“”", "‘’")


def write(article: Article, edition: Edition, profile: Profile, folder: Path):
    """Write the draft."""
    paragraphs = [
        f"To the editors of {profile.name}",
        "Dear editors,",
        _what(article, edition),
        _origin(article),
        _finding(article),
        _scope(article),
        _availability(edition),
        *_stated(article, edition),
        "What each file of the submission is, `manifest.csv` says.",
        _agreed(edition),
        "Yours sincerely,",
        _signed(edition),
    ]
    (folder / NAME).write_text("\n\n".join(filter(None, paragraphs)) + "\n", encoding="utf-8")


def open_(what: str) -> str:
    """Return a place that a person has to fill in."""
    return f"[to be filled in: {what}]"


def _what(article: Article, edition: Edition) -> str:
    paper = edition.paper
    return (
        f"We submit the manuscript “{article.title}” "
        f"and suggest the article type {paper.article_type}. "
        f"It describes itself so: “{paper.description.translate(INNER)}”{_adapted(paper)}"
    )


def _adapted(paper: Paper) -> str:
    doi = paper.adapts.get("doi")
    return f" The article that it adapts is at <https://doi.org/{doi}>." if doi else ""


def _origin(article: Article) -> str:
    found = article.soup.select_one("div.attribution")
    return f"Of its origin the manuscript says: “{plain(found).translate(INNER)}”" if found else ""


def _finding(article: Article) -> str:
    """Return what the last part of the abstract says, which is its conclusion."""
    return f"In short: {[*article.abstract.values()][-1]}" if article.abstract else ""


def _scope(article: Article) -> str:
    count = counts(article)
    return (
        "The main text, without tables, figures and their legends, has "
        f"{count['words_of_main_text']:,} words, the abstract {count['words_of_abstract']}. "
        f"It has {_counted(count['tables'], 'table')}, {_counted(count['figures'], 'figure')} "
        f"and {_counted(count['references'], 'reference')}. "
        "Tables, figures and computed numbers follow from the data package "
        "through the notebooks, which can be executed again."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _availability(edition: Edition) -> str:
    paper = edition.paper
    archived = (
        f"Both are archived at https://doi.org/{paper.doi}."
        if paper.doi
        else f"Neither is archived yet: {open_('DOI, once they are, also in the statements')}."
    )
    return (
        f"Data: `data-package.zip`, under {spoken(paper.licences['data'])}. "
        f"Code: under {spoken(paper.licences['code'])}, "
        f"at {paper.repository or open_('address of the public repository')}. "
        f"{archived}"
    )


def _agreed(edition: Edition) -> str:
    if all(author.get("agrees") for author in edition.paper.authors):
        return "Everybody named as an author has read the manuscript and agrees to its submission."
    return open_(
        "confirmation that everybody named as an author has read the manuscript "
        "and agrees to its submission; what it says of its origin must fit"
    )


def _stated(article: Article, edition: Edition) -> list[str]:
    """Return the statements that an editor looks for in a letter, as the manuscript has them."""
    return [
        f"{one.title}: {one.text}"
        for one in statements(article, edition.paper.statements)
        if one.id in STATED
    ]


def _signed(edition: Edition) -> str:
    found = next((author for author in edition.paper.authors if author.get("corresponding")), {})
    name = name_of(found) if found else open_("name of the corresponding author")
    email, orcid = found.get("email") or open_("e-mail"), found.get("orcid") or open_("ORCID")
    return "  \n".join([f"{name}, corresponding author", email, orcid])
