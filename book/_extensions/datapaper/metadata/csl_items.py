"""What there is to cite, this edition and the article that it adapts, as items of CSL."""

from datapaper.core.git import CHANGED

from .edition import Edition
from .paper_yml import Paper
from .yaml_schema import known

DOI = "https://doi.org/"
ORCID = "https://orcid.org/"


def works(edition: Edition) -> list[dict]:
    """Return this edition, and the article that it adapts if it does, as items of CSL.

    What is not known is left out.
    """
    adapts = edition.paper.adapts
    return [_edition(edition), *([_adapted(adapts)] if adapts else [])]


def origin(paper: Paper) -> str:
    """Return what a note says of the article that a paper adapts; nothing if it adapts none."""
    return f"Adapted from {DOI}{paper.adapts['doi']}" if paper.adapts else ""


def _edition(edition: Edition) -> dict:
    paper = edition.paper
    at = edition.commit
    state = f"Commit {at.name}{CHANGED * at.changed}" if at else ""
    facts = [state, f"SHA-256 of the data {edition.data}", origin(paper)]
    note = ". ".join(filter(None, facts))
    return known(
        {
            "id": f"{key(paper.authors)}{edition.year}edition",
            "type": "article",
            "title": paper.full_title,
            "author": _people(paper.authors),
            "issued": _issued(edition.day),
            "version": paper.version,
            "DOI": paper.doi,
            "URL": paper.url or paper.repository,
            "language": paper.language,
            "keyword": ", ".join(paper.keywords),
            "note": note,
        }
    )


def _adapted(work: dict) -> dict:
    return known(
        {
            "id": f"{key(work['authors'])}{work['year']}",
            "type": "article-journal",
            "title": work["title"],
            "author": _people(work["authors"]),
            "issued": _issued(str(work["year"])),
            "container-title": work["journal"],
            "volume": str(work["volume"]),
            "page": work["number"],
            "DOI": work["doi"],
            "URL": DOI + work["doi"],
            "note": work.get("edition", "").capitalize(),
        }
    )


def key(authors: list[dict]) -> str:
    """Return the start of a citation key: the first name in lower case."""
    first = authors[0].get("family") or authors[0]["name"]
    return "".join(letter for letter in first.casefold() if letter.isalnum())


def _people(authors: list[dict]) -> list[dict]:
    return [_person(one) for one in authors]


def _person(one: dict) -> dict:
    if "name" in one:
        return {"literal": one["name"]}
    return {"family": one["family"], "given": one["given"]}


def _issued(day: str) -> dict:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else {}
