"""``cover-letter.md``: the draft of a letter to the editors, by ``cover-letter.txt`` beside this.

What only a person knows is left open and says so.
"""

from pathlib import Path

from datapaper.article.main_text import statements
from datapaper.article.model import Article, plain
from datapaper.formats.copy_built import DATA
from datapaper.journals.profile import Profile
from datapaper.metadata import Edition, Paper, name_of
from datapaper.metadata.csl_items import DOI
from datapaper.metadata.licences import licence_name

from . import manifest
from .metadata_json import counts

NAME = "cover-letter.md"
TEXT = Path(__file__).with_name("cover-letter.txt").read_text(encoding="utf-8")
STATED = ("ethics", "interests", "grants", "ai")  # ids in paper.yml
INNER = str.maketrans("“”", "‘’")
AGREED = "every author has read the manuscript and agrees to its submission"
ITS_ORIGIN = "the statement of its origin must agree with this"


def write(article: Article, edition: Edition, profile: Profile, folder: Path):
    """Write the draft, without the paragraphs for which there is nothing to say."""
    facts = _of_the_article(article, edition.paper) | _of_the_edition(edition.paper)
    facts |= {"journal": profile.name, "data": DATA, "manifest": manifest.NAME}
    paragraphs = [paragraph.format(**facts) for paragraph in TEXT.split("\n\n")]
    (folder / NAME).write_text("\n\n".join(filter(None, paragraphs)), encoding="utf-8")


def open_(what: str) -> str:
    """Return a place that a person has to fill in."""
    return f"[to be filled in: {what}]"


def _of_the_article(article: Article, paper: Paper) -> dict:
    """Return what the letter says of the manuscript; its conclusion is the end of the abstract."""
    count, found = counts(article), article.soup.select_one("div.attribution")
    nouns = ("table", "figure", "reference")
    told = [one for one in statements(article, paper.statements) if one.id in STATED]
    said = f"The manuscript states its origin: “{plain(found).translate(INNER)}”" if found else ""
    return {
        "title": article.title,
        "origin": said,
        "conclusion": f"In short: {[*article.abstract.values()][-1]}" if article.abstract else "",
        "statements": "\n\n".join(f"{one.title}: {one.text}" for one in told),
        **count,
        **{f"{one}s": f"{count[f'{one}s']} {one}{'s' * (count[f'{one}s'] != 1)}" for one in nouns},
    }


def _of_the_edition(paper: Paper) -> dict:
    """Return what the letter says of the edition and of who sends it."""
    doi, adapted = paper.doi, paper.adapts.get("doi")
    address = f" It adapts the article at <{DOI}{adapted}>."
    later = open_("DOI, once it exists; add it to the statements too")
    sender = next((author for author in paper.authors if author.get("corresponding")), {})
    all_agree = all(author.get("agrees") for author in paper.authors)
    to_confirm = open_(f"confirmation that {AGREED}; {ITS_ORIGIN}")
    archived = f"Data and code are archived at {DOI}{doi}."
    return {
        "type": paper.article_type,
        "description": paper.description.translate(INNER),
        "adapted": address if adapted else "",
        "data_licence": licence_name(paper.licences["data"]),
        "code_licence": licence_name(paper.licences["code"]),
        "repository": paper.repository or open_("address of the public repository"),
        "archived": archived if doi else f"Data and code are not archived yet: {later}.",
        "agreed": f"{AGREED.capitalize()}." if all_agree else to_confirm,
        "name": name_of(sender) if sender else open_("name of the corresponding author"),
        "email": sender.get("email") or open_("e-mail"),
        "orcid": sender.get("orcid") or open_("ORCID"),
    }
