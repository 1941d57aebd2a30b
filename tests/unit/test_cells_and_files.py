"""Promise: a cell that looks right and is not, and a file that ends too early, are refused."""

import json
import re

import pytest
from helpers.small_package import NAME, described, package, said, written

from datapaper.data.validate import all_faults
from datapaper.sphinx.data_pages import data_table

ROW = {"key": "a", "value": "1", "page": "1", "text": "Tirana"}


@pytest.fixture
def told(tmp_path):
    """Return a function: changed cells of one row -> what is said of it."""
    return lambda **cells: said(tmp_path, [ROW | cells])


@pytest.mark.parametrize(
    "word", ["Тirana", "Tiranа", "Тирaна", "Χοxα", "Xοxα", "before Kосовo after", "x\u0430"]
)
def test_a_word_of_two_alphabets_that_look_alike_is_named(told, word):
    (line,) = told(text=word)
    assert line.startswith(f"data/sums.csv, row 2, text: “{word}” has the word ")
    assert "mixes Latin with Cyrillic or Greek" in line and "before" not in line.split("word")[1]


@pytest.mark.parametrize(
    "words", ["Тирана", "Tirana / Тирана", "Χότζα (Hoxha)", "Shkodër", "№ 5", "5 μm", "kΩ", "ΔT"]
)
def test_words_of_one_alphabet_each_are_accepted(told, words):
    assert told(text=words) == []


@pytest.mark.parametrize("zero", ["-0", "-0.0", "-0.000"])
def test_minus_zero_is_no_number(told, zero):
    (line,) = told(value=zero)
    assert line == f"data/sums.csv, row 2, value: “{zero}” " + (
        "is not a number in digits, such as 26.3."
    )


def test_a_whole_number_is_not_minus_zero_either(told):
    (line,) = told(page="-0")
    assert "page: “-0” is not a whole number" in line


@pytest.mark.parametrize("number", ["0", "0.0", "-0.5", "-10", "-0.01"])
def test_zero_and_less_are_numbers(told, number):
    assert told(value=number) == []


@pytest.mark.parametrize(
    "words", ["阿尔巴尼亚", "アルバニア", "ألبانيا", "Tirana 1951年", "\u0301e"]
)
def test_letters_that_the_fonts_do_not_have_stand_in_columns_that_allow_any(tmp_path, words):
    (line,) = said(tmp_path, [ROW | {"text": words}])
    assert "cannot be printed" in line
    assert of_any_letters(tmp_path, words) == []


def of_any_letters(folder, words: str) -> list[str]:
    """What is said of a text in a column of any letters."""
    descriptor = described(list(ROW), {})
    descriptor["resources"][0]["schema"]["fields"][-1]["letters"] = "any"
    return all_faults(package(folder, descriptor, written([ROW | {"text": words}])))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("a\u202eb", "U+202E (RIGHT-TO-LEFT OVERRIDE), which cannot be printed"),
        ("a\0b", "U+0000 (a control character), which cannot be printed"),
        ("=1+1", "begins with “=”, so a spreadsheet would run it as a formula"),
        (" 阿", "Delete the space"),
        ("Tiranа", "in one alphabet"),
        ("阿" * 1001, "has 1001 characters; at most 1000"),
    ],
)
def test_a_column_of_any_letters_keeps_all_other_rules(tmp_path, words, told):
    (line,) = of_any_letters(tmp_path, words)
    assert told in line


@pytest.fixture
def file(tmp_path):
    """Return a function: the text of a file -> what is said of it."""
    return lambda text: all_faults(package(tmp_path, described(list(ROW), {}), text))


WHOLE = "key,value,page,text\na,1,1,x\nb,12,1,y z\n"


@pytest.mark.parametrize("text", [WHOLE, WHOLE.replace("\n", "\r\n")])
def test_a_file_that_ends_in_a_line_feed_is_whole(file, text):
    assert file(text) == []


@pytest.mark.parametrize("kept", range(len(WHOLE) - len("2,1,y z\n"), len(WHOLE)))
def test_a_file_cut_anywhere_in_its_last_row_is_refused_and_the_row_is_named(file, kept):
    lines = file(WHOLE[:kept])
    assert lines and {re.match(r"[^:]*?row \d", line)[0] for line in lines} == {
        "data/sums.csv, row 3"
    }
    assert "part of it may be missing. Check the row, and press Enter at its end." in (
        " ".join(lines)
    )


def test_a_head_that_is_cut_off_is_told_as_such(file):
    for text in ("key,val", "key,value,page,text", "key,value,page,text\n"):
        (line, *_) = file(text)
        assert line.startswith("data/sums.csv")


@pytest.mark.parametrize(
    ("cell", "href"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("http://example.org/", "http://example.org/"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
    ],
)
def test_an_address_is_a_link_on_the_page_of_the_rows_in_a_column_of_addresses_alone(
    tmp_path, cell, href
):
    descriptor = described(list(ROW), {})
    for field in descriptor["resources"][0]["schema"]["fields"]:
        field.update(title=field["name"])
    descriptor["resources"][0]["schema"]["fields"][-1]["format"] = "uri"
    read = package(tmp_path, descriptor, written([ROW | {"text": cell}, ROW | {"text": ""}]))
    shown = data_table.table(read, read.resource(NAME), {})
    assert [row.cells[-1][:2] for row in shown.rows] == [(cell, href), ("—", "")]
    del descriptor["resources"][0]["schema"]["fields"][-1]["format"]
    read = package(tmp_path, descriptor, written([ROW | {"text": cell}]))
    assert data_table.table(read, read.resource(NAME), {}).rows[0].cells[-1][:2] == (cell, "")


# The place of a value in a resource of the descriptor, what stands there, and what is said of it.
ASKED = """
quotations | 3 | 3 is not of type 'object'
quotations | {"vaule": "value"} | 'vaule' was unexpected
quotations | {"value": "amount"} | value: there is no column 'amount'
quotations | {"value": "text"} | value: the column 'text' must be a number
quotations | {"years": ["page", "since"]} | years: there is no column 'since'
quotations | {"years": ["text"]} | years: the column 'text' must be a whole number or a date
quotations | {"years": "page"} | 'page' is not of type 'array'
quotations | {"unit": "text"} | 'unit' was unexpected
quotations | {"words": {"donor": {}}} | words: there is no column 'donor'
quotations | {"words": {"text": {"a": "[b"}}} | words: text: a: '[b' is not a 'regex'
quotations | {} | the columns of a quotation: there is no column 'quote'
series | {"by": ["key"], "year": "page"} | 'value' is a required property
series | {"by": ["land"], "year": "page", "value": "value"} | by: there is no column 'land'
series | {"by": ["key"], "year": "date", "value": "value"} | year: there is no column 'date'
series | {"by": ["key"], "year": "text", "value": "value"} | year: the column 'text' must be a w
series | {"by": ["key"], "year": "page", "value": "text"} | value: the column 'text' must be a n
series | {"by": ["key"], "year": "page", "value": "value", "gaps": ["1950"]} | gaps: 0: '1950'
series | {"by": ["key"], "year": "page", "value": "value", "where": {"land": ["A"]}} | no column
series | {"by": ["key"], "year": "page", "value": "value", "where": {"text": "A"}} | text: 'A'
totals | {"value": "value"} | 'sums' is a required property
totals | {"value": "amount", "sums": []} | value: there is no column 'amount'
totals | {"value": "value", "sums": [{"total": "a"}]} | sums: 0: 'parts' is a required property
totals | {"value": "value", "sums": [{"total": "a", "parts": []}]} | sums: 0: parts: []
totals | {"value": "text", "sums": []} | value: the column 'text' must be a number
rules | [{"formula": "page > 0"}] | rules: each must have a formula and what it says
rules | {"formula": "page > 0", "says": "so"} | rules: each must have a formula and what it says
"""
FIELDS = """
letters | "some" | column 'text': letters can only be 'any'
shapes | {"kg": "("} | column 'text': '(' is no pattern
"""


@pytest.mark.parametrize("case", ASKED.strip().splitlines())
def test_a_key_of_the_descriptor_that_cannot_be_followed_is_named(tmp_path, case):
    key, asked, told = case.split(" | ")
    lines = said(tmp_path, [ROW], **{key: json.loads(asked)})
    start = f"data/datapackage.json: resource 'sums', {key}: "
    assert [line for line in lines if line.startswith(start)] == lines
    assert [line for line in lines if told in line], lines


@pytest.mark.parametrize("case", FIELDS.strip().splitlines())
def test_a_key_of_a_column_that_cannot_be_followed_is_named(tmp_path, case):
    key, asked, told = case.split(" | ")
    descriptor = described(list(ROW), {})
    descriptor["resources"][0]["schema"]["fields"][-1][key] = json.loads(asked)
    assert all_faults(package(tmp_path, descriptor, written([ROW]))) == [
        f"data/datapackage.json: resource 'sums', {told}"
    ]


def test_a_changed_descriptor_is_heeded_though_no_file_has_changed(tmp_path):
    assert said(tmp_path, [ROW]) == []
    rule = {"formula": "value > 1", "says": "more than one"}
    assert "More than one" in said(tmp_path, [ROW], rules=[rule])[0]
