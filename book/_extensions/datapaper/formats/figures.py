"""Every figure of the article as files of its own, with what they show in words."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from datapaper.article.model import Article, Exhibit
from datapaper.formats.csv_text import as_csv
from datapaper.metadata import Edition

from . import svg

FOLDER = "figures"
INDEX = "figures.csv"
COLUMNS = ["file", "title", "legend", "alt", "sources"]
DOTS = 600  # an inch: what publishers ask of drawings of lines; photographs need half of it


def write(article: Article, edition: Edition, folder: Path):
    """Write each figure as ``figures/figureN.pdf`` and ``figures/figureN.png``.

    ``figures/figures.csv`` has a row for each file.
    """
    target = folder / FOLDER
    target.mkdir()
    drawn = [(one, one.picture) for one in article.exhibits if one.picture]
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda pair: _draw(pair[0], pair[1], target), drawn))
    rows = [
        [file, one.title, one.legend, one.alt, one.provenance]
        for one, _ in drawn
        for file in names(one)
    ]
    (target / INDEX).write_bytes(as_csv(COLUMNS, rows))


def names(figure: Exhibit) -> list[str]:
    """Return the names of the files of one figure."""
    return [f"figure{figure.number}.{ending}" for ending in ("pdf", "png")]


def _draw(figure: Exhibit, picture: Path, target: Path):
    document, points = names(figure)
    (target / document).write_bytes(svg.pdf(picture))
    (target / points).write_bytes(svg.png(picture, DOTS))
