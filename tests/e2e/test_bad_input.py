"""Promise: bad input stops the build with one readable message, and the last good build stays."""

import json

import pytest
from helpers import project
from helpers.project import BIN, CHECK, jupyter_book, make, run


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
    "value too low": (
        replaced("1946,26.3", "1946,-26.3"),
        ["row 2", "'value'", "'-26.3'", "at least 0"],
    ),
    "year out of range": (
        replaced("1945,1946,", "1845,1946,"),
        ["row 2", "'period_from'", "'1845'", "at least 1"],
    ),
    "unknown category": (
        replaced("UNRRA,grant", "UNRRA,gift"),
        ["row 2", "'measure'", "'gift'", "one of: commitment"],
    ),
    "missing value": (replaced("1946,26.3", "1946,"), ["row 2", "'value'", "must not be empty"]),
    "missing column": (without_unit, ["row 1", "'unit'", "missing"]),
    "duplicate key": (first_row_again, ["row 16", "aid_id", "unrra-1945-46", "already in row 2"]),
    "unknown source": (
        replaced('States.",zickel1994', 'States.",nobody1994'),
        ["row 2", "'source'", "'nobody1994'", "references.bib"],
    ),
    "broken encoding": (replaced("Relief", b"Reli\xe8f"), ["row 2", "utf-8", "xe8"]),
    "empty file": (lambda text: b"", ["empty"]),
    "no rows": (lambda text: text.splitlines(keepends=True)[0], ["number of rows is 0"]),
    "infinite value": (
        replaced("1946,26.3", "1946,INF"),
        ["row 2", "'value'", "'INF'", "must be a number"],
    ),
    "period turned round": (
        replaced("1945,1946,", "1946,1945,"),
        ["row 2", "period_from '1946'", "period_to '1945'", "before it begins"],
    ),
    "share above the whole": (
        replaced(",38,percent", ",380,percent"),
        ["row 4", "'380'", "at most 100"],
    ),
    "one cell too many": (
        lambda text: text.replace(b"\nunrra", b"\nunrra,", 1),
        ["row 2", "more cells"],
    ),
    "semicolons": (lambda text: text.replace(b",", b";"), ["row 1", "column 'donor' is missing"]),
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


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "data/events.csv",
            "1939-04-07",
            "1939-02-30",
            ["row 2, column 'date', value '1939-02-30'", "calendar"],
        ),
        (
            "data/events.csv",
            "1939-04-07,day",
            "1939-04-07,month",
            ["row 2, column 'precision', value 'month'", "'day'"],
        ),
        ("data/datapackage.json", '"name": "aid"', '"name": "aid', ["data/datapackage.json, line"]),
        (
            "references.bib",
            "{Area Handbook for Albania}",
            "{Area Handbook for Albania",
            ["references.bib: "],
        ),
        ("book/aid.ipynb", '"cells": [', '"cells": ', ["book/aid.ipynb is not a notebook"]),
    ],
)
def test_other_broken_input_is_named_too(scratch, file, old, new, told):
    path, before = scratch.root / file, scratch.digests()
    path.write_bytes(replaced(old, new)(path.read_bytes()))
    code, log = jupyter_book(scratch.root)
    assert code != 0 and all(part in log for part in told)
    assert scratch.digests() == before


def test_a_warning_fails_every_build_and_publishes_nothing(scratch):
    page, before = scratch.root / "book" / "statements.md", scratch.digests()
    page.write_text(page.read_text(encoding="utf-8") + "\nSee {ref}`nowhere`.\n", encoding="utf-8")
    for target in ("html", "html", "article"):
        code, log = make(scratch.root, target)
        assert code != 0 and "nowhere" in log
        assert scratch.digests() == before


def test_a_head_that_a_spreadsheet_has_quoted_is_no_fault(scratch):
    file = scratch.root / "data" / "aid.csv"
    file.write_bytes(replaced("aid_id,donor,", '"aid_id","donor",')(file.read_bytes()))
    code, log = run(
        BIN / "python",
        "-c",
        CHECK,
        cwd=scratch.root / "book",
    )
    assert code == 0, log


def test_make_stops_at_bad_data_before_the_article(scratch):
    file, before = scratch.root / "data" / "trade.csv", scratch.digests()
    file.write_bytes(b"")
    code, log = make(scratch.root)
    assert code != 0 and "data/trade.csv" in log
    assert scratch.digests() == before


def test_a_missing_file_is_named(scratch):
    (scratch.root / "data" / "income.csv").unlink()
    code, log = jupyter_book(scratch.root)
    assert code != 0 and "data/income.csv" in log and "Traceback" not in log


def test_a_missing_bibliography_is_named(scratch):
    (scratch.root / "references.bib").unlink()
    code, log = jupyter_book(scratch.root)
    assert (
        code != 0
        and "references.bib: [Errno 2] No such file or directory" in log
        and "Traceback" not in log
    )


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
    file.write_text(
        file.read_text(encoding="utf-8").replace('load(\\"aid\\")', 'load(\\"aids\\")'),
        encoding="utf-8",
    )
    code, log = jupyter_book(scratch.root)
    assert code != 0 and "no resource 'aids'" in log and "archival_files" in log


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "claims",
            ",1953-03-05,date,",
            ",1953-13-05,date,",
            ["row 84, column 'value', value '1953-13-05'", "calendar"],
        ),
        (
            "claims",
            ",1953-03-05,date,",
            ",1953,date,",
            ["row 84, column 'value', value '1953'", "form of its unit 'date'"],
        ),
        (
            "claims",
            ",1959-05-25/1959-06-04,dates,",
            ",1959-06-04/1959-05-25,dates,",
            ["row 108, column 'value'", "must not end before it begins"],
        ),
        (
            "claims",
            ",khrushchev-visit,14,days,Khrushchev's",
            ",no-such-event,14,days,Khrushchev's",
            ["row 107, column 'event', value 'no-such-event'"],
        ),
        (
            "claims",
            ",14,days,Khrushchev's",
            ",14,,Khrushchev's",
            ["row 107", "a value needs a unit"],
        ),
        (
            "verdicts",
            "C106,disagrees,",
            "C106,wrong,",
            ["'verdict', value 'wrong'", "one of: agrees"],
        ),
        ("verdicts", "C106,disagrees,", "C999,disagrees,", ["'claim_id'", "'C999'"]),
        (
            "contradictions",
            "C106,C107,",
            "C107,C107,",
            ["claim_a 'C107'", "must stand before the second"],
        ),
        ("bearings", "H1-01,H1,", "H1-01,H2,", ["row 2", "must begin with that of its question"]),
        (
            "bearings",
            "H1-01,H1,for,C030,,",
            "H1-01,H1,for,C030,stalin-dies,",
            ["row 2", "exactly one of"],
        ),
    ],
    ids=str,
)
def test_a_claim_that_breaks_a_rule_is_named_by_file_row_column_and_value(
    tmp_path, file, old, new, told
):
    root = project.copy(tmp_path / "book")
    path = root / "data" / f"{file}.csv"
    path.write_bytes(replaced(old, new)(path.read_bytes()))
    code, log = run(
        BIN / "python",
        "-c",
        CHECK,
        cwd=root / "book",
    )
    assert code != 0 and f"data/{file}.csv" in log and all(part in log for part in told), log[-900:]


@pytest.mark.parametrize("file", ["aid", "claims", "events"])
def test_a_blank_line_at_the_end_is_named(tmp_path, file):
    path = project.copy(tmp_path / "book") / "data" / f"{file}.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    code, log = run(
        BIN / "python",
        "-c",
        CHECK,
        cwd=path.parents[1] / "book",
    )
    assert (
        code != 0
        and f"data/{file}.csv, row {len(path.read_bytes().splitlines())}" in log
        and "KeyError" not in log
    )


def test_a_rule_of_the_standard_that_only_frictionless_knows_holds_too(tmp_path):
    root = project.copy(tmp_path / "book")
    file = root / "data" / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    (field,) = [
        field
        for resource in package["resources"]
        if resource["name"] == "aid"
        for field in resource["schema"]["fields"]
        if field["name"] == "source"
    ]
    field["format"] = "uri"
    file.write_text(json.dumps(package), encoding="utf-8")
    code, log = run(
        BIN / "python",
        "-c",
        CHECK,
        cwd=root / "book",
    )
    assert code != 0 and "data/aid.csv, row 2" in log and "uri" in log, log[-900:]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "C106,disagrees,",
            "C106,agrees,",
            "C106 is recorded as 'agrees', but the data give 'disagrees'",
        ),
        (
            "C107,agrees,",
            "C107,disagrees,",
            "C107 is recorded as 'disagrees', but the data give 'agrees'",
        ),
    ],
)
def test_a_verdict_that_the_data_do_not_give_stops_the_page(tmp_path, old, new, told):
    root = project.copy(tmp_path / "book")
    path = root / "data" / "verdicts.csv"
    path.write_bytes(replaced(old, new)(path.read_bytes()))
    code, log = run(BIN / "python", "-m", "datapaper", "execute", "book/claims.ipynb", cwd=root)
    assert code != 0 and "data/verdicts.csv" in log and told in log
