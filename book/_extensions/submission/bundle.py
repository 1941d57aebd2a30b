"""Write the whole folder ``submission``, from the article and what the edition is."""

from collections.abc import Callable
from pathlib import Path

from paper import Edition

from .document import Article

Step = Callable[[Article, Edition, Path], None]
STEPS: list[Step] = []


def write(article: Article, edition: Edition, folder: Path):
    """Write every file into an empty folder."""
    for step in STEPS:
        step(article, edition, folder)
