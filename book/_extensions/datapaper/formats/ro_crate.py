"""The HTML book as a research object: ``ro-crate-metadata.json`` (RO-Crate 1.1) in its folder."""

import json
from pathlib import Path

from datapaper.core import digests
from datapaper.formats import registry
from datapaper.metadata import Edition, affiliations, licences
from datapaper.metadata.csl_items import DOI
from datapaper.metadata.yaml_schema import known

from .ro_crate_entities import adapted, ids, made, person, place

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
    people = {one["@id"]: one for one in map(person, authors)}
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
        *map(place, affiliations(paper.authors)),
        *map(adapted, adapts),
        *made(edition),
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
            "author": ids(map(person, paper.authors)),
            "license": {"@id": licences.ADDRESSES[paper.licences["text"]]},
            "isBasedOn": {"@id": DOI + paper.adapts["doi"]} if paper.adapts else {},
            "identifier": DOI + paper.doi if paper.doi else "",
            "url": paper.url,
            "hasPart": ids(files),
            "mentions": ids(made(edition)[:1]),
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
