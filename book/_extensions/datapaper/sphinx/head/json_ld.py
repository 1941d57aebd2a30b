"""What a page is in the terms of schema.org, as JSON-LD; addresses are relative to the page."""

import json
from collections.abc import Iterable
from pathlib import PurePosixPath

from datapaper.formats import registry
from datapaper.metadata import Edition, licences
from datapaper.metadata.yaml_schema import known

from .json_ld_works import adapted, people, whole
from .page_facts import Page

QUANTITIES = ("integer", "number")


def script(data: dict) -> str:
    """Return a block of data for the head of a page; nothing in it can end the block."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("</", "<\\/").replace("<!--", "<\\u0021--")
    return f'<script type="application/ld+json">\n{text}\n</script>'


def about(edition: Edition, page: Page, package: dict, archive: str) -> list[dict]:
    """Return the description of a page, none of one that is only for finding others.

    package: the descriptor of the data; archive: the file that holds all of them, if there is one.
    """
    if page.kind == "other":
        return []
    describe = {"front": _article, "data": _dataset, "rows": _file}.get(page.kind, _part)
    described = describe(edition, page, package, archive and page.root + archive)
    return [known({"@context": "https://schema.org", **described})]


def _article(edition: Edition, page: Page, *_) -> dict:
    paper, away = edition.paper, f"{page.root}take-away/"
    files = [(one.media_type, f"{away}{one.file}") for one in registry.in_book()]
    return whole(edition) | {
        "headline": paper.full_title,
        "description": paper.description,
        "inLanguage": paper.language,
        "version": paper.version,
        "keywords": paper.keywords,
        "isAccessibleForFree": True,
        "isBasedOn": adapted(paper.adapts) if paper.adapts else {},
        "encoding": _copies("MediaObject", files),
    }


def _part(edition: Edition, page: Page, *_) -> dict:
    return {
        "@type": "WebPage",
        "name": page.title,
        "description": page.about,
        "inLanguage": edition.paper.language,
        "url": edition.paper.address(page.file),
        "isPartOf": whole(edition),
    }


def _dataset(edition: Edition, page: Page, package: dict, archive: str) -> dict:
    files = [f"{page.root}data/{one['path']}" for one in package["resources"]]
    files = [archive, *files] if archive else files
    return _described(edition, page, package, package["resources"], files) | {
        "version": package["version"],
        "isBasedOn": [
            known({"@type": "CreativeWork", "name": one["title"], "url": one.get("path")})
            for one in package["sources"]
        ],
    }


def _file(edition: Edition, page: Page, package: dict, _) -> dict:
    named, one = {"@type": "Dataset", "name": package["title"]}, page.resource
    return _described(edition, page, one, [one], [one["path"]]) | {"isPartOf": named}


def _described(
    edition: Edition, page: Page, described: dict, resources: list[dict], files: list[str]
) -> dict:
    paper = edition.paper
    kinds = [registry.MEDIA_TYPES[PurePosixPath(file).suffix] for file in files]
    return {
        "@type": "Dataset",
        "name": described["title"],
        "description": described["description"],
        "inLanguage": paper.language,
        "keywords": paper.keywords,
        "creator": people(paper.authors),
        "license": licences.ADDRESSES[paper.licences["data"]],
        "datePublished": edition.day,
        "isAccessibleForFree": True,
        "url": paper.address(page.file),
        "distribution": _copies("DataDownload", zip(kinds, files, strict=True)),
        "variableMeasured": _quantities(resources),
    }


def _copies(kind: str, files: Iterable[tuple[str, str]]) -> list[dict]:
    """Return files as entities of one kind. files: media type and address of each."""
    return [{"@type": kind, "encodingFormat": one, "contentUrl": url} for one, url in files]


def _quantities(resources: list[dict]) -> list[dict]:
    """Return each quantity that the columns hold, once for each title and unit."""
    fields = [one for resource in resources for one in resource["schema"]["fields"]]
    measured = [one for one in fields if one["type"] in QUANTITIES and one.get("unit")]
    columns = {(one["title"], one["unit"]): one["description"] for one in measured}
    return [
        {"@type": "PropertyValue", "name": title, "unitText": unit, "description": description}
        for (title, unit), description in columns.items()
    ]
