"""The article for reviewers: the same text as the article for readers, with numbered lines, widely spaced, on one column."""

import sys
from pathlib import Path

from datapaper.article.model import Article
from datapaper.formats import pdf
from datapaper.metadata import Edition

NAME = "article-review.pdf"


def write(article: Article, edition: Edition, folder: Path):
    """Write ``article-review.pdf``. Raises PrintingError if pandoc or Typst refuse the article."""
    written, warnings = pdf.typeset(article.folder, edition, review=True)
    for warning in warnings:
        print(warning, file=sys.stderr)
    (folder / NAME).write_bytes(written)
