"""Ways to spoil a data file, and what is found wrong with it."""

import csv
import io
import json
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from datapaper.core.project import Project
from datapaper.data.loading import load
from datapaper.data.package import DataError, DataPackage
from datapaper.data.refuse_invalid import check
from datapaper.data.validate import all_faults

from .project import ROOT
from .reference_validator import PACKAGE, RESOURCES, fields

HOSTILE = yaml.safe_load(Path(__file__).with_name("hostile_texts.yml").read_text(encoding="utf-8"))
MARKUP = [*HOSTILE["markup"], "x" * 120]
ANYWHERE = [*HOSTILE["anywhere"], "9" * 400, "x" * 1001]


def with_own(cell: str, others: list[str], field: dict) -> list[str]:
    """Values that are made from what stands in a cell, in its column, and in the descriptor."""
    bounds = field.get("constraints", {})
    steps = (("minimum", -1), ("maximum", 1), ("maximum", 0.5))
    beyond = [f"{bounds[name] + step}" for name, step in steps if name in bounds]
    same = [cell.upper(), cell.title(), cell[:-1], cell.partition("/")[0], cell * 2]
    more = [cell + end for end in ("x", " ", "\0", "٣", "; " + cell)]
    long = "x" * (bounds.get("maxLength", 1000) + 1)
    chosen = [*map(str, bounds.get("enum", [])[:2]), *others[:3]]
    return [*same, *more, " " + cell, "\udce8" + cell, *beyond, *chosen, long]


def read(name: str) -> list[dict[str, str]]:
    """The rows of a file as they stand."""
    with (ROOT / "data" / RESOURCES[name]["path"]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines(name: str, rows: list[dict[str, str]]) -> list[list[str]]:
    """Head and rows as lists of cells."""
    return [list(fields(name)), *([row[column] for column in fields(name)] for row in rows)]


def written(table: list[list[str]], **how) -> bytes:
    """A file of such lists; lone surrogates become the bytes that they stand for."""
    out = io.StringIO()
    csv.writer(out, **{"lineterminator": "\n", **how}).writerows(table)
    return out.getvalue().encode("utf-8", "surrogateescape")


class Checker:
    """A copy of the data in a folder; it takes a spoilt file and says what is wrong."""

    def __init__(self, folder: Path, package: dict = PACKAGE):
        """Copy, with this descriptor."""
        shutil.copytree(ROOT / "data", folder / "data")
        for name in ("references.bib", "_config.yml"):
            shutil.copy(ROOT / name, folder)
        (folder / "data" / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        self.package = DataPackage(Project(folder))

    def faults(self, name: str, raw: bytes | None) -> list[str]:
        """What is said of a package in which one file has these bytes, or is not there."""
        with self.spoilt({file(name): raw}):
            return all_faults(self.package)

    def refused(self, files: dict[str, bytes | None]) -> list[str]:
        """What stops a build in which files have other bytes; if nothing does, load every resource.

        files: path from the root -> bytes, or None for a file that is not there.
        """
        with self.spoilt(files):
            package = DataPackage(self.package.project)
            try:
                check(package)
            except DataError as error:
                return str(error).splitlines()
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("DATAPAPER_DATA_CHECKED", "yes")
                for name in RESOURCES:
                    load(package, name)
        return []

    @contextmanager
    def spoilt(self, files: dict[str, bytes | None]):
        """Give files these bytes, or take them away, until the block is done."""
        paths = {self.package.project.root / name: raw for name, raw in files.items()}
        before = {path: path.read_bytes() for path in paths}
        for path, raw in paths.items():
            path.unlink() if raw is None else path.write_bytes(raw)
        try:
            yield
        finally:
            for path, raw in before.items():
                path.write_bytes(raw)


def file(name: str) -> str:
    """The path of a resource from the root."""
    return f"data/{RESOURCES[name]['path']}"
