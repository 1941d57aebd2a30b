"""Write a small book with the machinery of this one: its pages, resources and settings."""

import csv
import json
import re
from pathlib import Path

from . import project
from .built_book import Book

LEDGER = ("claims", "verdicts", "contradictions", "questions", "bearings")
CONTENTS = "format: jb-book\nroot: book/index\nparts:\n"


def small_book(
    root: Path, article: dict[str, list[str]], evidence: dict[str, list[str]], **roles: str
) -> Book:
    """Copy the project with other pages, no claims and no colophon; nothing is built yet.

    article, evidence: page -> its cells, where a cell that starts with ``from`` is code.
    roles: what ``row_roles`` says of each role, as YAML.
    """
    project.copy(root)
    _drop_resources(root, LEDGER)
    for page in [
        *(root / "book").glob("*.ipynb"),
        root / "book" / "statements.md",
        root / "book" / "colophon.md",
    ]:
        page.unlink()
    front = {
        "index": ["# A small book\n\nIt is about nothing."],
        "statements": ["# Statements\n\nThere are none."],
    }
    for name, cells in {**front, **article, **evidence}.items():
        write_page(root, name, *cells)
    parts = {"The article": [*article, "statements", "references"], "The evidence": list(evidence)}
    written = [
        f"  - caption: {caption}\n    chapters:\n"
        + "".join(f"      - file: book/{name}\n" for name in names)
        for caption, names in parts.items()
        if names
    ]
    (root / "_toc.yml").write_text(CONTENTS + "".join(written), encoding="utf-8")
    set_rows(root, **roles)
    _set(root, r"(?m)^    article_appended:.*\n", "")
    _set(root, r"(?m)^    found(?:_first)?:.*\n(?:      .*\n)*", "")
    return Book(root)


def _drop_resources(root: Path, names) -> None:
    """Take resources out of the data package that are about the pages of this book."""
    file = root / "data" / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    package["resources"] = [
        resource for resource in package["resources"] if resource["name"] not in names
    ]
    file.write_text(json.dumps(package, indent=2), encoding="utf-8")
    for name in names:
        (root / "data" / f"{name}.csv").unlink()


def write_page(root: Path, name: str, *cells: str) -> None:
    """Write one page as a notebook."""
    written = [_cell(number, source) for number, source in enumerate(cells)]
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = {"cells": written, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (root / "book" / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def _cell(number: int, source: str) -> dict:
    cell = {"id": f"cell-{number}", "source": source, "metadata": {}}
    if source.startswith("from "):
        return cell | {
            "cell_type": "code",
            "metadata": {"tags": ["hide-input"]},
            "outputs": [],
            "execution_count": None,
        }
    return cell | {"cell_type": "markdown"}


def add_resource(root: Path, name: str, head: str, *rows: str) -> None:
    """Write a CSV file of text columns, the first of which is its primary key, into the data package."""
    (root / "data" / f"{name}.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    about = {"type": "string", "description": "A column of a test."}
    fields = [
        {"name": column, "title": column, **about, "label": column == "place"}
        for column in next(csv.reader([head]))
    ]
    file = root / "data" / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    package["resources"] = [
        resource for resource in package["resources"] if resource["name"] != name
    ]
    schema = {"fields": fields, "primaryKey": [fields[0]["name"]]}
    about = {
        "title": name.capitalize(),
        "description": "Rows of a test.",
        "profile": "tabular-data-resource",
    }
    package["resources"].append({"name": name, "path": f"{name}.csv", **about, "schema": schema})
    file.write_text(json.dumps(package, indent=2), encoding="utf-8")


def set_rows(root: Path, **roles: str) -> None:
    """Set ``row_roles``: role -> its settings as YAML, for example ``{resource: events, page: book/long}``."""
    entries = ", ".join(f"{role}: {settings}" for role, settings in roles.items())
    _set(root, r"(?m)^(    row_roles:).*\n(?:      .*\n)*", rf"\1 {{{entries}}}\n")


def _set(root: Path, pattern: str, new: str) -> None:
    """Replace what a pattern finds in the configuration."""
    file = root / "_config.yml"
    file.write_text(re.sub(pattern, new, file.read_text(encoding="utf-8")), encoding="utf-8")
