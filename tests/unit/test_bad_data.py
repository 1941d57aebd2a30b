"""Promise: bad data are refused before anything is computed, each fault in a line of its own."""

import json

import pytest
from helpers.data_mutations import Checker, read, written
from helpers.data_mutations import lines as lines_of
from helpers.project import ROOT

# File, what stands in it once, what stands there instead, and what the line says after the file.
CELLS = r"""
aid | 1946,26.3 | 1946,much | , row 2, value: “much” is not a number in digits, such
aid | 1946,26.3 | 1946,INF | , row 2, value: “INF” is not a number
aid | 1946,26.3 | 1946,"26,3" | “26,3” is not a number here. Use a decimal point: 26.3.
aid | 1946,26.3 | 1946,-26.3 | , row 2, value: “-26.3” must be at least 0.
aid | 1946,26.3 | 1946, | , row 2, value: The cell must not be empty. Type a value.
aid | 1945,1946, | 1845,1946, | , row 2, period_from: “1845” must be at least 1939
aid | UNRRA,grant | UNRRA,gift | , row 2, measure: “gift” is not allowed. It must be one of
aid | UNRRA,grant | UNRRA,grants | , measure: “grants” is not allowed. Did you mean “grant”? It must
aid | States.",zickel1994 | States.",nobody1994 | , source: “nobody1994” is not in references.bib.
aid | States.",zickel1994 | States.",zickl94 | is not in references.bib. Did you mean “zickel1994”?
aid | 1945,1946, | 1946,1945, | end before it begins (now: period_from “1946”, period_to “1945”).
aid | ,38,percent | ,380,percent | , row 4: A percentage must be at most 100 (now: value “380”, unit
society | 1938,1939,649, | 1939,1938,649, | : A period must not end before it begins
events | 1939-04-07,day,, | 1939-04-07,day,1939-04-06, | : An event must not end before it begins
events | 1939-04-07 | 1939-02-30 | , row 2, date: “1939-02-30” is not a date of the calendar.
events | 1939-04-07 | 7.4.1939 | , row 2, date: “7.4.1939” has the wrong form. Write YYYY,
events | 1939-04-07 | 7.4.1939 | from 1900 to 2029: 1939-04-07.
events | 1939-04-07,day | 1939-04-07,month | , precision: “month” is not as exact as the date
claims | ,1953-03-05,date, | ,1953-13-05,date, | , value: “1953-13-05” is not a date
claims | ,1953-03-05,date, | ,1953,date, | , value: “1953” does not have the form of its unit “date”
claims | ,1959-05-25/1959-06-04,dates, | ,1959-06-04/1959-05-25,dates, | ends before it begins.
claims | ,khrushchev-visit,14,days,K | ,no-such-event,14,days,K | , event: “no-such-event” is not in
claims | ,14,days,Khrushchev's | ,14,,Khrushchev's | , row 107: A value needs a unit
verdicts | \nC001,confirmed, | \nC001,wrong, | , verdict: “wrong” is not allowed. It must be one of
verdicts | \nC001,confirmed, | \nC999,confirmed, | , claim_id: “C999” is not in data/claims.csv
contradictions | C106,C107, | C107,C107, | claim_b “C107”).
bearings | H1-01,H1, | H1-01,H2, | , row 2: The name of the row must begin
bearings | H1-01,H1,for,C030,, | H1-01,H1,for,C030,stalin-dies, | Exactly one of claim_id
"""


@pytest.fixture(scope="module")
def checker(tmp_path_factory) -> Checker:
    """What checks."""
    return Checker(tmp_path_factory.mktemp("bad data"))


def replaced(old: str, new: str):
    """An edit: what stands once in a file becomes something else."""

    def edit(text: bytes) -> bytes:
        assert text.count(old.encode()) == 1, f"{old!r} does not stand once in the file"
        return text.replace(old.encode(), new.encode("utf-8", "surrogateescape"))

    return edit


def without_unit(text: bytes) -> bytes:
    """Drop the column ``unit`` of aid.csv, the seventh; no quoted cell comes before it."""
    lines = [line.split(b",", 7) for line in text.splitlines()]
    return b"\n".join(b",".join(cells[:6] + cells[7:]) for cells in lines) + b"\n"


def refused(checker: Checker, file: str, edit) -> list[str]:
    """What is said, line by line, if a file is edited; a line on all comes before the faults."""
    return checker.refused({file: edit((ROOT / file).read_bytes())})[1:]


@pytest.mark.parametrize("case", CELLS.strip().splitlines())
def test_a_cell_or_a_row_that_breaks_a_rule_is_named_by_file_row_column_and_value(checker, case):
    name, old, new, told = case.replace("\\n", "\n").split(" | ")
    lines = refused(checker, f"data/{name}.csv", replaced(old, new))
    assert {line.split(",")[0].split(":")[0] for line in lines} == {f"  data/{name}.csv"}
    assert [line for line in lines if told in line], lines


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (without_unit, ", row 1: The header lacks “unit”. Add the column after “value”."),
        (
            lambda text: text + text.splitlines(keepends=True)[1],
            "is already used in row 2. Each row needs its own.",
        ),
        (lambda text: b"", ", row 1: The file is empty"),
        (lambda text: text.splitlines(keepends=True)[0], ": The file has a header and no rows."),
        (
            lambda text: text.replace(b"\nunrra", b"\nunrra,", 1),
            ", row 2: The row has 20 cells; it must have 19. Put a cell",
        ),
        (lambda text: text.replace(b",", b";"), ", row 1: The cells are separated by semicolons."),
        (lambda text: text.replace(b",source,", b",src,", 1), "says “src”; it must say “source”."),
        (lambda text: text + b"\n", ", row 18: The row is empty. Delete it."),
        (
            replaced("Relief after", "Reli\udce8f after"),
            "contains a letter that is not in UTF-8 (byte 0xe8).",
        ),
    ],
)
def test_a_file_that_is_no_table_as_described_is_named_with_the_row(checker, edit, told):
    lines = refused(checker, "data/aid.csv", edit)
    assert {line[:14] for line in lines} == {"  data/aid.csv"}
    assert [line for line in lines if told in line], lines


def test_a_row_that_points_to_no_other_row_is_refused(checker):
    edit = lambda text: text.replace(b",I-92,", b",I-93,")  # noqa: E731
    said = "\n".join(refused(checker, "data/references.csv", edit))
    assert "archival_file: “I-93” is not in data/archival_files.csv" in said


def test_a_descriptor_or_a_bibliography_that_cannot_be_read_is_named(checker):
    for file, end in (("data/datapackage.json", '"name": "aid"'), ("references.bib", "Albania}")):
        text = (ROOT / file).read_text(encoding="utf-8").replace(end, end[:-1], 1)
        assert f"{file}" in "\n".join(checker.refused({file: text.encode()}))


def test_a_missing_file_is_named(checker):
    assert "data/income.csv: The file is missing." in checker.refused({"data/income.csv": None})[1]
    (said,) = checker.refused({"references.bib": None})[1:]
    assert said.startswith("  references.bib: [Errno 2] No such file or directory")


def test_a_head_that_a_spreadsheet_has_quoted_is_no_fault(checker):
    assert refused(checker, "data/aid.csv", replaced("aid_id,donor,", '"aid_id","donor",')) == []


def with_uri(text: bytes) -> bytes:
    """Ask for an address in the column ``source`` of aid.csv."""
    package = json.loads(text)
    (aid,) = [resource for resource in package["resources"] if resource["name"] == "aid"]
    (field,) = [field for field in aid["schema"]["fields"] if field["name"] == "source"]
    field["format"] = "uri"
    return json.dumps(package).encode()


def test_a_rule_of_the_standard_that_only_frictionless_knows_holds_too(checker):
    said = refused(checker, "data/datapackage.json", with_uri)
    assert said[0].startswith("  data/aid.csv, row 2") and "uri" in said[0]


# Plausible and wrong: file, what stands there once, what somebody types, and what is said.
PLAUSIBLE = r"""
aid | ,1945,1961,246, | ,1945,2030,246, | , row 3, period_to: “2030” must be at most
aid | ,38,percent | ,38,million US$ | (now: measure “share of revenue”, unit “million US$”)
trade | ,1945,1945,1.60, | ,1945,1945,1.605, | (now: value “1.605”, resolution “0.01”)
trade | ,1945,1945,1.60, | ,1945,1945,1600, | , row 2: Figures in dollars must
trade | ,1945,1945,1.60,million US$ | ,1945,1945,1.60,million leks | unit “million leks”
society | ,55404,persons | ,55404000,persons | , value: “55404000” must be at most
society | ,1950,38.5,"per 1,000 i | ,1950,38500,"per 1,000 i | value “38500”
society | ,1960,30.84,percent | ,1960,30.84,persons | : A count must be a whole number
trade | 110,million leks,10, | 110,million US$,10, | unit “million US$”, source “keefe1971”
persons | ,1959,1959, | ,1959,2029, | , year_to: “2029” must be at most 2022
"""


@pytest.mark.parametrize("case", PLAUSIBLE.strip().splitlines())
def test_a_value_that_could_be_right_and_is_not_is_refused(checker, case):
    name, old, new, told = case.split(" | ")
    lines = refused(checker, f"data/{name}.csv", replaced(old, new))
    assert [line for line in lines if line.startswith(f"  data/{name}.csv") and told in line], lines


def test_an_event_that_stands_twice_under_two_names_is_refused(checker):
    again = lambda text: text + b"again-" + text.splitlines(keepends=True)[1]  # noqa: E731
    (line,) = refused(checker, "data/events.csv", again)
    assert ", description: “" in line and "is already used in row 2" in line


def changed(name: str, cells: dict[str, str]) -> bytes:
    """A file in whose first row with these columns filled other cells stand."""
    rows = read(name)
    row = next(row for row in rows if all(row[column] for column in cells))
    row.update(cells)
    return written(lines_of(name, rows))


@pytest.mark.parametrize(
    ("name", "cells", "told"),
    [
        ("events", {"in_article": "false", "article_dating": "day"}, "in_article “false”"),
        ("citations", {"agreement": "mismatch"}, "agreement “mismatch”"),
        (
            "citations",
            {"agreement": "nothing named", "named_kind": "work"},
            "Agreement needs a name: ",
        ),
        ("citations", {"true_number": "23", "true_status": "unknown"}, "must have no number"),
        (
            "persons",
            {"name": "Milovаn Djilas"},
            "the word “Milovаn”, which mixes Latin with Cyrillic",
        ),
    ],
)
def test_cells_of_a_row_that_do_not_go_together_are_refused(checker, name, cells, told):
    lines = checker.refused({f"data/{name}.csv": changed(name, cells)})
    assert told in "\n".join(lines), lines
