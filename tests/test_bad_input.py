"""Promise: bad input stops the build with one readable message, and the last good build stays."""

import json

import pytest

from building import jupyter_book, make


def replaced(old: str, new: str):
    """An edit: what stands once in a file becomes something else."""

    def edit(text: bytes) -> bytes:
        assert text.count(old.encode()) == 1, f"{old!r} does not stand once in the file"
        return text.replace(old.encode(), new if isinstance(new, bytes) else new.encode())

    return edit


def without_unit(text: bytes) -> bytes:
    """Drop the column ``unit`` of aid.csv, the seventh; no quoted cell comes before it."""
    lines = [line.split(b",", 7) for line in text.splitlines()]
    return b"\n".join(b",".join(cells[:6] + cells[7:]) for cells in lines) + b"\n"


def first_row_again(text: bytes) -> bytes:
    """Append the first row once more."""
    return text + text.splitlines(keepends=True)[1]


FAULTS = {
    "wrong type": (replaced("1946,26.3", "1946,much"), ["row 2", "'value'", "'much'", "number"]),
    "value too low": (replaced("1946,26.3", "1946,-26.3"), ["row 2", "'value'", "'-26.3'", "minimum"]),
    "year out of range": (replaced("1945,1946,", "1845,1946,"), ["row 2", "'period_from'", "'1845'", "minimum"]),
    "unknown category": (replaced("UNRRA,grant", "UNRRA,gift"), ["row 2", "'measure'", "'gift'", "enum"]),
    "missing value": (replaced("1946,26.3", "1946,"), ["row 2", "'value'", "required"]),
    "missing column": (without_unit, ["row 1", "'unit'", "missing"]),
    "duplicate key": (first_row_again, ["row 16", "aid_id", "unrra-1945-46", "row at position 2"]),
    "unknown source": (replaced("States.\",zickel1994", "States.\",nobody1994"), ["row 2", "'source'", "'nobody1994'", "references.bib"]),
    "broken encoding": (replaced("Relief", b"Reli\xe8f"), ["row 2", "utf-8", "xe8"]),
    "empty file": (lambda text: b"", ["empty"]),
    "no rows": (lambda text: text.splitlines(keepends=True)[0], ["empty"]),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_bad_data_is_refused_in_one_message_and_the_last_build_stays(scratch, fault):
    edit, told = FAULTS[fault]
    file, before = scratch.root / "data" / "aid.csv", scratch.digests()
    file.write_bytes(edit(file.read_bytes()))
    code, log = jupyter_book(scratch.root)
    lines = [line for line in log.splitlines() if line.startswith("  data/")]
    assert code != 0 and {line[:14] for line in lines} == {"  data/aid.csv"}
    assert [line for line in lines if all(part.lower() in line.lower() for part in told)]
    assert "Traceback" not in log
    assert scratch.digests() == before


def test_make_stops_at_bad_data_before_the_article(scratch):
    file, before = scratch.root / "data" / "trade.csv", scratch.digests()
    file.write_bytes(b"")
    code, log = make(scratch.root, "html", "article")
    assert code != 0 and "data/trade.csv" in log
    assert scratch.digests() == before


def test_a_missing_file_is_named(scratch):
    (scratch.root / "data" / "income.csv").unlink()
    code, log = jupyter_book(scratch.root)
    assert code != 0 and "data/income.csv" in log and "Traceback" not in log


def test_a_row_that_points_to_no_other_row_is_refused(scratch):
    file = scratch.root / "data" / "references.csv"
    text = file.read_text(encoding="utf-8").replace(",I-92,", ",I-93,")
    file.write_text(text, encoding="utf-8")
    code, log = jupyter_book(scratch.root)
    assert code != 0 and "'archival_file'" in log and "'I-93'" in log


def test_a_failing_cell_fails_the_build_names_the_notebook_and_leaves_the_last_build(scratch):
    file, before = scratch.root / "book" / "aid.ipynb", scratch.digests()
    notebook = json.loads(file.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    cells[-1]["source"] = ["raise ValueError('the totals do not agree')"]
    file.write_text(json.dumps(notebook), encoding="utf-8")
    code, log = jupyter_book(scratch.root)
    assert code != 0 and "aid.ipynb" in log and "the totals do not agree" in log
    assert scratch.digests() == before


def test_an_unknown_resource_fails_the_build_and_names_those_there_are(scratch):
    file = scratch.root / "book" / "aid.ipynb"
    file.write_text(file.read_text(encoding="utf-8").replace('load(\\"aid\\")', 'load(\\"aids\\")'), encoding="utf-8")
    code, log = jupyter_book(scratch.root)
    assert code != 0 and "no resource 'aids'" in log and "archival_files" in log
