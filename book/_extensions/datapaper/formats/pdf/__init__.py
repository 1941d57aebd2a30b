"""The article as PDF, made without TeX: clean HTML -> pandoc -> Typst. For readers, and for reviewers with numbered lines.

Knows nothing of Sphinx.
"""

from pathlib import Path

from datapaper.article.model import Article
from datapaper.metadata import Edition

from .typeset_pdf import typeset


def write(article: Article, edition: Edition, folder: Path) -> list[str]:
    """Write ``article.pdf`` and return the warnings of Typst. Raises FormatError."""
    written, warnings = typeset(article, edition)
    (folder / "article.pdf").write_bytes(written)
    return warnings
