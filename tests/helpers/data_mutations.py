"""Ways to spoil a data file, and what is found wrong with it."""

import csv
import io
import json
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from datapaper.core.project import Project
from datapaper.data.loading import load
from datapaper.data.package import DataError, DataPackage
from datapaper.data.refuse_invalid import check
from datapaper.data.validate import all_faults

from .project import ROOT
from .reference_validator import PACKAGE, RESOURCES, fields

HUGE = "9" * 400
ANYWHERE = [
    "",
    "much",
    "no such",
    "0",
    "-1",
    "1.5",
    "007",
    "1,000",
    "1e3",
    "1e400",
    "-1e400",
    "NaN",
    "INF",
    "-INF",
    "nan",
    "Infinity",
    HUGE,
    "0x1F",
    "1_000",
    "-0",
    "٣",
    "１９５０",
    "TRUE",
    "True",
    "yes",
    "1",
    "null",
    "NA",
    "None",
    "1953-02-30",
    "1953-13-01",
    "1853",
    "2953-01-01",
    "9999",
    "0000",
    "1959-06-04/1959-05-25",
    "1953",
    "1953-03",
    "1953-03-05",
    "nobody1994",
    "keefe1971",
    "xhaferri2022",
    "C999",
    "H9",
    "tab-nowhere",
    "no-such-event",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "-",
    "=",
    "\t=1",
    "\r=1",
    "a\tb",
    "a\0b",
    "a\rb",
    "a\u00a0b",
    "a\u200bb",
    "a\u202eb",
    "a\u2028b",
    "a\u00adb",
    "e\u0301",
    "中",
    "語 text",
    "😀",
    "ａ",
    "\ufeffx",
    " x",
    "x ",
    " ",
    "x" * 1001,
    "plain text",
    "Ωmega, Жуков, ë",
    "“quoted”",
    'a "b" c',
    "a, b; c",
]


def with_own(cell: str, others: list[str], field: dict) -> list[str]:
    """Values that are made from what stands in a cell, in its column, and in the descriptor."""
    bounds = field.get("constraints", {})
    steps = [
        f"{bounds[name] + step}"
        for name, step in (("minimum", -1), ("maximum", 1), ("maximum", 0.5))
        if name in bounds
    ]
    own = [
        cell + "x",
        cell + " ",
        " " + cell,
        cell.upper(),
        cell.title(),
        cell + "\0",
        cell + "٣",
        cell * 2,
        cell[:-1],
        cell + "; " + cell,
        "\udce8" + cell,
    ]
    own += [cell.partition("/")[0]]
    return [
        *own,
        *steps,
        *map(str, bounds.get("enum", [])[:2]),
        *others[:3],
        "x" * (bounds.get("maxLength", 1000) + 1),
    ]


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
        """The lines that are said of a package in which one file has these bytes, or is not there."""
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
