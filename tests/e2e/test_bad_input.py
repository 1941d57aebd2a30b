"""Promise: bad input stops the build with one readable message, and the last good build stays."""

import pytest
from helpers.changes import edit
from helpers.project import jupyter_book, make


@pytest.fixture
def kept(small):
    """A copy of the small paper whose published files must be the same in the end."""
    before = small.digests()
    yield small.root
    assert before and small.digests() == before


@pytest.mark.parametrize("command", [jupyter_book, make])
def test_bad_data_are_refused_in_one_message(kept, command):
    edit(kept / "data" / "months.csv", "February,2,28", "February,2,much")
    code, log = command(kept)
    (line,) = [line for line in log.splitlines() if line.startswith("  data/")]
    place = "  data/months.csv, row 3, days_common: “much” "
    assert code != 0 and line.startswith(place) and "Traceback" not in log


def test_an_empty_file_is_named(kept):
    (kept / "data" / "months.csv").write_bytes(b"")
    code, log = make(kept)
    assert code != 0 and "data/months.csv" in log


def test_a_notebook_that_is_none_is_named(kept):
    edit(kept / "book" / "index.ipynb", '"cells": [', '"cells": ')
    code, log = jupyter_book(kept)
    assert code != 0 and "book/index.ipynb is not a notebook" in log


def test_a_warning_fails_every_build_and_publishes_nothing(kept):
    with (kept / "book" / "statements.md").open("a", encoding="utf-8") as page:
        page.write("\nSee {ref}`nowhere`.\n")
    for target in ("html", "html", "article"):
        code, log = make(kept, target)
        assert code != 0 and "nowhere" in log


def test_failing_cells_and_an_unknown_resource_fail_the_build_which_names_all_of_them(kept):
    edit(kept / "book" / "index.ipynb", 'load(\\"months\\")', 'load(\\"weeks\\")')
    failing = '"raise ValueError(\'the totals do not agree\')\\n", "picture, axes = plt'
    edit(kept / "book" / "results.ipynb", '"picture, axes = plt', failing)
    code, log = jupyter_book(kept)
    assert code != 0 and "results.ipynb" in log and "the totals do not agree" in log
    assert "index.ipynb" in log and "no resource 'weeks'" in log and "There are: months" in log
