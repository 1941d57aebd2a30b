"""Promise: what a row reports stands in the source's own words, or follows from them as it says."""

import pytest
from helpers.data_mutations import Checker
from helpers.project import ROOT
from helpers.small_package import described, package, said, written

from datapaper.data.quoted_figures import holds_number
from datapaper.data.validate import all_faults

ASKED = {
    "value": "value",
    "years": ["year"],
    "words": {
        "unit": {"persons": "pupils|persons", "US$": r"US\$"},
        "giver": {"USSR": "Soviet"},
    },
}
ROW = {
    **{"key": "a", "value": "1040", "year": "1955", "unit": "persons", "giver": "Romania"},
    "quote": "In 1955 Romania sent 1,040 pupils.",
    **dict.fromkeys(["no_quote", "quote_language", "translation", "derivation"], ""),
}


@pytest.fixture
def told(tmp_path):
    """Return a function: changed cells of one row, and rows beside it -> what is said."""

    def check(*others: dict, **cells) -> list[str]:
        rows = [ROW | cells, *(ROW | other for other in others)]
        return said(tmp_path, rows, quotations=ASKED)

    return check


def test_a_row_that_its_quotation_bears_out_is_accepted(told):
    assert told() == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1040", "1,040"),
        ("1040", "1.040"),
        ("1040", "1040"),
        ("4150000000", "4,150,000,000"),
        ("4150000000", "4.150.000.000.lek"),
        ("26.3", "US$26.3 million and"),
        ("26.30", "26,3"),
        ("13.75", "13.75"),
        ("1040.5", "1,040.5"),
        ("1040.5", "1.040,5"),
        ("1234567.891", "1,234,567.891"),
        ("185000", "185 000"),
        ("1040", "1’040"),
        ("0.125", "0.125"),
        ("0.125", "0,125"),
        ("22.875", "22.875"),
        ("0.5", "a gain of .5 percent of"),
        ("-5", "-5"),
        ("-2.5", "(−2.5 percent)"),
        ("55", "50-55"),
        ("12", "twelve"),
        ("12", "Twelve-year"),
        ("20", "twenty"),
        ("0", "zero"),
    ],
)
def test_a_value_is_found_in_digits_with_any_separators_and_in_words(told, value, words):
    assert told(value=value, quote=f"In 1955 Romania sent {words} pupils.") == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1040", "1,041"),
        ("1040", "11,040"),
        ("1040", "1,040.5"),
        ("1040.5", "1,040,5"),
        ("104", "1,040"),
        ("1.04", "1,040"),
        ("1.04", "1.040"),
        ("185", "185 000"),
        ("125", "0.125"),
        ("5", ".5"),
        ("5", "-5"),
        ("2.5", "−2.5"),
        ("-55", "50-55"),
        ("-5", "5"),
        ("55", "from 1951-55 some"),
        ("5", "twenty five"),
        ("5", "five hundred"),
        ("1", "one-fifth of the"),
        ("2", "two-thirds of the"),
        ("12", "eleven"),
        ("5", "twenty-five"),
        ("20", "twenty-five"),
        ("6", "sixty"),
        ("2.5", "two"),
        ("30", "thirty"),
    ],
)
def test_a_value_that_the_quotation_does_not_have_is_refused(told, value, words):
    (line,) = told(value=value, quote=f"In 1955 Romania sent {words} pupils.")
    assert line.startswith(f"data/sums.csv, row 2, value: “{value}” ")
    assert "Type what the source says, or write in derivation how it follows" in line


@pytest.mark.parametrize(
    "span", ["1951-55", "1951–55", "1954/55", "1954-1955", "(1955)", "1951-5", "1951—55", "1951−55"]
)
def test_a_year_is_found_also_at_the_end_of_a_span(told, span):
    assert told(quote=f"In {span} Romania sent 1,040 pupils.") == []


def test_a_space_that_does_not_break_parts_thousands_too():
    assert holds_number("sent 1\N{NO-BREAK SPACE}040 pupils", "1040")
    assert not holds_number("sent 1\N{NO-BREAK SPACE}040 pupils", "40")


def test_both_school_years_and_the_turn_of_a_century_are_found(told):
    spans = [("1938", "1938/39"), ("1939", "1938/39"), ("1900", "1899/00"), ("1960", "1959-0")]
    for year, span in spans:
        assert told(year=year, quote=f"In {span} Romania sent 1,040 pupils.") == []


@pytest.mark.parametrize(
    "words", ["1945", "1951-54", "19551", "11955", "51-55", "no year", "1951-55-02", "1951-055"]
)
def test_a_year_that_the_quotation_does_not_have_is_refused(told, words):
    (line,) = told(quote=f"In {words} Romania sent 1,040 pupils.")
    assert line.startswith("data/sums.csv, row 2, year: “1955” is not in the")


def test_a_word_that_a_column_asks_for_is_not_the_end_of_another(told):
    assert told(unit="ton", quote="In 1955 Romania sent 1,040-ton lorries.") == []
    (line,) = told(unit="ton", quote="In 1955 Romania sent 1,040 letters to Washington.")
    assert line.startswith("data/sums.csv, row 2, unit: “ton” is not in")


def test_an_empty_year_or_value_needs_no_words(told):
    assert told(year="", value="", quote="Romania sent pupils.") == []


def test_the_year_of_a_date_is_what_the_quotation_must_have(tmp_path):
    for day, told in (("1955-03-02", 0), ("1956-03-02", 1)):
        rows = [ROW | {"day": day}]
        descriptor = described(list(rows[0]), {"quotations": ASKED | {"years": ["day"]}})
        descriptor["resources"][0]["schema"]["fields"][-1]["partialDate"] = True
        lines = all_faults(package(tmp_path, descriptor, written(rows)))
        assert [", day: " in line for line in lines] == [True] * told


def test_a_unit_and_whatever_else_a_column_holds_are_sought_in_the_words_of_sources(told):
    assert told(unit="US$", quote="In 1955 Romania sent US$1,040.") == []
    assert told(giver="USSR", quote="In 1955 the soviet Union sent 1,040 pupils.") == []
    for column, cell in (("unit", "US$"), ("unit", "leks"), ("giver", "USSR"), ("giver", "China")):
        (line,) = told(**{column: cell})
        assert line.startswith(f"data/sums.csv, row 2, {column}: “{cell}” is not")


QUOTE = "In 1955 Romania sent 4,150 pupils, one-fifth of 20,750."
OTHER = {"key": "b c", "value": "50", "quote": "In 1955 Romania sent fifty, or 50, pupils."}


@pytest.mark.parametrize(
    ("value", "derivation"),
    [
        ("415", "value = 4150 / 10"),
        ("4.15", "value = 4150 / 1000"),
        ("4200", "value = 4150 + rows['b c']['value']"),
        ("83", "value = 4150 / rows['b c']['value']"),
        ("0.3", "value = 0.1 + 0.2 - 4150 + 4150"),
        ("1383.33", "value = round(4150 / 3, 2)"),
        ("20", "value ~ one-fifth"),
        ("25", "value = rows['b c']['value'] / 2"),
        ("20", "value ~ One-Fifth of; unit ~ pupils"),
        ("20", "value ~ pupils, one-fifth; unit ~ pupils"),
        ("0", "value = 0.3 - 0.1 - 0.2 + 4150 - 4150"),
        ("4151", "value = 4150 + 1e0"),
    ],
)
def test_a_value_may_follow_from_numbers_and_words_of_the_quotation_and_from_other_rows(
    told, value, derivation
):
    quote = QUOTE if "0.1" not in derivation else f"{QUOTE} Or 0.1, 0.2 and 0.3."
    assert told(OTHER, value=value, quote=quote, derivation=derivation) == []


@pytest.mark.parametrize(
    ("derivation", "column", "says"),
    [
        ("value = 4150 / 10 + 1", "value", "is 416.0, not 415."),
        ("value = 4160 / 10 - 1", "value", "has a formula with 4160, which is not in"),
        ("value = 41.5 * 10", "value", "has a formula with 41.5, which is not in"),
        ("value = 4.150 * 100", "value", "has a formula with 4.150, which is not in"),
        ("value = rows['b c']['value'] * 8.3", "value", "has a formula with 8.3, which is not in"),
        ("value = 4150 / 1e1 + 6e2 - 6e2", "value", "has a formula with 6e2, which is not in"),
        ("value = 4150 / 10 + .5 - .5", "value", "has a formula with .5, which is not in"),
        ("value = 4150 / 10 + 0x66 - 0x66", "value", "has a formula with 0x66, which is not in"),
        ("value = rows['no']['value']", "value", "cannot be computed: no other row 'no'"),
        ("value = rows['a']['value']", "value", "cannot be computed: no other row 'a'"),
        ("value = rows['b c']['valeu']", "value", "cannot be computed: no column 'valeu'"),
        ("value = rows['b c']['unit'] * 2.0 + 1", "value", "cannot be computed: "),
        ("value = 4150 /", "value", "cannot be computed: invalid syntax"),
        ("value = 1 / 0", "value", "cannot be computed: division by zero"),
        ("value = 4150 / 10; value ~ one-tenth", "value", "rests on “one-tenth”, which is not in"),
        ("value ~ one-tenth; value = 4150 / 10", "value", "rests on “one-tenth”, which is not in"),
        ("value ~ 415", "value", "rests on “415”, which is not in"),
        ("value = 41 * 10 + 5", "value", "it needs a number of the quotation or a row"),
        ("value = 'many'", "value", "is many, not 415"),
        ("value = [415]", "value", "is [415], not 415"),
        ("unit = 4150", "unit", "is 4150, not persons"),
        ("value ~ one-tenth", "value", "rests on “one-tenth”, which is not in"),
        ("4150 / 10", "derivation", "has “4150 / 10”. Write “column = formula”"),
        ("vaule = 4150 / 10", "derivation", "names “vaule”, which is not among"),
        ("year ~ In 1955; key ~ a", "derivation", "must support: value, year, unit, giver"),
    ],
)
def test_a_derivation_that_does_not_lead_to_the_cell_is_refused(told, derivation, column, says):
    lines = told(OTHER, value="415", quote=QUOTE, derivation=derivation)
    (line,) = [line for line in lines if says in line]
    assert line.startswith(f"data/sums.csv, row 2, {column}: “")


def test_a_formula_for_a_date_gives_its_year(tmp_path):
    for formula, told in (("1956 - 1", 0), ("1956 - 2", 1)):
        rows = [ROW | {"quote": "Before 1956, 1,040 persons.", "day": "1955-03"}]
        rows[0] |= {"giver": "", "derivation": f"day = {formula}"}
        descriptor = described(list(rows[0]), {"quotations": ASKED | {"years": ["day"]}})
        descriptor["resources"][0]["schema"]["fields"][-1]["partialDate"] = True
        lines = all_faults(package(tmp_path, descriptor, written(rows)))
        assert ["is 1954, not 1955" in line for line in lines] == [True] * told


def test_at_most_sixty_words_are_quoted(told):
    quote = "In 1955 Romania sent 1,040 pupils" + " word" * 54 + " – … ."
    assert told(quote=quote) == []
    (line,) = told(quote=f"{quote} more")
    assert ", quote: “" in line and "has 61 words; at most 60" in line


def test_a_row_has_a_quotation_or_says_why_it_has_none(told):
    assert told(quote="", no_quote="number-only") == []
    for cells in ({"quote": ""}, {"no_quote": "protected"}):
        (line,) = told(**cells)
        assert line.startswith("data/sums.csv, row 2, quote: ") and "no_quote" in line


def test_a_language_and_a_translation_come_together_and_with_a_quotation(told):
    assert told(quote_language="it", translation="In 1955 …") == []
    for cells in ({"quote_language": "it"}, {"translation": "In 1955 …"}):
        (line,) = told(**cells)
        assert ", quote_language: " in line and "a language and a translation" in line
    none = {"quote": "", "no_quote": "protected"}
    (line,) = told(**none, quote_language="it", translation="In 1955 …")
    assert "quote_language: “it” must be empty" in line
    (line,) = told(**none, derivation="value ~ some")
    assert ", derivation: “" in line


def test_a_row_that_is_wrong_otherwise_is_told_that_alone(told):
    (line,) = told(value="1,040", quote="")
    assert "is not a number" in line


@pytest.fixture(scope="module")
def checker(tmp_path_factory) -> Checker:
    """What checks the data of this paper."""
    return Checker(tmp_path_factory.mktemp("quotations"))


# File, what stands in one of its rows, what somebody types instead, and what is said.
TYPED = """
aid | ,1945,1961,246,million | ,1945,1961,264,million | , row 3, value: “264” is not
aid | ,1957,1961,172,million | ,1957,1961,127,million | , row 8, value: “127” is not
aid | ,1954,1954,2.5,million | ,1955,1955,2.5,million | , row 5, period_from: “1955”
aid | china-credit-1961,China | china-credit-1961,USSR | , row 11, donor: “USSR”
aid | grant-1954,China,grant | grant-1954,China,delivery | measure: “delivery” is not in
aid | 1961,246,million US$ | 1961,246,percent | , unit: “percent” is not in the
society | ,1946,1946,85,percent | ,1946,1946,58,percent | , value: “58” is not
production | 1950,1955,22.8 | 1950,1955,28.2 | , value: “28.2” is not
production | 27.7,percent per year,plan | 27.7,percent per year,reported | “reported” is not
"""


@pytest.mark.parametrize("case", TYPED.strip().splitlines())
def test_what_somebody_types_and_the_quotation_does_not_have_is_refused(checker, case):
    name, old, new, told = case.split(" | ")
    text = (ROOT / "data" / f"{name}.csv").read_bytes()
    assert text.count(old.encode()) == 1
    lines = checker.faults(name, text.replace(old.encode(), new.encode()))
    assert [line for line in lines if line.startswith(f"data/{name}.csv") and told in line], lines
