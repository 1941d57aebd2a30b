"""Typeset an article as the build does, and measure its pages."""

import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

from datapaper.article.model import Article
from datapaper.core.project import Project
from datapaper.formats import latex, pdf
from datapaper.metadata import edition

POINTS = 72 / 25.4  # in a millimetre
PAGE = (
    "<!DOCTYPE html><html lang='en-GB'><head><title>Small</title></head>"
    "<body><div class='title'>Small</div><h1>One</h1>{}</body></html>"
)


class Word(NamedTuple):
    """A word and its box in points, from the left and the top of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def typeset(root: Path, folder: Path, target: Path, epoch: str = "") -> Path:
    """Typeset ``article.html`` of a folder as if the last commit were as old as ``epoch``."""
    project = Project(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", epoch)
        written, warnings = pdf.typeset(Article(folder, project), edition(project))
    assert warnings == []
    target.write_bytes(written)
    return target


def latex_archive(root: Path, folder: Path, target: Path, **first_author) -> Path:
    """Write the LaTeX archive of the article of a folder into a new one.

    first_author: what the first author has besides what the paper says.
    """
    project = Project(root)
    known = edition(project)
    known.paper.authors[0].update(first_author)
    target.mkdir(parents=True)
    latex.write(Article(folder, project), known, target)
    return target / "article-latex.zip"


def small(root: Path, folder: Path, body: str) -> Path:
    """Typeset a small article with this body."""
    (folder / "article.html").write_text(PAGE.format(body), encoding="utf-8")
    return typeset(root, folder, folder / "article.pdf")


def measured(file: Path) -> list[list[Word]]:
    """Return the words of each page, as poppler finds them."""
    found = subprocess.run(
        ["pdftotext", "-bbox", file, "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    pages = BeautifulSoup(found, "html.parser").find_all("page")
    return [[_word(word) for word in page.find_all("word")] for page in pages]


def _word(tag) -> Word:
    return Word(tag.get_text(), *(float(tag[side]) for side in ("xmin", "ymin", "xmax", "ymax")))


def lines(words: list[Word]) -> list[list[Word]]:
    """Return words in lines from the top.

    What overlaps by half its height stands on one line, as a raised number does.
    """
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.bottom):
        line = next((line for line in found[-3:] if _overlap(line[0], word) > 0.5), None)
        found.append([word]) if line is None else line.append(word)
    return [sorted(line, key=lambda word: word.left) for line in found]


def _overlap(one: Word, other: Word) -> float:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared / min(one.bottom - one.top, other.bottom - other.top)


def joined(line: list[Word]) -> str:
    """Return the words of a line with spaces."""
    return " ".join(word.text for word in line)
