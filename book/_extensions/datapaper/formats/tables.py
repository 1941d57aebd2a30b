"""Every numbered table of the article as a file of its own."""

from pathlib import Path

from bs4 import Tag

from datapaper.article.model import MAY_BREAK, Article
from datapaper.formats.csv_text import as_csv
from datapaper.metadata import Edition

FOLDER = "tables"
COLUMNS = ["file", "title", "legend", "sources"]


def write(article: Article, edition: Edition, folder: Path):
    """Write each table as ``tables/tableN.csv``, its cells as they are printed.

    ``tables/tables.csv`` has a row for each file.
    """
    target = folder / FOLDER
    target.mkdir()
    tables = {f"table{one.number}.csv": one for one in article.exhibits if one.kind == "table"}
    for name, one in tables.items():
        (target / name).write_bytes(as_csv(map(_texts, one.tag.find_all("tr"))))
    rows = [[name, one.title, one.legend, one.provenance] for name, one in tables.items()]
    (target / f"{FOLDER}.csv").write_bytes(as_csv([COLUMNS, *rows]))


def _texts(row: Tag) -> list[str]:
    texts = [cell.get_text().replace(MAY_BREAK, "") for cell in row.find_all(["th", "td"])]
    return [" ".join(text.split()) for text in texts]
