"""Every numbered table of the article as a file of its own."""

from pathlib import Path

from bs4 import Tag

from datapaper.article.model import MAY_BREAK, Article, Exhibit
from datapaper.formats.csv_text import as_csv
from datapaper.metadata import Edition

FOLDER = "tables"
INDEX = "tables.csv"
COLUMNS = ["file", "title", "legend", "sources"]


def write(article: Article, edition: Edition, folder: Path):
    """Write each table as ``tables/tableN.csv``, its cells as they are printed.

    ``tables/tables.csv`` has a row for each file.
    """
    target = folder / FOLDER
    target.mkdir()
    numbered = [one for one in article.exhibits if one.kind == "table"]
    for one in numbered:
        (target / name(one)).write_bytes(as_csv(*cells(one.tag)))
    rows = [[name(one), one.title, one.legend, one.provenance] for one in numbered]
    (target / INDEX).write_bytes(as_csv(COLUMNS, rows))


def name(table: Exhibit) -> str:
    """Return the name of the file of one table."""
    return f"table{table.number}.csv"


def cells(table: Tag) -> tuple[list[str], list[list[str]]]:
    """Return the head and the rows of a table as text."""
    head, *rows = table.find_all("tr")
    return _texts(head), [_texts(row) for row in rows]


def _texts(row: Tag) -> list[str]:
    texts = [cell.get_text().replace(MAY_BREAK, "") for cell in row.find_all(["th", "td"])]
    return [" ".join(text.split()) for text in texts]
