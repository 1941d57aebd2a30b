"""``metadata.json``: what the form of a journal asks for, ready to be copied into it."""

import json
from pathlib import Path

from datapaper.article.main_text import statements, words_of_abstract, words_of_main_text
from datapaper.article.model import Article
from datapaper.metadata import Edition, journal
from datapaper.metadata.yaml_schema import known

NAME = "metadata.json"


def write(article: Article, edition: Edition, folder: Path):
    """Write the file."""
    text = json.dumps(described(article, edition), ensure_ascii=False, indent=2)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def described(article: Article, edition: Edition) -> dict:
    """Return all that is known of the manuscript; what is not known is left out."""
    paper, commit, addressed = edition.paper, edition.commit, journal(edition.paper.journal)
    return known(
        {
            "journal": addressed.name,
            "article_type": addressed.type_of(article.title),
            "title": article.title,
            "abstract": article.abstract,
            "keywords": paper.keywords,
            "language": paper.language,
            "authors": [known(author) for author in paper.authors],
            "licences": paper.licences,
            "statements": statements(article),
            "counts": counts(article),
            "version": paper.version,
            "day": edition.day,
            "doi": paper.doi,
            "repository": paper.repository,
            "url": paper.url,
            "commit": commit
            and {"name": commit.name, "date": commit.date, "changed": commit.changed},
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
