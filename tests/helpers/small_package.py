"""A data package of one file, to hold against one rule at a time."""

import csv
import io
import json
from pathlib import Path

from datapaper.core.project import Project
from datapaper.data.package import DataPackage
from datapaper.data.validate import all_faults

KINDS = {"value": "number", "year": "integer", "page": "integer"}
NAME = "sums"


def described(columns: list[str], asked: dict) -> dict:
    """The descriptor of one resource; its first column is its key."""
    fields = [{"name": name, "type": KINDS.get(name, "string")} for name in columns]
    resource = {
        "name": NAME,
        "path": f"{NAME}.csv",
        "schema": {"fields": fields, "primaryKey": columns[0]},
    }
    return {"name": "small", "resources": [resource | asked]}


def package(folder: Path, descriptor: dict, text: str) -> DataPackage:
    """The package in a folder; text: the file as it stands."""
    data = folder / "data"
    data.mkdir(exist_ok=True)
    (folder / "references.bib").touch()
    (data / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (data / f"{NAME}.csv").write_text(text, encoding="utf-8", newline="")
    return DataPackage(Project(folder))


def written(rows: list[dict[str, str]]) -> str:
    """The text of a file; the first row has all columns."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def said(folder: Path, rows: list[dict[str, str]], **asked) -> list[str]:
    """What is wrong with rows; asked: what the descriptor of their file asks for."""
    return all_faults(package(folder, described(list(rows[0]), asked), written(rows)))
