"""Promise: no spoilt data file gets through, and what is said of it names file, row and column."""

import csv
import json
import random
import re
from collections import Counter

import pytest
from helpers.data_mutations import ANYWHERE, Checker, file, lines, read, with_own, written
from helpers.reference_validator import PACKAGE, RESOURCES, fields, key, places, pointers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NAMES = sorted(RESOURCES)
SHEETS = {name: read(name) for name in NAMES}
FILES = {RESOURCES[name]["path"]: name for name in NAMES}
# Rules over several rows, and over a row and what it quotes; each has tests of its own.
OF_QUOTATIONS = re.compile(
    r"quotation|words; at most|formula “|a formula with|what its formula|rests on “"
)
OF_SEVERAL = re.compile(
    r"The series .* has no row|No row with a year|a hundred times more|the total “|Check all of th"
)
LINE = re.compile(r"data/([\w.]+)(?:, row (\d+))?")


def tries(count: int):
    """The same examples on every run, and nothing kept on disk."""
    return settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(scope="module")
def checker(tmp_path_factory) -> Checker:
    """What checks."""
    return Checker(tmp_path_factory.mktemp("mutations"))


def rows_of(said: list[str]) -> set[tuple[str, int]]:
    """The files and rows that lines name; row 0 is a file as a whole."""
    found = [LINE.match(line.strip()) for line in said]
    assert all(found), said
    return {(FILES[one[1]], int(one[2] or 0)) for one in found}


def names_place(said: list[str], name: str, row: int, column: str = "") -> bool:
    """Tell whether one line names file, row and column."""
    start = f"data/{RESOURCES[name]['path']}, row {row}"
    # After the row comes the column of a cell, the columns of a key, or what is wrong with all.
    of_key = rf", (?:[\w, ]+, )?{column}(?:, [\w, ]+)?: "
    here = (
        rf"{start}(?:{of_key}|: .*\b{column} “|: .*“{re.escape(column)}”)"
        if column
        else f"{start}[,:]"
    )
    return any(re.match(here, line) for line in said)


def beside(said: list[str], name: str, copy: list[dict[str, str]]) -> list[str]:
    """The lines that do not come from rules which the reference does not know."""
    changed = {
        row for row, (new, old) in enumerate(zip(copy, SHEETS[name], strict=True), 2) if new != old
    }
    kept = []
    for line in said:
        ((_, row),) = rows_of([line])
        if not OF_SEVERAL.search(line) and not (OF_QUOTATIONS.search(line) and row in changed):
            kept.append(line)
    return kept


def spoilt(name: str, column: str, chance: random.Random) -> list[list[dict[str, str]]]:
    """Copies of a file in which one column holds, in other rows each time, what may be wrong."""
    rows, field = SHEETS[name], fields(name)[column]
    others = [row[column] for row in chance.sample(rows, min(3, len(rows)))]
    made = len(with_own("", others, field))
    values = chance.sample([*ANYWHERE, *range(made), *range(made)], len(ANYWHERE) + 2 * made)
    several, copies = max(1, min(12, len(rows) * 2 // 3)), []
    for start in range(0, len(values), several):
        copy = [dict(row) for row in rows]
        for row, value in zip(chance.sample(copy, several), values[start : start + several]):
            own = with_own(row[column], others, field)
            row[column] = value if isinstance(value, str) else own[value]
        copies.append(copy)
    # Few cells hold two dates, so all of them are turned round at once.
    return [*copies, [{**row, column: "/".join(reversed(row[column].split("/")))} for row in rows]]


@pytest.mark.parametrize("name", NAMES)
def test_every_spoilt_cell_of_every_column_is_refused_at_its_place_and_no_other(checker, name):
    tried, survivors = Counter(), []

    for chance in map(random.Random, (0, 1)):
        for column in fields(name):
            for copy in spoilt(name, column, chance):
                wrong = places(SHEETS | {name: copy}, name)
                said = checker.faults(name, written(lines(name, copy)))
                tried[column] += sum(place[::2] == (name, column) for place in wrong)
                alive = [place for place in wrong if not names_place(said, *place)]
                survivors.extend((place, copy) for place in alive)
                rows = {place[:2] for place in wrong}
                others = beside(said, name, copy)
                assert [line for line in others if not rows_of([line]) <= rows] == []

    told = [(place, copy[place[1] - 2] if place[0] == name else "") for place, copy in survivors]
    assert told == []
    assert min(tried[column] for column in fields(name)) >= 20, "too few to tell"


def table(name: str) -> list[list[str]]:
    """Head and rows of a file as they stand."""
    return lines(name, SHEETS[name])


def without(cells: list[str], place: int) -> list[str]:
    """Cells without one of them."""
    return cells[:place] + cells[place + 1 :]


def with_cell(cells: list[str], place: int, cell: str) -> list[str]:
    """Cells with one more."""
    return [*cells[:place], cell, *cells[place:]]


def swapped(cells: list[str], one: int, other: int) -> list[str]:
    """Cells of which two have changed places."""
    cells = list(cells)
    cells[one], cells[other] = cells[other], cells[one]
    return cells


def raw_lines(name: str) -> list[bytes]:
    """The lines of a file as bytes."""
    return written(table(name)).splitlines(keepends=True)


@pytest.mark.parametrize("name", NAMES)
def test_every_column_that_is_missing_renamed_doubled_or_moved_is_named(checker, name):
    (head, *rows), places = table(name), range(len(fields(name)))
    for place, column in enumerate(head):
        other = (place + 1) % len(head)
        heads = {
            "missing": [without(cells, place) for cells in table(name)],
            "extra": [
                with_cell(head, place, "more"),
                *(with_cell(row, place, "1") for row in rows),
            ],
            "twice": [with_cell(cells, place, cells[place]) for cells in table(name)],
            "moved": [swapped(cells, place, other) for cells in table(name)],
            "moved without its cells": [swapped(head, place, other), *rows],
        }
        others = {"renamed": column.upper(), "spaced": f" {column}", "not utf-8": f"{column}\udce8"}
        for fault, new in others.items():
            heads[fault] = [[new if one == place else head[one] for one in places], *rows]
        for fault, spoilt in heads.items():
            said = checker.faults(name, written(spoilt))
            named = {"extra": "more", "not utf-8": ""}.get(fault, column)
            assert names_place(said, name, 1, named), (fault, column, said)
            assert rows_of(said) == {(name, 1)}, (fault, column, said)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_with_cells_quotes_or_lines_that_do_not_fit_is_named(checker, name):
    @tries(2)
    @given(st.randoms(use_true_random=False))
    def spoil(chance):
        for place, column in enumerate(fields(name)):
            row = chance.randrange(len(SHEETS[name]))
            cells, text = table(name)[row + 1], raw_lines(name)
            plain = written([["xyz" if one == place else cell for one, cell in enumerate(cells)]])
            changed = {
                "missing": written([without(cells, place)]),
                "extra": written([with_cell(cells, place, "")]),
                "blank": b"\n",
                "spaces": b"   \n",
                "unbalanced": plain.replace(b"xyz", b'"xyz'),
                "bare": plain.replace(b"xyz", b'x"yz'),
                "two lines": plain.replace(b"xyz", b'"x\nyz"'),
                "after a quote": plain.replace(b"xyz", b'"x"yz'),
            }
            for fault, line in changed.items():
                said = checker.faults(name, b"".join([*text[: row + 1], line, *text[row + 2 :]]))
                assert names_place(said, name, row + 2), (fault, column, said)

    spoil()


def swollen(name: str, column: int, size: int) -> bytes:
    """A file whose second row has one very long cell."""
    head, first, *rows = table(name)
    return written([head, [*first[:column], "9" * size, *first[column + 1 :]], *rows])


WHOLE = {
    "utf-16": lambda raw: raw.decode().encode("utf-16"),
    "utf-16 without a mark": lambda raw: raw.decode().encode("utf-16-le"),
    "utf-32": lambda raw: raw.decode().encode("utf-32"),
    "semicolons": lambda raw: raw.replace(b",", b";"),
    "tabs": lambda raw: raw.replace(b",", b"\t"),
    "carriage returns": lambda raw: raw.replace(b"\n", b"\r"),
    "empty": lambda raw: b"",
    "a line feed": lambda raw: b"\n",
    "blank lines": lambda raw: b"\n\n\n",
    "a mark alone": lambda raw: b"\xef\xbb\xbf",
    "two marks": lambda raw: b"\xef\xbb\xbf\xef\xbb\xbf" + raw,
    "NULs": lambda raw: b"\0" * 100,
    "blank first": lambda raw: b"\n" + raw,
    "no head": lambda raw: raw.split(b"\n", 1)[1],
    "a quote": lambda raw: b'"' + raw,
    "HTML": lambda raw: b"<!DOCTYPE html><p>Not found</p>",
    "huge head": lambda raw: b"x" * 1_000_000 + raw,
    "a conflict": lambda raw: b"<<<<<<< HEAD\n" + raw,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_spoilt_as_a_whole_is_refused(checker, name):
    raw = b"".join(raw_lines(name))
    for fault, spoil in WHOLE.items():
        assert rows_of(checker.faults(name, spoil(raw))) == {(name, 1)}, fault
    assert rows_of(checker.faults(name, None)) == {(name, 0)}
    assert rows_of(checker.faults(name, raw.splitlines(keepends=True)[0])) == {(name, 0)}
    assert names_place(checker.faults(name, raw + b"\n"), name, len(SHEETS[name]) + 2)
    said = checker.faults(name, raw + raw.splitlines(keepends=True)[1])
    assert names_place(said, name, len(SHEETS[name]) + 2, key(name)[0])
    for place, column in enumerate(fields(name)):
        said = checker.faults(name, swollen(name, place, 200_000 if place else 5_000_000))
        assert names_place(said, name, 2, column) and max(map(len, said)) < 3000, column


@pytest.mark.parametrize("name", NAMES)
def test_letters_in_another_encoding_are_named_by_their_byte(checker, name):
    lines = [line.decode().encode("cp1252", "replace") for line in raw_lines(name)]
    foreign = [row for row, line in enumerate(lines, 1) if not line.isascii()]
    said = [line for line in checker.faults(name, b"".join(lines)) if "is not in UTF-8" in line]
    assert rows_of(said) == {(name, row) for row in foreign} and all("0x" in line for line in said)


MARK, WINDOWS = b"\xef\xbb\xbf", (b"\n", b"\r\n")
SAME = {
    "itself": lambda raw, table: raw,
    "marked": lambda raw, table: MARK + raw,
    "of Windows": lambda raw, table: raw.replace(*WINDOWS),
    "marked and of Windows": lambda raw, table: MARK + raw.replace(*WINDOWS),
    "partly of Windows": lambda raw, table: raw.replace(*WINDOWS, 3),
    "all quoted": lambda raw, table: written(table, quoting=csv.QUOTE_ALL),
    "backwards": lambda raw, table: written([table[0], *table[:0:-1]]),
}


@pytest.mark.parametrize("form", SAME)
def test_what_changes_nothing_is_accepted_and_every_file_can_be_loaded(checker, form):
    files = {file(name): SAME[form](b"".join(raw_lines(name)), table(name)) for name in NAMES}
    assert checker.refused(files) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_cut_off_anywhere_in_its_last_row_is_refused(checker, name):
    raw = b"".join(raw_lines(name))
    last = len(raw_lines(name)[-1])
    for lost in (1, 2, last // 2, last - 1):
        assert names_place(checker.faults(name, raw[:-lost]), name, len(SHEETS[name]) + 1)


@tries(200)
@given(
    name=st.sampled_from(NAMES),
    chance=st.randoms(use_true_random=False),
    junk=st.binary(max_size=6),
    length=st.integers(0, 4),
)
def test_whatever_bytes_change_either_it_is_refused_in_words_or_every_file_can_be_loaded(
    checker, name, chance, junk, length
):
    raw = b"".join(raw_lines(name))
    place = chance.randrange(len(raw))
    changed = raw[:place] + junk + raw[place + length :]
    said = checker.faults(name, changed)
    assert {one for one, _ in rows_of(said)} <= set(NAMES)
    assert said or checker.refused({file(name): changed}) == []


@tries(50)
@given(name=st.sampled_from(NAMES), junk=st.binary())
def test_no_file_of_any_bytes_ends_in_anything_but_words(checker, name, junk):
    assert checker.faults(name, junk)


@pytest.mark.parametrize("name", NAMES)
def test_every_whole_number_has_a_most_that_the_computer_can_hold(name):
    pointing = {one["fields"] for one in pointers(name)}
    numbers = {
        column: field["constraints"]
        for column, field in fields(name).items()
        if field["type"] in ("integer", "number") and column not in pointing
    }
    assert [
        column for column, bounds in numbers.items() if not {"maximum", "enum"} & {*bounds}
    ] == []


# The place of a value in the descriptor, what stands there instead, and what is said of it.
DESCRIPTORS = """
resources | 3 | resources
resources | [] | resources
resources 0 schema primaryKey | "nowhere" | 'nowhere'
resources 0 schema | {} | 'fields'
resources 0 rowsPage | "no" | rowsPage
resources 0 schema fields 0 type | "date" | date
resources 0 schema fields 0 constraints pattern | "(" | 'pattern'
resources 0 schema fields 2 constraints minimum | "x" | 'minimum'
resources 0 schema fields 2 constraints least | 3 | least
resources 2 rules 0 formula | "a <" | 'a <'
resources 2 schema foreignKeys 0 fields | "nowhere" | 'nowhere'
resources 2 schema foreignKeys 0 reference resource | "nobody" | 'nobody'
"""


@pytest.mark.parametrize("case", DESCRIPTORS.strip().splitlines())
def test_a_descriptor_that_files_cannot_be_held_against_is_named(tmp_path, case):
    path, bad, told = case.split(" | ")
    *place, last = path.split()
    package = changed = json.loads(json.dumps(PACKAGE))
    for step in place:
        changed = changed[int(step) if step.isdigit() else step]
    changed[last] = json.loads(bad)
    said = Checker(tmp_path, package).faults("aid", b"")
    assert {line.split(": ")[0] for line in said} == {"data/datapackage.json"}
    assert [line for line in said if told in line], said
