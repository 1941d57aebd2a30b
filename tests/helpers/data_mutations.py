"""Ways to spoil a data file, and a process that says what is found wrong with it."""

import base64
import csv
import io
import json
import os
import shutil
import subprocess
from pathlib import Path

from .project import BIN, ROOT, engine_of
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


WORKER = """
import base64, json, sys, traceback
from datapaper.core.project import Project
from datapaper.data.loading import load
from datapaper.data.package import DataError, DataPackage
from datapaper.data.refuse_invalid import check
from datapaper.data.validate import all_faults

package = DataPackage(Project.find())

def answer(order):
    if not order["load"]:
        return all_faults(package)
    check(package)
    for resource in package.resources:
        load(package, resource["name"])
    return []

for line in sys.stdin:
    order = json.loads(line)
    file = package.project.data / order["file"]
    before = file.read_bytes()
    file.unlink()
    if order["raw"] is not None:
        file.write_bytes(base64.b64decode(order["raw"]))
    try:
        said = {"faults": answer(order)}
    except DataError as error:
        said = {"faults": str(error).splitlines()}
    except BaseException:
        said = {"exception": traceback.format_exc()}
    file.write_bytes(before)
    print(json.dumps(said), flush=True)
"""


class Checker:
    """A process with a copy of the data and of the code that checks them; it takes a spoilt file and says what is wrong."""

    def __init__(self, folder: Path, package: dict = PACKAGE):
        """Copy, with this descriptor, and start."""
        shutil.copytree(ROOT / "data", folder / "data")
        for name in ("references.bib", "_config.yml"):
            shutil.copy(ROOT / name, folder)
        (folder / "data" / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        pipes = {
            "stdin": subprocess.PIPE,
            "stdout": subprocess.PIPE,
            "text": True,
            "encoding": "utf-8",
        }
        self.process = subprocess.Popen(
            [BIN / "python", "-c", WORKER],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": engine_of(folder)},
            **pipes,
        )

    def faults(self, name: str, raw: bytes | None, load: bool = False) -> list[str]:
        """The lines that are said of a package in which one file has these bytes, or is not there."""
        order = {
            "file": RESOURCES[name]["path"],
            "raw": raw if raw is None else base64.b64encode(raw).decode(),
            "load": load,
        }
        print(json.dumps(order), file=self.process.stdin, flush=True)
        said = json.loads(self.process.stdout.readline())
        assert "exception" not in said, (
            f"{name}: {raw[:300] if raw else raw!r}\n{said['exception']}"
        )
        return said["faults"]

    def close(self) -> None:
        """End the process."""
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
