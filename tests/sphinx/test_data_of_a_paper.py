"""Promise: every row of the data has an address, and can be searched for and taken away."""

import json
import re
import zipfile


def test_the_page_of_a_file_shows_every_row_under_its_number(html):
    rows = html.page("data/months").select("tbody tr")
    assert [row["id"] for row in rows] == [f"row-{number}" for number in range(2, 14)]
    february = [cell.get_text() for cell in rows[1].select("td")]
    assert february[:5] == ["february", "February", "2", "28", "29"]


def test_its_columns_have_their_titles_and_units(html):
    heads = [head.get_text() for head in html.page("data/months").select("thead th")]
    assert heads[:4] == ["Row", "Id", "Month", "Position"]
    assert heads[4] == "Days in a common year (days)"


def test_its_sources_lead_to_the_reference_list(html):
    link = html.page("data/months").select_one("#row-2").find("a", string="python-calendar")
    target, _, entry = link["href"].partition("#")
    assert target == "../book/references.html"
    assert "calendar" in html.page("book/references").find(id=entry).get_text()


def test_the_line_under_a_table_leads_to_the_rows_that_it_was_computed_from(html):
    link = html.page("book/results").select_one(".provenance a.nowrap")
    assert (link["href"], link.get_text()) == ("../data/months.html#row-2", "2–13")


def test_a_row_is_found_by_its_words(html):
    index = (html.folder / "searchindex.js").read_text(encoding="utf-8")
    assert "February: 28 days" in index and "tab-months-february" in index


def test_a_link_shows_the_row_that_it_leads_to(html):
    kept = (html.folder / "previews" / "book" / "results.js").read_text(encoding="utf-8")
    page, shown = re.match(r'previews\.keep\((".*?"), (".*")', kept, re.DOTALL).groups()
    assert json.loads(page) == "book/results"
    assert '<tr id="tab-months-february"><td>February</td>' in json.loads(shown)


def test_a_changed_cell_reaches_table_number_and_page_of_the_file(paper):
    paper.change("data/months.csv", "February,2,28", "February,2,29")
    gone = paper.root / "_build" / "html" / "data" / "gone.html"
    gone.parent.mkdir(parents=True)
    gone.write_text("left by a file that is gone", encoding="utf-8")
    built = paper.build()
    assert built.warnings == [] and not gone.exists()
    assert "29 days" in built.page("book/results").select("article p")[-1].get_text()
    assert built.page("data/months").select_one("#row-3").select("td")[3].get_text() == "29"


def test_what_looks_like_markup_is_shown_as_text(paper):
    texts = ["<script>alert(1)</script>", "<b>bold</b>", "$x^2$ *and* `code`", "a &amp; b"]
    for month, text in enumerate(texts, 1):
        place = f'"monthrange(2023, {month}), monthrange(2024, {month})"'
        paper.change("data/months.csv", place, text)
    rows = paper.build().page("data/months").select("tbody tr")[: len(texts)]
    cells = [row.select("td")[-1] for row in rows]
    assert [cell.get_text() for cell in cells] == texts and not any(cell.find() for cell in cells)


def test_building_again_after_another_page_changed_gives_the_same_bytes(paper):
    file = paper.root / "_build" / "html" / "data" / "months.html"
    paper.build()
    before = file.read_bytes()
    paper.append("cite", "A sentence more.")
    assert paper.build().warnings == [] and file.read_bytes() == before


def test_the_archive_stands_alone(html):
    with zipfile.ZipFile(html.folder / "take-away" / "months-data.zip") as archive:
        assert {*archive.namelist()} == {
            "LICENSE",
            "README.md",
            "datapackage.json",
            "months.csv",
            "references.bib",
        }


def test_every_page_offers_data_notebook_and_citations(html):
    page = html.page("book/results")
    offered = {link["href"] for link in page.select("details.take-away a[href]")}
    assert offered >= {
        "../take-away/months-data.zip",
        "../take-away/references.bib",
        "../take-away/citation.bib",
        "../_sources/book/results.ipynb",
        "../data/months.csv",
    }
