"""Promise: a table names its heads, scrolls in a named frame, and its rows have names of their own."""

import re

import pandas
import pytest
from helpers.built_book import plain

from evidence import table


def test_tables_say_which_head_a_cell_belongs_to_and_scroll_in_a_named_frame(book):
    table = book.pages["aid"].find(id="tab-gap")
    assert {head["scope"] for head in table.select("thead th")} == {"col"}
    heads = [plain(head) for head in table.select("thead th")]
    assert [
        [cell["data-label"] for cell in row.select("td")] for row in table.select("tbody tr")
    ] == [heads] * len(table.select("tbody tr"))
    frame = table.parent
    assert (frame["class"], frame["role"], frame["tabindex"]) == (["table-frame"], "region", "0")
    assert (
        plain(table.find(id=frame["aria-labelledby"]))
        == "Imports that exports did not pay for, year by year."
    )


def test_the_numbers_of_the_book_lead_to_rows(book):
    link = book.pages["aid"].find("a", string=book.quantity("aid", "gap-1950"))
    assert plain(book.pages["aid"].find(id=link["href"].lstrip("#")).td) == "1950"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"anchors": "Year"}, "some stand twice: tab-t-1950"),
        ({"anchors": "Gap"}, "none of its cells may be empty"),
        ({"anchors": "Years"}, "tab-t has no column 'Years'; it has: 'Year', 'Gap'"),
        ({"filters": ["Kind"]}, "tab-t has no column 'Kind'"),
    ],
)
def test_a_table_refuses_rows_without_a_name_of_their_own(options, told):
    frame = pandas.DataFrame({"Year": [1950, 1950], "Gap": [1.0, None]})
    with pytest.raises(ValueError, match=re.escape(told)):
        table(frame, "tab-t", "T", **options)
