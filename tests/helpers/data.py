"""Read the data of this paper as plain text, and what the descriptor says of them."""

import csv
import json
from pathlib import Path

from .project import ROOT

DATA = ROOT / "data"
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {one["name"]: one for one in PACKAGE["resources"]}
PAGED = [name for name, one in RESOURCES.items() if one.get("rowsPage", True)]


def rows(name: str, root: Path = ROOT) -> list[dict[str, str]]:
    """The rows of one data file."""
    with (root / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
