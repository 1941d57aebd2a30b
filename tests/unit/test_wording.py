"""Promise: messages quote what was typed, suggest a near name, and count in words."""

import pytest

from datapaper.core.wording import all_quoted, did_you_mean, ordinal, quoted


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Tirana", "“Tirana”"),
        (3, "“3”"),
        ("a\u202eb", "“a\\u202eb”"),
        ("a\nb\0", "“a\\nb\\x00”"),
        ("x" * 61, f"“{'x' * 60}…”"),
        ("é ё", "“é ё”"),
    ],
)
def test_a_value_is_quoted_cut_and_shown_without_signs_that_cannot_be_seen(value, shown):
    assert quoted(value) == shown


def test_several_values_are_quoted_with_commas():
    assert all_quoted(["family", "given"]) == "“family”, “given”"


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("titel", ["title", "version"], " Did you mean “title”?"),
        ("keefe71", ["kola2003", "keefe1971"], " Did you mean “keefe1971”?"),
        ("DATE", ["date"], " Did you mean “date”?"),
        ("surname", ["name", "family"], ""),
        ("x" * 1000, ["title"], ""),
        ("title", [], ""),
    ],
)
def test_only_a_near_name_is_suggested_whatever_its_capitals(word, known, said):
    assert did_you_mean(word, known) == said


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "first"), (2, "second"), (12, "twelfth"), (13, "13th"), (21, "21st"), (112, "112th")],
)
def test_places_are_counted_in_words(number, word):
    assert ordinal(number) == word
