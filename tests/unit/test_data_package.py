"""Promise: the data package is valid, fully described, and tied to the bibliography both ways."""

import re
from collections import Counter

import pytest
from frictionless import Package
from helpers.data_mutations import read
from helpers.project import ROOT
from helpers.reference_validator import KEYS, RESOURCES, fields

DATA = ROOT / "data"
ORDINALS = {"marker", "number", "outline", "paragraph", "point"}
ORDINALS |= {"printed_first", "printed_last", "true_number"}


def test_frictionless_finds_no_fault():
    report = Package(str(DATA / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def test_every_file_is_described_and_every_description_has_a_file():
    described = sorted(resource["path"] for resource in RESOURCES.values())
    assert described == sorted(path.name for path in DATA.glob("*.csv"))


@pytest.mark.parametrize("name", RESOURCES)
def test_every_column_is_described_in_order(name):
    assert list(read(name)[0]) == list(fields(name))
    said = {column: field.get("description", "") for column, field in fields(name).items()}
    assert [column for column, text in said.items() if len(text) < 10] == []


@pytest.mark.parametrize("name", RESOURCES)
def test_every_quantity_has_a_unit(name):
    columns = fields(name).items()
    numbers = {column for column, field in columns if field["type"] in ("integer", "number")}
    units = {column: fields(name)[column].get("unit", "") for column in numbers - ORDINALS}
    assert [column for column, unit in units.items() if not unit] == []
    assert "unit" in fields(name) or "see the column unit" not in units.values()


@pytest.mark.parametrize("name", RESOURCES)
def test_every_row_names_a_source_and_a_place_in_it(name):
    assert [row for row in read(name) if row["source"] not in KEYS or not row["locator"]] == []


@pytest.mark.parametrize("name", RESOURCES)
def test_every_file_is_clean_text(name):
    text = (DATA / RESOURCES[name]["path"]).read_bytes().decode("utf-8")
    assert not text.startswith("\ufeff") and "\r" not in text and text.endswith("\n")
    cells = [cell for row in read(name) for cell in row.values()]
    assert [cell for cell in cells if cell != cell.strip() or "\ufffd" in cell] == []


def test_no_citation_key_is_used_twice():
    text = (ROOT / "references.bib").read_text(encoding="utf-8")
    keys = re.findall(r"^\s*@\w+\s*\{\s*([^,\s]+)", text, re.MULTILINE)
    assert [key for key, times in Counter(map(str.casefold, keys)).items() if times > 1] == []
