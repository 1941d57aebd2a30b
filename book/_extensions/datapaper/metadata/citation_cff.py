"""``CITATION.cff`` (Citation File Format 1.2.0), which GitHub and Zenodo read."""

import yaml

from .csl_items import ORCID
from .paper_yml import Paper, affiliation_of
from .yaml_schema import known

HEAD = "# Written by `make metadata` from {place}, where changes belong.\n"
MESSAGE = "Please cite this edition."
MESSAGE_OF_BOTH = "Please cite both this edition and the article that it adapts."
WIDE = 10_000  # letters: no line is broken


def written(paper: Paper) -> str:
    """Return the text of the file."""
    fields = known(_edition(paper))
    text = yaml.dump(fields, Dumper=_Quoting, sort_keys=False, allow_unicode=True, width=WIDE)
    return HEAD.format(place=paper.place) + text


def _edition(paper: Paper) -> dict:
    return {
        "cff-version": "1.2.0",
        "message": MESSAGE_OF_BOTH if paper.adapts else MESSAGE,
        "title": paper.full_title,
        "type": "software",
        "abstract": paper.description,
        "authors": _authors(paper.authors),
        "version": paper.version,
        "doi": paper.doi,
        "url": paper.url,
        "repository-code": paper.repository,
        "license": list(dict.fromkeys(paper.licences.values())),
        "keywords": paper.keywords,
        "references": [_adapted(paper.adapts)] if paper.adapts else [],
    }


def _adapted(work: dict) -> dict:
    return {
        "type": "article",
        "title": work["title"],
        "authors": _authors(work["authors"]),
        "journal": work["journal"],
        "year": work["year"],
        "volume": work["volume"],
        "start": work["number"],
        "doi": work["doi"],
        "license": work["licence"],
    }


def _authors(authors: list[dict]) -> list[dict]:
    return [known(_author(one)) for one in authors]


def _author(one: dict) -> dict:
    return {
        "family-names": one.get("family"),
        "given-names": one.get("given"),
        "name": one.get("name"),
        "affiliation": affiliation_of(one),
        "orcid": one.get("orcid") and ORCID + one["orcid"],
        "email": one.get("email"),
    }


class _Quoting(yaml.SafeDumper):
    """Puts texts that are not plain into double quotation marks."""


def _text(dumper, text: str):
    try:
        plain = yaml.safe_load(text) == text
    except yaml.YAMLError:
        plain = False
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


_Quoting.add_representer(str, _text)
