"""Every row of a data file as a row of one table, its cells as they are written."""

from typing import NamedTuple
from urllib.parse import urlsplit

from datapaper.data.package import DataPackage
from datapaper.data.quotations import NO_QUOTE
from datapaper.data.row_rules import values_of
from datapaper.data.rule_texts import listed
from datapaper.notebook.myst import NOT_KNOWN
from datapaper.notebook.table_rows import filter_classes

LONG = 44
WEB = ("https://", "http://")


class Cell(NamedTuple):
    """A text which, if it has an address, is a link; the tooltip is that of the link.

    tag: the element that it stands in, if any; language: that of the text; value: what the file
    has in its place.
    """

    text: str
    href: str = ""
    tooltip: str = ""
    tag: str = ""
    language: str = ""
    value: str = ""


class Work(NamedTuple):
    """A work of the reference list: its entry there, and where it can be read."""

    entry: Cell
    address: str = ""

    @property
    def host(self) -> str:
        """Return the short form of the address."""
        return urlsplit(self.address).netloc.removeprefix("www.")


class Row(NamedTuple):
    """The cells of a row, the place in its source as the file has it, and the address of that."""

    cells: list[Cell]
    place: str
    address: str


class Column(NamedTuple):
    """A column: its name in the file, its head, and the class of its cells."""

    name: str
    label: str
    shape: str


class Table(NamedTuple):
    """A table: its classes, its columns, and the cells of each row."""

    classes: list[str]
    columns: list[Column]
    rows: list[Row]


def has_page(resource: dict) -> bool:
    """Tell whether a resource has a page of its rows; ``"rowsPage": false`` says it has none."""
    return resource.get("rowsPage", True)


def table(package: DataPackage, resource: dict, works: dict[str, Work]) -> Table:
    """Return the table of one resource.

    works: citation key -> the work, for the columns that hold such keys.
    """
    fields, rows = package.fields(resource["name"]), package.rows(resource["name"])
    choices = [_label(field) for field in fields if "enum" in field.get("constraints", {})]
    pointers = _pointers(package, resource)
    return Table(
        ["evidence", *(filter_classes(choices) or ["filterable"])],
        [Column(field["name"], _label(field), _shape(field, rows)) for field in fields],
        [_row(fields, cells, works, pointers) for cells in rows],
    )


def _label(field: dict) -> str:
    return field["title"] + (f" ({field['unit']})" if field.get("unit") else "")


def _shape(field: dict, rows: list[dict[str, str]]) -> str:
    """Return the class of a column: numbers stand to the right, sentences need width."""
    if field["type"] in ("integer", "number"):
        return "text-right"
    return "sentences" if max(len(cells[field["name"]]) for cells in rows) > LONG else ""


def _row(fields: list[dict], cells: dict[str, str], works: dict[str, Work], pointers) -> Row:
    shown = [_cell(field, cells, works, pointers) for field in fields]
    key = cells.get("source", "")
    place = ", ".join(filter(None, [key, cells.get("locator", "")]))
    address = cells.get("url") or works.get(key, Work(Cell(key))).address
    return Row(shown, place, address if address.startswith(WEB) else "")


def _cell(field: dict, cells: dict[str, str], works: dict[str, Work], pointers) -> Cell:
    name, cell = field["name"], cells[field["name"]]
    if not cell:
        return Cell(NOT_KNOWN)
    if field.get("citationKey"):
        return works.get(cell, Work(Cell(cell))).entry
    if name == "quote":
        return Cell(cell, tag="blockquote", language=cells.get("quote_language", ""))
    if name == "translation":
        return Cell(cell, tag="blockquote", language="en")
    if name == "no_quote":
        return Cell(NO_QUOTE.get(cell, cell), tag="data", value=cell)
    if field.get("format") == "uri" and cell.startswith(WEB):
        return Cell(cell, cell)
    columns, addresses = pointers.get(name, ([], {}))
    return Cell(cell, addresses.get(values_of(cells, columns), ""))


def _pointers(package: DataPackage, resource: dict) -> dict[str, tuple]:
    """Return column -> the columns of its foreign key, and the address of each of their values."""
    found: dict[str, tuple] = {}
    for key in resource["schema"].get("foreignKeys", []):
        columns, there = listed(key["fields"]), listed(key["reference"]["fields"])
        name = key["reference"]["resource"] or resource["name"]
        if has_page(package.resource(name)):
            rows = enumerate(package.rows(name), 2)
            addresses = {values_of(cells, there): f"{name}.html#row-{row}" for row, cells in rows}
            found |= dict.fromkeys(columns, (columns, addresses))
    return found
