"""The article as PDF, made without TeX: clean HTML -> pandoc -> Typst."""

from pathlib import Path

from datapaper.article.model import Article
from datapaper.metadata import Edition

from .typeset_pdf import typeset


def write(article: Article, edition: Edition, folder: Path) -> list[str]:
    """Write ``article.pdf`` and return the warnings of Typst. Raises FormatError."""
    written, warnings = typeset(article, edition)
    (folder / "article.pdf").write_bytes(written)
    return warnings
