"""Who and what an RO-Crate refers to beside files: people, their places, works, the build."""

import re
from collections.abc import Iterable

from datapaper.formats import registry
from datapaper.metadata import Edition, affiliation_of, licences, name_of
from datapaper.metadata.csl_items import DOI, ORCID
from datapaper.metadata.yaml_schema import known


def person(author: dict) -> dict:
    """Return an author, a person or an organisation, as ``paper.yml`` has them."""
    name = name_of(author)
    kind = "Organization" if "name" in author else "Person"
    affiliation = affiliation_of(author)
    return known(
        {
            "@id": f"{ORCID}{author['orcid']}" if author.get("orcid") else f"#{_slug(name)}",
            "@type": kind,
            "name": name,
            "givenName": author.get("given"),
            "familyName": author.get("family"),
            "affiliation": {"@id": f"#{_slug(affiliation)}"} if affiliation else {},
        }
    )


def place(name: str) -> dict:
    """Return the organisation that an author belongs to."""
    return {"@id": f"#{_slug(name)}", "@type": "Organization", "name": name}


def adapted(work: dict) -> dict:
    """Return the article that the edition adapts."""
    return {
        "@id": DOI + work["doi"],
        "@type": "ScholarlyArticle",
        "name": work["title"],
        "author": ids(map(person, work["authors"])),
        "datePublished": str(work["year"]),
        "license": {"@id": licences.ADDRESSES[work["licence"]]},
    }


def made(edition: Edition) -> list[dict]:
    """Return how the book was made: by which command, from which commit and data."""
    at, sources = edition.commit, edition.paper.repository
    state = [f"commit {at.name}{' with changes' * at.changed}"] if at else []
    description = f"`make`, from {', '.join([*state, f'data with the SHA-256 {edition.data}'])}"
    written = " and ".join(one.label for one in registry.in_book())
    does = f"executes the notebooks and writes pages, {written}; the colophon names what it uses"
    tool = {"@id": "#make", "@type": "SoftwareApplication", "name": "make", "description": does}
    action = {
        "@id": "#build",
        "@type": "CreateAction",
        "name": "Build of the book",
        "description": description,
        "endTime": edition.day,
        "instrument": {"@id": "#make"},
        "object": {"@id": sources} if sources else {},
        "result": {"@id": "./"},
    }
    code = {"@id": sources, "@type": "SoftwareSourceCode", "name": "The sources of the book"}
    return [known(action), tool, *([code] if sources else [])]


def ids(entities: Iterable[dict]) -> list[dict]:
    """Return references to entities."""
    return [{"@id": one["@id"]} for one in entities]


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", text.casefold()))
