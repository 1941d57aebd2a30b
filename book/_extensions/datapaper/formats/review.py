"""The article for reviewers: the text of the PDF, with numbered lines, widely spaced."""

from pathlib import Path

from datapaper.article.model import Article
from datapaper.metadata import Edition

from .pdf import typeset


def write(article: Article, edition: Edition, folder: Path) -> list[str]:
    """Write ``article-review.pdf`` and return the warnings of Typst. Raises FormatError."""
    written, warnings = typeset(article, edition, review=True)
    (folder / "article-review.pdf").write_bytes(written)
    return warnings
