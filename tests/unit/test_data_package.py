"""Promise: the data package is valid, fully described, and tied to the bibliography both ways."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from frictionless import Package
from pybtex.database import parse_file

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
FILES = sorted(path.name for path in DATA.glob("*.csv"))
ISO = {"day": r"\d{4}-\d\d-\d\d", "month": r"\d{4}-\d\d", "year": r"\d{4}"}
ORDINALS = {
    "marker",
    "number",
    "outline",
    "paragraph",
    "point",
    "printed_first",
    "printed_last",
    "true_number",
}


def descriptors() -> dict[str, dict]:
    """The descriptor of each resource, by its file."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["path"]: resource for resource in package["resources"]}


def fields(file: str) -> dict[str, dict]:
    """The descriptor of each column of a file, by its name."""
    return {field["name"]: field for field in descriptors()[file]["schema"]["fields"]}


def rows(file: str) -> list[dict[str, str]]:
    """The rows of a file, as plain text."""
    return list(csv.DictReader((DATA / file).read_text(encoding="utf-8").splitlines()))


def bibliography() -> dict:
    """The entries of references.bib, by key."""
    return parse_file(str(ROOT / "references.bib")).entries


def test_frictionless_finds_no_fault():
    report = Package(str(DATA / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def test_every_file_is_described_and_every_description_has_a_file():
    assert sorted(descriptors()) == FILES


@pytest.mark.parametrize("file", FILES)
def test_every_column_is_described_in_order(file):
    assert list(rows(file)[0]) == list(fields(file))
    assert [
        name for name, field in fields(file).items() if len(field.get("description", "")) < 10
    ] == []


@pytest.mark.parametrize("file", FILES)
def test_every_quantity_has_a_unit(file):
    columns = fields(file)
    quantities = {
        name for name, field in columns.items() if field["type"] in ("integer", "number")
    } - ORDINALS
    units = {name: columns[name].get("unit", "") for name in quantities}
    assert [name for name, unit in units.items() if not unit] == []
    assert "unit" in columns or "see the column unit" not in units.values()


@pytest.mark.parametrize("file", FILES)
def test_every_row_names_a_source_and_a_place_in_it(file):
    known = bibliography()
    assert [row for row in rows(file) if row["source"] not in known or not row["locator"]] == []


@pytest.mark.parametrize("file", FILES)
def test_every_file_is_clean_text(file):
    raw = (DATA / file).read_bytes()
    text = raw.decode("utf-8")
    assert not text.startswith("\ufeff") and "\r" not in text and text.endswith("\n")
    assert [
        cell
        for row in rows(file)
        for cell in row.values()
        if cell != cell.strip() or "\ufffd" in cell
    ] == []


def test_every_date_is_as_precise_as_it_says():
    assert [
        row for row in rows("events.csv") if not re.fullmatch(ISO[row["precision"]], row["date"])
    ] == []


def test_every_event_that_lasts_ends_after_it_begins():
    assert [row for row in rows("events.csv") if row["until"] and row["until"] < row["date"]] == []


def test_periods_do_not_run_backwards():
    spans = [
        (row["period_from"], row["period_to"])
        for file in ("aid.csv", "society.csv", "trade.csv")
        for row in rows(file)
    ]
    assert [span for span in spans if span[0] > span[1]] == []


def test_no_share_is_above_the_whole():
    shares = [
        row
        for file in ("aid.csv", "society.csv", "trade.csv")
        for row in rows(file)
        if row["unit"] == "percent"
    ]
    assert shares and [row for row in shares if float(row["value"]) > 100] == []


def test_no_citation_key_is_used_twice():
    text = (ROOT / "references.bib").read_text(encoding="utf-8")
    keys = re.findall(r"^\s*@\w+\s*\{\s*([^,\s]+)", text, re.MULTILINE)
    assert [key for key, times in Counter(map(str.casefold, keys)).items() if times > 1] == []
