"""Promise: where a row that a page needs is gone, the build names page, cell, file and row."""

import nbformat
import numpy as np
import pandas as pd
import pytest
from helpers.project import BIN, run
from helpers.small_package import NAME, described, package, written
from nbformat import v4

from datapaper.data.loading import load
from datapaper.execute.missing_rows import missing_row
from datapaper.notebook import number

ROWS = [
    {"key": "loan-1957", "value": "172", "year": "1957", "text": "a"},
    {"key": "loan-1961", "value": "", "year": "1961", "text": "b"},
    {"key": "grant-1961", "value": "2", "year": "1961", "text": "a"},
]


@pytest.fixture
def frame(tmp_path, monkeypatch) -> pd.DataFrame:
    """The rows of a data file as a page has them, whose folder is where it works."""
    (tmp_path / "_config.yml").touch()
    (tmp_path / "book").mkdir()
    found = load(package(tmp_path, described(list(ROWS[0]), {}), written(ROWS)), NAME)
    monkeypatch.chdir(tmp_path / "book")
    return found


def of_loans(frame):
    """The loans, by their keys."""
    return frame[frame["text"] == "a"].set_index("key")


# What a cell computes, and what is said of the file.
GONE = {
    "row": (lambda rows: rows.set_index("key").loc["gone"], "has no row 'gone'"),
    "cell": (lambda rows: rows.set_index("key").loc["gone", "value"], "has no row 'gone'"),
    "number": (lambda rows: rows.set_index("year").loc[1959], "has no row 1959"),
    "number of numpy": (
        lambda rows: rows.set_index("year").loc[rows["year"].to_numpy("int64").max() + 1],
        "has no row 1962",
    ),
    "pair with a number of numpy": (
        lambda rows: rows.set_index(["key", "year"]).loc[("gone", np.int64(1957)), "value"],
        "has no row ('gone', 1957)",
    ),
    "several numbers": (
        lambda rows: rows.set_index("year").loc[[1957, 1962]],
        "has no row [1962]",
    ),
    "pair": (
        lambda rows: rows.set_index(["key", "year"]).loc[("gone", 1957), "value"],
        "has no row ('gone', 1957)",
    ),
    "one of several": (
        lambda rows: rows.set_index("key").loc[["loan-1957", "gone"]],
        "has no row ['gone']",
    ),
    "all of several": (
        lambda rows: rows.set_index("key").loc[["lost", "gone"], "value"],
        "has no row ['lost', 'gone']",
    ),
    "of a column": (lambda rows: rows.set_index("key")["value"]["gone"], "has no row 'gone'"),
    "after a choice": (lambda rows: of_loans(rows).loc["loan-1961"], "has no row 'loan-1961'"),
    "at": (lambda rows: rows.set_index("key").at["gone", "value"], "has no row 'gone'"),
    "dropped": (lambda rows: rows.set_index("key").drop("gone"), "has no row ['gone']"),
    "item of none": (
        lambda rows: rows.loc[rows["text"] == "c", "value"].item(),
        "has no such row",
    ),
    "item of two": (
        lambda rows: rows.loc[rows["text"] == "a", "value"].item(),
        "has 2 such rows instead of one",
    ),
    "further than the last": (lambda rows: rows.iloc[7], "has 3 such rows and no further one"),
    "first of none": (lambda rows: rows[rows["text"] == "c"].iloc[0], "has no such row"),
    "column": (lambda rows: rows["valeu"], "has no column 'valeu'"),
    "columns": (lambda rows: rows[["key", "valeu"]], "has no column ['valeu']"),
    "column of a row": (
        lambda rows: rows.set_index("key").at["loan-1957", "valeu"],
        "has no column 'valeu'",
    ),
    "groups": (lambda rows: rows.groupby("valeu"), "has no row or column 'valeu'"),
    "greatest of none": (
        lambda rows: rows.loc[rows["text"] == "c", "value"].idxmax(),
        "has no value or row (ValueError: ",
    ),
    "empty as a number": (
        lambda rows: rows["value"].astype(int),
        "has no value or row (ValueError: ",
    ),
}


@pytest.mark.parametrize("what", GONE)
def test_a_row_that_is_not_there_is_named_with_its_file(frame, what):
    compute, told = GONE[what]
    with pytest.raises((LookupError, ValueError)) as caught:
        compute(frame)
    said = missing_row(caught.value)
    assert said.startswith(f"data/{NAME}.csv {told}") and said.endswith(", which this cell needs")


def test_what_does_not_come_from_rows_of_a_file_keeps_its_own_words(frame):
    own = pd.DataFrame({"value": [1]}, index=["a"])
    for compute in (
        lambda: own.loc["b"],
        lambda: {}["b"],
        lambda: list[int]()[0],
        lambda: int("b"),
        lambda: frame["key"].map(lambda key: {}[key]),
        lambda: frame["text"].astype("many"),
    ):
        with pytest.raises((LookupError, TypeError, ValueError)) as caught:
            compute()
        assert missing_row(caught.value) == ""


def test_a_resource_that_the_package_does_not_have_names_no_file(frame):
    frame.attrs["resource"] = "another"
    with pytest.raises(KeyError) as caught:
        frame.loc["gone"]
    assert missing_row(caught.value) == ""


@pytest.mark.parametrize("value", [float("nan"), pd.NA, None])
def test_a_number_without_a_value_stops_the_page_and_is_named(value):
    with pytest.raises(ValueError, match="the number 'aid-1957' has no value: a row that it comes"):
        number("aid-1957", value)


HEAD = f"from datapaper.notebook import load\nrows = load({NAME!r})"
# The code of the third cell of a page, and how its failure begins.
STOPPED = {
    "rows.set_index('key').loc['gone', 'value']": f"data/{NAME}.csv has no row 'gone', which",
    "rows.groupby('year')['value'].sum().loc[1959]": f"data/{NAME}.csv has no row 1959, which",
    "dict(zip(rows['year'], rows['value']))[1959]": "KeyError: 1959",
    "assert len(rows) == 4, 'the text has\\nfour'": "AssertionError: the text has four",
    "float(rows['value'][1])": "a row or a value that this cell needs is missing: float() arg",
    "rows.set_index('key').loc['loan-1957', 'value']": "",
}


def test_a_page_that_stops_names_itself_its_cell_and_the_data_that_it_had_read(frame, tmp_path):
    pages = [f"book/page{number}.ipynb" for number in range(len(STOPPED))]
    for page, code in zip(pages, STOPPED, strict=True):
        cells = [v4.new_markdown_cell("# Aid"), v4.new_code_cell(HEAD), v4.new_code_cell(code)]
        nbformat.write(v4.new_notebook(cells=cells), tmp_path / page)
    status, log = run(BIN / "python", "-m", "datapaper", "execute", *pages, cwd=tmp_path)
    assert status == 1 and "executed 1 of 6 notebooks" in log
    lines = [line for line in log.splitlines() if line.startswith("book/page")]
    for page, told in zip(pages, STOPPED.values(), strict=True):
        found = [line for line in lines if line.startswith(f"{page}, cell 3: {told}")]
        assert len(found) == bool(told), (page, lines)
    assert len(lines) == 5
    assert [
        line for line in lines if not line.endswith(f" (the page had read data/{NAME}.csv)")
    ] == []
