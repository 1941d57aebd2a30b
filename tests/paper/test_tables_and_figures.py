"""Promise: a table names its heads and rows and scrolls in a named frame; what a figure shows
stands under it as numbers, in such a table, which needs no script."""

import re

import matplotlib.pyplot as plt
import pandas
import pytest
from helpers.built_book import plain
from helpers.pdf_reader import squeezed, text

from evidence import figure, table

needs_chromium = pytest.mark.needs("chromium", "libatomic1")
OUTPUT = "Gross industrial output (1950 = 100)"
GAPS = [9.85, 7.07, 15.58, 30.41, 18.69, 29.03, 14.93, 29.83, 19.80, 24.28, 49.40, 51.28]
SUMMED = f"{sum(GAPS):.0f}"  # 1948 to 1959
BY_HAND = [  # figure, head, row, cell
    ("fig-growth", "Output (start of the plan = 1)", "plan", f"{1.277**5:.2f}"),
    ("fig-finance", "Amount (million US$)", "Trade gap with all partners", SUMMED),
    ("fig-finance", "Amount (million US$)", "Promised by the USSR", "about 246"),
    ("fig-finance", "Amount (million US$)", "Owed to the USSR and its bloc", "at least 500 to 600"),
    ("fig-income", OUTPUT, "1960", f"{100 * 1.228**5 * 1.165**5:.1f}"),
    ("fig-gdp-neighbours", "Albania", "1955", "1,882"),
    ("fig-life", "Women, modelled (years)", "1950", "47.3"),
    ("fig-votes-soviet", "Yugoslavia (%)", "1950", f"{100 * 26 / 50:.1f}"),
]
NO_NUMBERS = "numbers of fig-a must be the label of a table, tab-…, or a DataFrame with rows"


def test_tables_say_which_head_a_cell_belongs_to_and_scroll_in_a_named_frame(book):
    table = book.element("tab-gap")
    heads = table.select("thead th")
    assert {head["scope"] for head in heads} == {"col"}
    for row in table.select("tbody tr"):
        assert [cell["data-label"] for cell in row.select("td")] == list(map(plain, heads))
    frame, caption = table.parent, "Albania’s trade gap, 1947–1959."
    assert (frame["class"], frame["role"], frame["tabindex"]) == (["table-frame"], "region", "0")
    assert plain(table.find(id=frame["aria-labelledby"])) == caption


def test_the_numbers_of_the_book_lead_to_rows(book):
    link = book.pages["aid"].find("a", string=book.quantity("aid", "gap-1950"))
    assert plain(book.pages["aid"].find(id=link["href"].lstrip("#")).td) == "1950"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"anchors": "Year"}, "some names occur twice: tab-t-1950"),
        ({"anchors": "Gap"}, "none of its cells may be empty"),
        ({"anchors": "Years"}, "tab-t has no column 'Years'; it has: 'Year', 'Gap'"),
        ({"filters": ["Kind"]}, "tab-t has no column 'Kind'"),
    ],
)
def test_a_table_refuses_rows_without_a_name_of_their_own(options, told):
    frame = pandas.DataFrame({"Year": [1950, 1950], "Gap": [1.0, None]})
    with pytest.raises(ValueError, match=re.escape(told)):
        table(frame, "tab-t", "T", **options)


def test_under_every_figure_stand_its_numbers_or_the_way_to_them(book):
    figures = [tag for page in book.pages.values() for tag in page.select("figure[id]")]
    assert len(figures) >= 14
    for one in figures:
        below = one.find_next_sibling()
        if below.name == "details":
            assert below["id"] == f"{one['id']}-numbers" and not below.has_attr("open")
            assert book.rows(below["id"]), one["id"]
            below = below.find_next_sibling()
        else:
            assert plain(below).startswith("Numbers: Table "), one["id"]
            assert book.element(below.a["href"].lstrip("#")).name == "table", one["id"]
        assert "provenance" in below["class"], one["id"]


@pytest.mark.parametrize(("label", "head", "first", "cell"), BY_HAND)
def test_the_folded_numbers_are_those_that_the_sources_give(book, label, head, first, cell):
    rows = {next(iter(row.values())): row for row in book.rows(f"{label}-numbers")}
    assert rows[first][head] == cell


def test_a_folded_table_takes_no_number_of_its_own_and_stays_out_of_the_article(book):
    for page in book.pages.values():
        folded = page.select("details.figure-numbers table")
        assert [one for one in folded if one.get("id") or one.select(".caption-number")] == []
    article = squeezed(text(book.pdf))
    assert squeezed("The numbers of this figure") not in article
    assert squeezed("Numbers: Table") in article


@pytest.mark.parametrize(
    ("given", "error", "told"),
    [
        ({}, TypeError, "missing 1 required keyword-only argument: 'numbers'"),
        ({"numbers": "fig-gap"}, ValueError, NO_NUMBERS),
        ({"numbers": pandas.DataFrame()}, ValueError, NO_NUMBERS),
    ],
)
def test_a_figure_without_its_numbers_cannot_be_made(given, error, told):
    with pytest.raises(error, match=told):
        figure(plt.figure(), "fig-a", "Title", "word " * 20, **given)
    plt.close("all")


@needs_chromium
def test_the_numbers_open_without_scripts(visit):
    folded = visit("book/aid", java_script_enabled=False).locator("#fig-income-numbers")
    assert not folded.locator("table").is_visible()
    folded.locator("summary").click()
    assert folded.locator("table").is_visible()


@needs_chromium
def test_the_numbers_scroll_in_their_frame_on_a_telephone(visit):
    page = visit("book/partners", viewport={"width": 390, "height": 800})
    page.locator("#fig-gdp-neighbours-numbers summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    frame = page.get_by_role("region", name="The numbers of this figure")
    assert frame.is_visible() and frame.get_attribute("tabindex") == "0"
