"""What the title page and the properties of the PDF say of the edition."""

from string import ascii_lowercase

from datapaper.metadata import Edition, affiliation_of, affiliations, licences, name_of
from datapaper.metadata.citation_formats import plain
from datapaper.metadata.csl_items import DOI, ORCID, origin, works


def about(edition: Edition) -> dict:
    """Return the facts that the templates print, for JSON; what is not known is empty."""
    paper = edition.paper
    # The mark of a place is a letter, since numbers are marks of citations.
    places = dict(zip(affiliations(paper.authors), ascii_lowercase, strict=False))
    language, _, region = paper.language.partition("-")
    return {
        "running-head": paper.running_head or paper.title,
        "description": paper.description,
        "keywords": paper.keywords,
        "language": language,
        "region": region or None,
        "authors": [_author(author, places) for author in paper.authors],
        "places": [{"mark": mark, "name": name} for name, mark in places.items()],
        "version": paper.version,
        "day": edition.day_in_words,
        "licences": _licences(paper.licences),
        "cite": _citation(edition),
        "addresses": {name: address for name, address in _addresses(edition).items() if address},
    }


def _author(author: dict, places: dict[str, str]) -> dict:
    orcid = author.get("orcid")
    reached = {
        "email": author.get("email", ""),
        "orcid": ORCID + orcid if orcid else "",
        "corresponding": bool(author.get("corresponding")),
    }
    return {"name": name_of(author), "mark": places.get(affiliation_of(author), ""), **reached}


def _licences(given: dict[str, str]) -> list[dict]:
    """Return each licence once: what it is for, its name, its address."""
    return [
        {"for": use, "name": licences.licence_name(name), "address": licences.ADDRESSES[name]}
        for name, use in licences.uses(given).items()
    ]


def _citation(edition: Edition) -> str:
    """Return how to cite this edition; the colophon has the commit and the digest of the data."""
    return plain(works(edition)[0] | {"note": origin(edition.paper)})


def _addresses(edition: Edition) -> dict[str, str]:
    paper = edition.paper
    return {"DOI": paper.doi and DOI + paper.doi, "Book": paper.url, "Source": paper.repository}
