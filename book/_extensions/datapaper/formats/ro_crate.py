"""The HTML book as a research object: ``ro-crate-metadata.json`` (RO-Crate 1.1) in its folder."""

import json
import re
from pathlib import Path

from datapaper.core import digests
from datapaper.formats import registry
from datapaper.metadata import Edition, affiliation_of, affiliations, licences, name_of
from datapaper.metadata.csl_items import DOI, ORCID
from datapaper.metadata.yaml_schema import known

NAME = "ro-crate-metadata.json"
CONTEXT = ["https://w3id.org/ro/crate/1.1/context", {"sha256": "https://schema.org/sha256"}]
# What serves to show the pages.
LEFT_OUT = ("_static/", "_downloads/", "genindex.html", "search.html", "sitemap.xml")


def write(folder: Path, edition: Edition):
    """Describe every file of the book that is not there only to show it."""
    paths = [path for path in folder.rglob("*") if path.suffix in registry.MEDIA_TYPES]
    names = sorted(path.relative_to(folder).as_posix() for path in paths)
    shown = [name for name in names if not name.startswith((NAME, *LEFT_OUT))]
    files = [_file(folder, name, edition) for name in shown]
    crate = {"@context": CONTEXT, "@graph": graph(edition, files)}
    text = json.dumps(crate, ensure_ascii=False, indent=1)
    (folder / NAME).write_text(f"{text}\n", encoding="utf-8")


def graph(edition: Edition, files: list[dict]) -> list[dict]:
    """Return the entities: the descriptor, the book, its files, and what these refer to."""
    paper = edition.paper
    adapts = [paper.adapts] if paper.adapts else []
    # An author of both is known better from the edition.
    authors = [*(one for work in adapts for one in work["authors"]), *paper.authors]
    people = {one["@id"]: one for one in map(_person, authors)}
    about = {
        "@id": NAME,
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    return [
        about,
        _root(edition, files),
        *files,
        *_used_licences(edition, files),
        *people.values(),
        *map(_place, affiliations(paper.authors)),
        *map(_adapted, adapts),
        *_made(edition),
    ]


def _used_licences(edition: Edition, files: list[dict]) -> list[dict]:
    """Return the licences of the files, the text, and the article that the edition adapts."""
    names = [edition.paper.licences["text"]]
    names += [edition.paper.adapts["licence"]] if edition.paper.adapts else []
    used = {one["@id"] for file in files for one in file["license"]}
    used |= {licences.ADDRESSES[name] for name in names}
    return [
        {"@id": address, "@type": "CreativeWork", "name": licence}
        for licence, address in licences.ADDRESSES.items()
        if address in used
    ]


def _root(edition: Edition, files: list[dict]) -> dict:
    paper = edition.paper
    return known(
        {
            "@id": "./",
            "@type": "Dataset",
            "name": paper.full_title,
            "description": paper.description,
            "datePublished": edition.day,
            "version": paper.version,
            "inLanguage": paper.language,
            "keywords": ", ".join(paper.keywords),
            "author": _ids(map(_person, paper.authors)),
            "license": {"@id": licences.ADDRESSES[paper.licences["text"]]},
            "isBasedOn": {"@id": DOI + paper.adapts["doi"]} if paper.adapts else {},
            "identifier": DOI + paper.doi if paper.doi else "",
            "url": paper.url,
            "hasPart": _ids(files),
            "mentions": _ids(_made(edition)[:1]),
        }
    )


def _file(folder: Path, name: str, edition: Edition) -> dict:
    path = folder / name
    names = _licences(path, edition.paper.licences)
    return {
        "@id": name,
        "@type": "File",
        "name": path.name,
        "contentSize": str(path.stat().st_size),
        "encodingFormat": registry.MEDIA_TYPES[path.suffix],
        "sha256": digests.of_file(path),
        "license": [{"@id": licences.ADDRESSES[one]} for one in names],
    }


def _licences(path: Path, of: dict[str, str]) -> list[str]:
    """Return the licences of a file: a notebook holds text and code."""
    if path.suffix == ".ipynb":
        return list(dict.fromkeys([of["text"], of["code"]]))
    return [of["data" if path.suffix in (".csv", ".zip") else "text"]]


def _person(author: dict) -> dict:
    name = name_of(author)
    kind = "Organization" if "name" in author else "Person"
    place = affiliation_of(author)
    return known(
        {
            "@id": f"{ORCID}{author['orcid']}" if author.get("orcid") else f"#{_slug(name)}",
            "@type": kind,
            "name": name,
            "givenName": author.get("given"),
            "familyName": author.get("family"),
            "affiliation": {"@id": f"#{_slug(place)}"} if place else {},
        }
    )


def _place(name: str) -> dict:
    return {"@id": f"#{_slug(name)}", "@type": "Organization", "name": name}


def _adapted(work: dict) -> dict:
    return {
        "@id": DOI + work["doi"],
        "@type": "ScholarlyArticle",
        "name": work["title"],
        "author": _ids(map(_person, work["authors"])),
        "datePublished": str(work["year"]),
        "license": {"@id": licences.ADDRESSES[work["licence"]]},
    }


def _made(edition: Edition) -> list[dict]:
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


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", text.casefold()))


def _ids(entities) -> list[dict]:
    return [{"@id": one["@id"]} for one in entities]
