"""The files that the journal takes: others were made, and held against what venues ask for, but are not part of its bundle."""

import shutil
from pathlib import Path

from datapaper.article.model import Article
from datapaper.metadata import Edition, journal

OF = {
    "docx": "article.docx",
    "latex": "article-latex.zip",
    "pdf": "article.pdf",
    "review": "article-review.pdf",
    "jats": "article.jats.xml",
    "figures": "figures",
    "tables": "tables",
}


def write(article: Article, edition: Edition, folder: Path):
    """Remove the kinds of files that the journal does not take."""
    taken = journal(edition.paper.journal)
    for kind, name in OF.items():
        if not taken.wants(kind):
            shutil.rmtree(folder / name) if (folder / name).is_dir() else (folder / name).unlink()
