"""Promise: every row of every data file can be read, addressed and followed in the HTML book."""

from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup
from helpers.built_book import parsed
from helpers.data import DATA, PAGED, RESOURCES, rows

WHY_NOT = {
    "not-in-hand": "The text was not in hand.",
    "number-only": "The source is a table of numbers only.",
}
SERIES = {
    "votes": "https://hdl.handle.net/1902.1/12379",
    "income": "https://www.rug.nl/ggdc/historicaldevelopment/maddison/",
    "foreign_trade": "https://correlatesofwar.org",
    "missions": "https://correlatesofwar.org/data-sets/diplomatic-exchange",
}


def page(book, name: str) -> BeautifulSoup:
    """The whole page of one resource."""
    return parsed(book.html / "data" / f"{name}.html")


def test_every_resource_has_a_page_with_its_file_and_no_other_is_there(book):
    files = {f"{name}.csv" for name in RESOURCES} | {f"{name}.html" for name in PAGED}
    assert {path.name for path in (book.html / "data").iterdir()} == files
    for name in RESOURCES:
        published = book.html / "data" / f"{name}.csv"
        assert published.read_bytes() == (DATA / f"{name}.csv").read_bytes()
    for name in PAGED:
        assert page(book, name).select_one("article a.download")["href"] == f"{name}.csv"


def test_a_file_without_a_page_is_offered_whole_and_found_by_no_search(book):
    (name,) = set(RESOURCES) - set(PAGED)
    links = book.element("tab-resources").select("a[href]")
    addresses = {link.get_text(): link["href"] for link in links}
    assert addresses[f"data/{name}.csv"].endswith(f"/{name}.csv")
    assert f'"data/{name}"' not in (book.html / "searchindex.js").read_text(encoding="utf-8")
    pages = [file.read_text(encoding="utf-8") for file in (book.html / "book").glob("*.html")]
    linked = {one for one in [*PAGED, name] if any(f"data/{one}.html" in page for page in pages)}
    assert linked == set(PAGED)


def told(cell) -> str:
    """What the file has in a cell that the page may say in plain words."""
    return cell.data["value"] if cell.data else cell.get_text()


@pytest.mark.parametrize("name", PAGED)
def test_every_row_of_the_file_stands_on_its_page_under_its_number(book, name):
    shown = {
        line["id"]: [told(cell) for cell in line.find_all(["th", "td"])]
        for line in page(book, name).select("tbody tr")
    }
    assert shown == {
        f"row-{n}": [str(n), *(cell or "—" for cell in row.values())]
        for n, row in enumerate(rows(name), 2)
    }


@pytest.mark.parametrize("name", PAGED)
def test_the_page_is_whole_and_its_table_can_be_read_aloud(book, name):
    whole, fields = page(book, name), RESOURCES[name]["schema"]["fields"]
    assert whole.html["lang"].startswith("en")
    assert RESOURCES[name]["title"] in whole.title.get_text()
    assert [head.get_text() for head in whole.select("article h1")] == [RESOURCES[name]["title"]]
    frame = whole.select_one("div.table-frame[role=region][tabindex='0']")
    assert frame.table.caption["id"] == frame["aria-labelledby"]
    heads = frame.select("thead th[scope=col]")
    assert [head.get("title") for head in heads] == [None, *(field["name"] for field in fields)]
    for field, head in zip(fields, heads[1:], strict=True):
        assert field["title"] in head.get_text() and field.get("unit", "") in head.get_text()
    labels = [head.get_text() for head in heads[1:]]
    for line in frame.select("tbody tr"):
        assert [cell["data-label"] for cell in line.find_all("td")] == labels
    assert whole.select("nav a[href$='book/data.html']")


def test_columns_with_fixed_choices_can_be_filtered(book):
    classes = set(page(book, "events").select_one("article table")["class"])
    filters = {"filter-kind", "filter-precision", "filter-source-consulted"}
    assert classes >= {"evidence", "filterable", *filters}
    assert "filter-description" not in classes


def test_every_citation_key_leads_to_its_work(book):
    references = parsed(book.html / "book" / "references.html")
    works = {entry["id"]: entry.get_text() for entry in references.select("article .citation")}
    for name in PAGED:
        for line, row in zip(page(book, name).select("tbody tr"), rows(name), strict=True):
            address, anchor = urldefrag(line.find("td", attrs={"data-label": "Source"}).a["href"])
            assert address == "../book/references.html" and anchor in works, (name, row)
    handbook = page(book, "trade").find("a", string="keefe1971")
    title = "Area Handbook for Albania"
    assert title in works[urldefrag(handbook["href"])[1]] and title in handbook["title"]


def test_every_foreign_key_leads_to_the_row_that_it_names(book):
    works, empty = rows("references"), []
    lines = page(book, "citations").select("tbody tr")
    for line, row in zip(lines, rows("citations"), strict=True):
        link = line.find("td", attrs={"data-label": "First number printed"}).a
        there = works[int(link["href"].removeprefix("references.html#row-")) - 2]
        assert there["number"] == row["printed_first"] == link.get_text()
        empty += (
            [] if row["true_number"] else [line.find("td", attrs={"data-label": "True number"})]
        )
    assert empty and not any(cell.a for cell in empty)


def test_a_quotation_is_marked_with_its_language_and_none_is_said_in_plain_words(book):
    for line, row in zip(page(book, "verdicts").select("tbody tr"), rows("verdicts"), strict=True):
        quoted = [(one.get_text(), one.get("lang")) for one in line.select("blockquote")]
        own = [(row["quote"], row["quote_language"] or None), (row["translation"], "en")]
        assert quoted == [one for one in own if one[0]]
        said = {one["value"]: one.get_text() for one in line.select("data")}
        assert said == {word: WHY_NOT[word] for word in [row["no_quote"]] if word}
        assert line.get("data-address") == row["url"] or not row["url"]


@pytest.mark.parametrize("name", ["votes", "income", "foreign_trade", "missions"])
def test_a_series_without_sentences_leads_to_the_place_of_its_data_set(book, name):
    addresses = {line["data-address"] for line in page(book, name).select("tbody tr")}
    assert addresses == {SERIES[name]}
    assert SERIES[name] in [link["href"] for link in page(book, name).select(".about-data a")]
