"""Every figure of the article as files of its own, with what they show in words."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from datapaper.article.model import Article
from datapaper.formats.csv_text import as_csv
from datapaper.metadata import Edition

from . import svg

FOLDER = "figures"
COLUMNS = ["file", "title", "legend", "alt", "sources"]
DOTS = 600  # an inch: what publishers ask of drawings of lines; photographs need half of it


def write(article: Article, edition: Edition, folder: Path):
    """Write each figure as ``figures/figureN.pdf`` and ``figures/figureN.png``.

    ``figures/figures.csv`` has a row for each file.
    """
    target = folder / FOLDER
    target.mkdir()
    drawn = {f"figure{one.number}": (one, one.picture) for one in article.exhibits if one.picture}
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda name: _draw(drawn[name][1], target / name), drawn))
    rows = [
        [f"{name}.{ending}", one.title, one.legend, one.alt, one.provenance]
        for name, (one, _) in drawn.items()
        for ending in ("pdf", "png")
    ]
    (target / f"{FOLDER}.csv").write_bytes(as_csv([COLUMNS, *rows]))


def _draw(picture: Path, file: Path):
    file.with_suffix(".pdf").write_bytes(svg.pdf(picture))
    file.with_suffix(".png").write_bytes(svg.png(picture, DOTS))
