"""``metadata.json``: what the form of a journal asks for, ready to be copied into it."""

import json
from pathlib import Path

from datapaper.article.main_text import statements, words_of_abstract, words_of_main_text
from datapaper.article.model import Article
from datapaper.journals.profile import Profile
from datapaper.metadata import Edition
from datapaper.metadata.yaml_schema import known

NAME = "metadata.json"


def write(article: Article, edition: Edition, profile: Profile, folder: Path):
    """Write the file."""
    text = json.dumps(described(article, edition, profile), ensure_ascii=False, indent=2)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def described(article: Article, edition: Edition, profile: Profile) -> dict:
    """Return all that is known of the manuscript; what is not known is left out."""
    paper, at = edition.paper, edition.commit
    commit = at and {"name": at.name, "date": at.date, "changed": at.changed}
    return known(
        {
            "journal": profile.name,
            "article_type": paper.article_type,
            "title": article.title,
            "abstract": article.abstract,
            "keywords": paper.keywords,
            "language": paper.language,
            "authors": [known(author) for author in paper.authors],
            "licences": paper.licences,
            "sections": list(article.sections),
            "statements": [one._asdict() for one in statements(article, paper.statements)],
            "counts": counts(article),
            "version": paper.version,
            "day": edition.day,
            "doi": paper.doi,
            "repository": paper.repository,
            "url": paper.url,
            "commit": commit,
            "data_sha256": edition.data,
            "adapts": paper.adapts,
            "related": paper.related,
        }
    )


def counts(article: Article) -> dict[str, int]:
    """Return how many words, numbered tables and figures, and references there are."""
    kinds = [exhibit.kind for exhibit in article.exhibits]
    return {
        "words_of_abstract": words_of_abstract(article),
        "words_of_main_text": words_of_main_text(article),
        "tables": kinds.count("table"),
        "figures": kinds.count("figure"),
        "references": len(article.references),
    }
