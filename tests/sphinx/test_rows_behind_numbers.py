"""Promise: a row of a table, and a number of the text, lead in the HTML book to the rows of data
that they were computed from; the article shows nothing of it."""

import json

import pytest

FROM = "June has {from}`30 days <months 7>`."


def test_each_row_of_a_table_leads_to_its_row_of_data(html):
    table = html.page("book/results").select_one("#tab-months")
    assert table.select("thead th")[-1].get_text() == "Data"
    cells = [row.select("td")[-1] for row in table.select("tbody tr")]
    assert [cell["data-label"] for cell in cells] == ["Data"] * 12
    links = [(cell.a["href"], cell.get_text().strip()) for cell in cells]
    assert links == [(f"../data/months.html#row-{n}", f"months {n}") for n in range(2, 14)]


def test_a_preview_keeps_where_a_row_leads_and_where_its_source_has_it(html):
    kept = (html.folder / "previews" / "book" / "results.js").read_text(encoding="utf-8")
    shown = json.loads(kept[kept.index(", ") + 2 : -3])
    assert '<td class="data-rows"><a href="../data/months.html#row-3">months 3</a></td>' in shown
    kept = (html.folder / "previews" / "data" / "months.js").read_text(encoding="utf-8")
    place = 'data-place="python-calendar, monthrange(2023, 2), monthrange(2024, 2)"'
    address = 'data-address="https://docs.python.org/3/library/calendar.html"'
    assert f'<tr id="row-3" {place} {address}>' in json.loads(kept[kept.index(", ") + 2 : -3])


def test_the_page_of_a_file_leads_to_the_place_of_its_sources(html):
    addresses = [link["href"] for link in html.page("data/months").select("dl.about-data a")]
    assert "https://docs.python.org/3/library/calendar.html" in addresses


def test_the_article_has_no_such_column(article):
    heads = [head.get_text() for head in article.article.select("#tab-months th")]
    assert len(heads) == 6 and "Data" not in heads
    assert not article.article.select("td span:not([id]), a[href*='data/']")


@pytest.mark.parametrize("builder", ["html", "article"])
def test_words_lead_to_a_row_of_data_in_the_book_and_are_words_in_the_article(paper, builder):
    paper.append("conclusions", FROM)
    built = paper.build(builder)
    page = built.page("book/conclusions") if builder == "html" else built.article
    (told,) = [one for one in page.select("p") if "June has" in one.get_text()]
    links = {"30 days": "../data/months.html#row-7"} if builder == "html" else {}
    assert {link.get_text(): link["href"] for link in told.select("a")} == links
    assert " ".join(told.get_text().split()) == "June has 30 days." and not told.select("span")


def test_a_row_of_data_that_is_not_there_is_a_warning_with_its_place(paper):
    paper.append("conclusions", FROM.replace("months 7", "months 70"))
    (said,) = paper.build().warnings
    assert said.startswith("book/conclusions.md:7: WARNING: {from}`30 days <months 70>`: ")
    assert "no row 70" in said


@pytest.mark.parametrize("builder", ["html", "article"])
def test_a_link_after_a_mark_tells_its_preview_the_rows_in_the_book_alone(paper, builder):
    paper.append("conclusions", "June has {from}`months 7,9`{ref}`days <tab-months-june>`.")
    built = paper.build(builder)
    page = built.page("book/conclusions") if builder == "html" else built.article
    (told,) = [one for one in page.select("p") if "June has" in one.get_text()]
    rows = "../data/months.html#row-7 ../data/months.html#row-9" if builder == "html" else None
    assert told.a.get("data-from") == rows and told.a["href"].endswith("#tab-months-june")
    if builder == "html":
        kept = (built.folder / "previews" / "data" / "months.js").read_text(encoding="utf-8")
        assert "row-9" in kept
