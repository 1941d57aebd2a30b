"""Promise: every row of every data file can be read, addressed and followed in the HTML book."""

import csv
import json
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup
from helpers.built_book import parsed
from helpers.project import ROOT

DATA = ROOT / "data"
RESOURCES = {
    one["name"]: one
    for one in json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
}
PAGED = [name for name, one in RESOURCES.items() if one.get("rowsPage", True)]


def rows(root: Path, name: str) -> list[dict[str, str]]:
    """The rows of a file, as plain text."""
    return list(
        csv.DictReader((root / "data" / f"{name}.csv").read_text(encoding="utf-8").splitlines())
    )


def page(book, name: str) -> BeautifulSoup:
    """The whole page of one resource."""
    return parsed(book.html / "data" / f"{name}.html")


def test_every_resource_has_a_page_with_its_file_and_no_other_is_there(book):
    files = {f"{name}.csv" for name in RESOURCES} | {f"{name}.html" for name in PAGED}
    assert {path.name for path in (book.html / "data").iterdir()} == files
    for name in RESOURCES:
        assert (book.html / "data" / f"{name}.csv").read_bytes() == (
            DATA / f"{name}.csv"
        ).read_bytes()
    for name in PAGED:
        assert page(book, name).select_one("article a.download")["href"] == f"{name}.csv"


def test_a_file_without_a_page_is_offered_whole_and_found_by_no_search(book):
    (name,) = set(RESOURCES) - set(PAGED)
    links = {
        link.get_text(): link["href"] for link in book.element("tab-resources").select("a[href]")
    }
    assert links[f"data/{name}.csv"].endswith(f"/{name}.csv")
    assert f'"data/{name}"' not in (book.html / "searchindex.js").read_text(encoding="utf-8")
    written = "".join(
        file.read_text(encoding="utf-8") for file in (book.html / "book").glob("*.html")
    )
    assert f"data/{name}.html" not in written and "data/places.html" in written


@pytest.mark.parametrize("name", PAGED)
def test_every_row_of_the_file_stands_on_its_page_under_its_number(book, name):
    shown = {
        line["id"]: [cell.get_text() for cell in line.find_all(["th", "td"])]
        for line in page(book, name).select("tbody tr")
    }
    assert shown == {
        f"row-{n}": [str(n), *(cell or "—" for cell in row.values())]
        for n, row in enumerate(rows(ROOT, name), 2)
    }


@pytest.mark.parametrize("name", PAGED)
def test_the_page_is_whole_and_its_table_can_be_read_aloud(book, name):
    whole, fields = page(book, name), RESOURCES[name]["schema"]["fields"]
    assert (
        whole.html["lang"].startswith("en") and RESOURCES[name]["title"] in whole.title.get_text()
    )
    assert [head.get_text() for head in whole.select("article h1")] == [RESOURCES[name]["title"]]
    frame = whole.select_one("div.table-frame[role=region][tabindex='0']")
    assert frame.table.caption["id"] == frame["aria-labelledby"]
    heads = frame.select("thead th[scope=col]")
    assert [head.get("title") for head in heads] == [None, *(field["name"] for field in fields)]
    assert all(
        field["title"] in head.get_text() and field.get("unit", "") in head.get_text()
        for field, head in zip(fields, heads[1:])
    )
    labels = [
        [cell["data-label"] for cell in line.find_all("td")] for line in frame.select("tbody tr")
    ]
    assert labels == [[head.get_text() for head in heads[1:]]] * len(labels)
    assert whole.select("nav a[href$='book/data.html']")


def test_columns_with_fixed_choices_can_be_filtered(book):
    classes = page(book, "events").select_one("article table")["class"]
    assert {"evidence", "filterable", "filter-kind", "filter-precision", "filter-basis"} <= set(
        classes
    )
    assert "filter-description" not in classes


def test_every_citation_key_leads_to_its_work(book):
    references = parsed(book.html / "book" / "references.html")
    works = {entry["id"]: entry.get_text() for entry in references.select("article .citation")}
    for name in PAGED:
        for line, row in zip(page(book, name).select("tbody tr"), rows(ROOT, name), strict=True):
            address, anchor = urldefrag(line.find("td", attrs={"data-label": "Source"}).a["href"])
            assert address == "../book/references.html" and anchor in works, (name, row)
    handbook = page(book, "trade").find("a", string="keefe1971")
    assert (
        "Area Handbook for Albania" in works[urldefrag(handbook["href"])[1]]
        and "Area Handbook for Albania" in handbook["title"]
    )


def test_every_foreign_key_leads_to_the_row_that_it_names(book):
    lines = {line["id"]: line for line in page(book, "citations").select("tbody tr")}
    for n, row in enumerate(rows(ROOT, "citations"), 2):
        link = lines[f"row-{n}"].find("td", attrs={"data-label": "First number printed"}).a
        there = rows(ROOT, "references")[int(link["href"].removeprefix("references.html#row-")) - 2]
        assert there["number"] == row["printed_first"] == link.get_text()
    empty = [
        lines[f"row-{n}"]
        for n, row in enumerate(rows(ROOT, "citations"), 2)
        if not row["true_number"]
    ]
    assert empty and not any(
        line.find("td", attrs={"data-label": "True number"}).a for line in empty
    )
