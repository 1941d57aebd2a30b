"""Promise: a table says of each row which rows of data are behind it, and a row of data shows its
source's own words or says why it has none."""

import pandas as pd
import pytest
from helpers.small_package import described, package

from datapaper.data.quotations import NO_QUOTE
from datapaper.notebook import numbers, provenance, row_origins
from datapaper.sphinx.data_pages.data_table import Cell, Work, table

COLUMNS = ["id", "source", "locator", "quote", "quote_language", "translation", "no_quote", "url"]
QUOTED = "a,smith2000,p. 3,Un lek,sq,One lek,,https://a.org/3"
UNQUOTED = "b,jones1990,p. 4,,,,number-only,"
WORKS = {"jones1990": Work(Cell("jones1990", "ref", "Jones"), "https://b.org")}
LINES = [",".join(COLUMNS), QUOTED, UNQUOTED, "c,brown1980,p. 5,,,,because,javascript:x"]


@pytest.fixture
def sums(tmp_path):
    """A data package of three rows."""
    return package(tmp_path, described(COLUMNS, {"title": "Sums"}), "\n".join(LINES) + "\n")


@pytest.fixture
def shown(sums):
    """The rows of its page."""
    for field in sums.resource("sums")["schema"]["fields"]:
        field["title"] = field["name"]
    return table(sums, sums.resource("sums"), WORKS).rows


@pytest.fixture
def frame(sums, monkeypatch) -> pd.DataFrame:
    """The same rows as a notebook has them."""
    monkeypatch.setattr(provenance, "package", lambda: sums)
    whole = pd.DataFrame({"id": ["a", "b", "c"], "source": ["s"] * 3, "value": [1, 2, 3]})
    whole.attrs["resource"] = "sums"
    monkeypatch.setattr(provenance, "load", lambda name: whole)
    return whole


def test_a_quotation_has_its_language_and_what_is_not_quoted_says_why(shown):
    quoted, _, translated = shown[0].cells[3:6]
    assert (quoted.text, quoted.tag, quoted.language) == ("Un lek", "blockquote", "sq")
    assert (translated.text, translated.tag, translated.language) == ("One lek", "blockquote", "en")
    why = shown[1].cells[6]
    assert (why.text, why.tag, why.value) == (NO_QUOTE["number-only"], "data", "number-only")
    assert shown[2].cells[6].text == "because"


def test_a_row_has_its_own_address_or_that_of_its_source_and_no_script(shown):
    assert [row.address for row in shown] == ["https://a.org/3", "https://b.org", ""]
    assert [row.place for row in shown][:2] == ["smith2000, p. 3", "jones1990, p. 4"]


def test_a_frame_tells_for_each_row_where_it_comes_from(frame):
    assert row_origins.origins(frame.iloc[[2, 0]], 2, "tab-t") == [
        "{from}`sums 4`",
        "{from}`sums 2`",
    ]


def test_a_row_may_come_from_several_frames_or_none(frame):
    each = [frame, [frame.iloc[:1], frame.iloc[2:]], frame.iloc[:0]]
    told = ["{from}`sums 2-4`", "{from}`sums 2`{from}`sums 4`", ""]
    assert row_origins.origins(each, 3, "tab-t") == told


def test_as_many_rows_must_be_told_as_the_table_has(frame):
    told = "tab-t has 2 rows, each= tells where 3 come from"
    with pytest.raises(ValueError, match=told):
        row_origins.origins(frame, 2, "tab-t")


def test_a_number_may_rest_on_one_row_and_on_no_more(frame, monkeypatch):
    kept = {}
    monkeypatch.setattr(numbers, "store", kept.__setitem__)
    numbers.number("lek", 1, "{} lek", frame.iloc[[1]])
    assert kept["lek"] == {"text/markdown": "{from}`1 lek <sums 3>`{cite}`s`"}
    with pytest.raises(ValueError, match="'lek' can rest on one row; the frame has 3"):
        numbers.number("lek", 1, "{} lek", frame)


def test_a_number_of_a_table_may_tell_its_rows_of_data(frame, monkeypatch):
    kept = {}
    monkeypatch.setattr(numbers, "store", kept.__setitem__)
    numbers.number("lek", 1, "{} lek", "tab-t", rows=frame.iloc[[0, 2]])
    assert kept["lek"] == {"text/markdown": "{from}`sums 2,4`{ref}`1 lek <tab-t>`"}
