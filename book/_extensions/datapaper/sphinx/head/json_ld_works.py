"""People and works in the terms of schema.org, as the pages refer to them in JSON-LD."""

from datapaper.metadata import Edition, affiliation_of, licences, name_of
from datapaper.metadata.csl_items import DOI, ORCID
from datapaper.metadata.yaml_schema import known


def people(authors: list[dict]) -> list[dict]:
    """Return authors as persons and organisations."""
    return [_organisation(one["name"]) if "name" in one else _person(one) for one in authors]


def _person(one: dict) -> dict:
    return known(
        {
            "@type": "Person",
            "@id": one.get("orcid") and f"{ORCID}{one['orcid']}",
            "name": name_of(one),
            "givenName": one["given"],
            "familyName": one["family"],
            "affiliation": _organisation(affiliation_of(one)),
        }
    )


def _organisation(name: str) -> dict:
    return {"@type": "Organization", "name": name} if name else {}


def adapted(work: dict) -> dict:
    """Return the article that the edition adapts."""
    volume = {
        "@type": "PublicationVolume",
        "volumeNumber": str(work["volume"]),
        "isPartOf": {"@type": "Periodical", "name": work["journal"]},
    }
    return {
        "@type": "ScholarlyArticle",
        "@id": DOI + work["doi"],
        "name": work["title"],
        "author": people(work["authors"]),
        "datePublished": str(work["year"]),
        "pagination": work["number"],
        "isPartOf": volume,
        "license": licences.ADDRESSES[work["licence"]],
    }


def whole(edition: Edition) -> dict:
    """Return what identifies the edition wherever something is part of it."""
    paper = edition.paper
    return known(
        {
            "@type": "ScholarlyArticle",
            "@id": DOI + paper.doi if paper.doi else paper.url,
            "name": paper.full_title,
            "author": people(paper.authors),
            "datePublished": edition.day,
            "license": licences.ADDRESSES[paper.licences["text"]],
            "url": paper.url,
        }
    )
