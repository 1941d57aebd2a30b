"""Promise: bad data are refused before anything is computed, each fault in one line that says where and what."""

import json

import pytest
from helpers.data_mutations import Checker
from helpers.project import ROOT


@pytest.fixture(scope="module")
def checker(tmp_path_factory) -> Checker:
    """What checks."""
    return Checker(tmp_path_factory.mktemp("bad data"))


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


def refused(checker: Checker, file: str, edit) -> list[str]:
    """What is said, line by line, if a file is edited; each fault stands in a line after the first."""
    return checker.refused({file: edit((ROOT / file).read_bytes())})


@pytest.mark.parametrize("fault", FAULTS)
def test_bad_data_are_refused_in_lines_that_name_file_row_column_value_and_rule(checker, fault):
    edit, told = FAULTS[fault]
    _, *lines = refused(checker, "data/aid.csv", edit)
    assert {line[:14] for line in lines} == {"  data/aid.csv"}
    assert [line for line in lines if all(part.lower() in line.lower() for part in told)]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "events",
            "1939-04-07",
            "1939-02-30",
            ["row 2, column 'date', value '1939-02-30'", "calendar"],
        ),
        (
            "events",
            "1939-04-07,day",
            "1939-04-07,month",
            ["row 2, column 'precision', value 'month'", "'day'"],
        ),
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
def test_a_row_that_breaks_a_rule_is_named_by_file_row_column_and_value(
    checker, file, old, new, told
):
    said = "\n".join(refused(checker, f"data/{file}.csv", replaced(old, new)))
    assert f"data/{file}.csv" in said and all(part in said for part in told), said[-900:]


def test_a_row_that_points_to_no_other_row_is_refused(checker):
    edit = lambda text: text.replace(b",I-92,", b",I-93,")  # noqa: E731
    said = "\n".join(refused(checker, "data/references.csv", edit))
    assert "'archival_file'" in said and "'I-93'" in said


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("data/datapackage.json", '"name": "aid"', '"name": "aid', "data/datapackage.json, line"),
        (
            "references.bib",
            "{Area Handbook for Albania}",
            "{Area Handbook for Albania",
            "references.bib: ",
        ),
    ],
)
def test_a_descriptor_or_a_bibliography_that_cannot_be_read_is_named(checker, file, old, new, told):
    assert told in "\n".join(refused(checker, file, replaced(old, new)))


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("data/income.csv", "data/income.csv"),
        ("references.bib", "references.bib: [Errno 2] No such file or directory"),
    ],
)
def test_a_missing_file_is_named(checker, file, told):
    assert told in "\n".join(checker.refused({file: None}))


def test_a_head_that_a_spreadsheet_has_quoted_is_no_fault(checker):
    assert refused(checker, "data/aid.csv", replaced("aid_id,donor,", '"aid_id","donor",')) == []


@pytest.mark.parametrize("file", ["aid", "claims", "events"])
def test_a_blank_line_at_the_end_is_named(checker, file):
    last = len((ROOT / "data" / f"{file}.csv").read_bytes().splitlines()) + 1
    said = "\n".join(refused(checker, f"data/{file}.csv", lambda text: text + b"\n"))
    assert f"data/{file}.csv, row {last}" in said and "KeyError" not in said


def with_uri(text: bytes) -> bytes:
    """Ask for an address in the column ``source`` of aid.csv."""
    package = json.loads(text)
    (field,) = [
        field
        for resource in package["resources"]
        if resource["name"] == "aid"
        for field in resource["schema"]["fields"]
        if field["name"] == "source"
    ]
    field["format"] = "uri"
    return json.dumps(package).encode()


def test_a_rule_of_the_standard_that_only_frictionless_knows_holds_too(checker):
    said = "\n".join(refused(checker, "data/datapackage.json", with_uri))
    assert "data/aid.csv, row 2" in said and "uri" in said, said[-900:]
