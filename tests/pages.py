"""Add pages, resources and settings to a copy of the project."""

import csv
import json
from pathlib import Path


def add_page(root: Path, name: str, *cells: str) -> None:
    """Write a notebook and put it into the contents; a cell that starts with ``from`` or ``import`` is code."""
    written = [_cell(number, source) for number, source in enumerate(cells)]
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = {"cells": written, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (root / "book" / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    contents = root / "_toc.yml"
    part = f"  - caption: Added {name}\n    chapters:\n      - file: book/{name}\n"
    contents.write_text(contents.read_text(encoding="utf-8") + part, encoding="utf-8")


def _cell(number: int, source: str) -> dict:
    cell = {"id": f"cell-{number}", "source": source, "metadata": {}}
    if source.startswith(("from", "import")):
        return cell | {"cell_type": "code", "metadata": {"tags": ["hide-input"]}, "outputs": [], "execution_count": None}
    return cell | {"cell_type": "markdown"}


def add_resource(root: Path, name: str, head: str, *rows: str) -> None:
    """Write a CSV file of text columns, the first of which is its primary key, into the data package."""
    (root / "data" / f"{name}.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    fields = [{"name": column, "type": "string"} for column in next(csv.reader([head]))]
    file = root / "data" / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    package["resources"] = [resource for resource in package["resources"] if resource["name"] != name]
    schema = {"fields": fields, "primaryKey": [fields[0]["name"]]}
    package["resources"].append({"name": name, "path": f"{name}.csv", "profile": "tabular-data-resource", "schema": schema})
    file.write_text(json.dumps(package, indent=2), encoding="utf-8")


def set_rows(root: Path, **roles: str) -> None:
    """Set ``evidence_rows``: role -> its settings as YAML, for example ``{resource: events, page: book/long}``."""
    file = root / "_config.yml"
    before, _, after = file.read_text(encoding="utf-8").partition("    evidence_rows:\n")
    lines = after.splitlines(keepends=True)
    while lines and lines[0].startswith("      "):
        lines.pop(0)
    entries = "".join(f"      {role}: {settings}\n" for role, settings in roles.items())
    file.write_text(before + "    evidence_rows:\n" + entries + "".join(lines), encoding="utf-8")
