"""Promise: bad input stops the build with one readable message, and the last good build stays."""

import json

from helpers.changes import edit
from helpers.project import jupyter_book, make


def test_the_stock_command_refuses_bad_data_in_one_message_and_the_last_build_stays(scratch):
    before = scratch.digests()
    edit(scratch.root / "data" / "aid.csv", "1946,26.3", "1946,much")
    code, log = jupyter_book(scratch.root)
    (line,) = [line for line in log.splitlines() if line.startswith("  data/")]
    assert code != 0 and line.startswith("  data/aid.csv, row 2, column 'value', value 'much'")
    assert "Traceback" not in log
    assert scratch.digests() == before


def test_a_notebook_that_is_none_is_named(scratch):
    before = scratch.digests()
    edit(scratch.root / "book" / "aid.ipynb", '"cells": [', '"cells": ')
    code, log = jupyter_book(scratch.root)
    assert code != 0 and "book/aid.ipynb is not a notebook" in log
    assert scratch.digests() == before


def test_a_warning_fails_every_build_and_publishes_nothing(scratch):
    page, before = scratch.root / "book" / "statements.md", scratch.digests()
    page.write_text(page.read_text(encoding="utf-8") + "\nSee {ref}`nowhere`.\n", encoding="utf-8")
    for target in ("html", "html", "article"):
        code, log = make(scratch.root, target)
        assert code != 0 and "nowhere" in log
        assert scratch.digests() == before


def test_make_stops_at_bad_data_before_the_article(scratch):
    file, before = scratch.root / "data" / "trade.csv", scratch.digests()
    file.write_bytes(b"")
    code, log = make(scratch.root)
    assert code != 0 and "data/trade.csv" in log
    assert scratch.digests() == before


def test_failing_cells_and_an_unknown_resource_fail_the_build_which_names_all_of_them(scratch):
    file, before = scratch.root / "book" / "aid.ipynb", scratch.digests()
    notebook = json.loads(file.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    cells[-1]["source"] = ["raise ValueError('the totals do not agree')"]
    file.write_text(json.dumps(notebook), encoding="utf-8")
    edit(scratch.root / "book" / "partners.ipynb", 'load(\\"trade\\")', 'load(\\"trades\\")')
    code, log = jupyter_book(scratch.root)
    assert code != 0 and "aid.ipynb" in log and "the totals do not agree" in log
    assert "partners.ipynb" in log and "no resource 'trades'" in log and "archival_files" in log
    assert scratch.digests() == before
