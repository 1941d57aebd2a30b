"""Every row of a data file as a row of one HTML table, its cells as they are written."""

from html import escape

from datapaper.data.package import DataPackage
from datapaper.data.rule_texts import listed
from datapaper.notebook.myst import NOT_KNOWN
from datapaper.notebook.table_rows import slug
from datapaper.sphinx.html.table_markup import ROOM

LONG = 44


def has_page(resource: dict) -> bool:
    """Tell whether a resource has a page of its rows; ``"rowsPage": false`` says it has none."""
    return resource.get("rowsPage", True)


def table(package: DataPackage, resource: dict, works: dict[str, tuple[str, str]]) -> str:
    """Return the table of one resource.

    works: citation key -> address and text of its entry in the reference list,
    for the columns that hold such keys. Row ``n`` of the file has the id ``row-n``.
    """
    fields, rows = package.fields(resource["name"]), package.rows(resource["name"])
    choices = [_label(field) for field in fields if "enum" in field.get("constraints", {})]
    classes = ["evidence", "filterable", *(f"filter-{slug(head)}" for head in choices)]
    shapes = {field["name"]: _shape(field, rows) for field in fields}
    pointers = _pointers(package, resource)
    numbered = enumerate(rows, 2)
    lines = "".join(_row(row, cells, fields, shapes, works, pointers) for row, cells in numbered)
    heads = "".join(_head(field, shapes) for field in fields)
    return (
        f'{ROOM}<div class="table-frame" role="region" tabindex="0" aria-labelledby="rows">\n'
        f'<table class="{" ".join(classes)}">\n'
        f'<caption id="rows"><strong>The rows of data/{escape(resource["path"])}</strong>, '
        "numbered as in the file, whose head is row 1</caption>\n"
        f'<thead>\n<tr><th scope="col">Row</th>{heads}</tr>\n</thead>\n'
        f"<tbody>\n{lines}</tbody>\n</table>\n</div>\n"
    )


def link(text: str, href: str = "", tooltip: str = "") -> str:
    """Return a text as a link with a tooltip; without an address as text alone."""
    title = f' title="{escape(tooltip)}"' if tooltip else ""
    return f'<a href="{escape(href)}"{title}>{escape(text)}</a>' if href else escape(text)


def _label(field: dict) -> str:
    return field["title"] + (f" ({field['unit']})" if field.get("unit") else "")


def _shape(field: dict, rows: list[dict[str, str]]) -> str:
    """Return the class of a column: numbers stand to the right, sentences need width."""
    if field["type"] in ("integer", "number"):
        return ' class="text-right"'
    return ' class="sentences"' if max(len(cells[field["name"]]) for cells in rows) > LONG else ""


def _head(field: dict, shapes: dict[str, str]) -> str:
    name, label = field["name"], escape(_label(field))
    return f'<th scope="col"{shapes[name]} title="{escape(name)}">{label}</th>'


def _row(row: int, cells: dict[str, str], fields: list[dict], shapes, works, pointers) -> str:
    shown = "".join(_cell(field, cells, shapes, works, pointers) for field in fields)
    label = f'aria-label="Permalink to row {row}"'
    permalink = f'<a class="permalink" href="#row-{row}" {label}>{row}</a>'
    return f'<tr id="row-{row}"><th scope="row">{permalink}</th>{shown}</tr>\n'


def _cell(field: dict, cells: dict[str, str], shapes, works, pointers) -> str:
    name, label = field["name"], escape(_label(field))
    cell, target = cells[name], ("",)
    if field.get("citationKey"):
        target = works.get(cell, target)
    elif name in pointers:
        target = (_pointed(cells, *pointers[name]),)
    shown = link(cell, *target) if cell else NOT_KNOWN
    return f'<td{shapes[name]} data-label="{label}">{shown}</td>'


def _pointers(package: DataPackage, resource: dict) -> dict[str, tuple]:
    """Return column -> the columns of its foreign key, and the address of each of their values."""
    found: dict[str, tuple] = {}
    for key in resource["schema"].get("foreignKeys", []):
        columns, there = listed(key["fields"]), listed(key["reference"]["fields"])
        name = key["reference"]["resource"] or resource["name"]
        if not has_page(package.resource(name)):
            continue
        rows = enumerate(package.rows(name), 2)
        addresses = {
            tuple(cells[column] for column in there): f"{name}.html#row-{row}"
            for row, cells in rows
        }
        found |= dict.fromkeys(columns, (columns, addresses))
    return found


def _pointed(cells: dict[str, str], columns: list[str], addresses: dict[tuple, str]) -> str:
    return addresses.get(tuple(cells[column] for column in columns), "")
