"""Promise: columns are as wide as they need, by one computation for PDF, DOCX and LaTeX."""

import re

import pytest
from bs4 import BeautifulSoup

from datapaper.article.column_widths import Layout, Size, arial, fit, fits
from datapaper.formats.pdf import typeset_pdf

SMALL = Layout(
    (Size("large", 10, (200, 400)), Size("small", 5, (200, 400))), 10, lambda text, bold: len(text)
)  # a letter is an em


def table(*rows: list[str], number: str = ' data-label="Table 1"') -> BeautifulSoup:
    """Return a table, the first row its head."""
    head, *body = [
        "<tr>" + "".join(f"<{name}>{text}</{name}>" for text in row) + "</tr>"
        for name, row in zip(["th", *["td"] * len(rows)], rows)
    ]
    html = f"<table{number}><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"
    return BeautifulSoup(html, "html.parser")


def laid_out(*rows: list[str], **options):
    return fit(table(*rows, **options).table, SMALL)


def test_a_table_that_fits_has_no_broken_line_and_the_narrowest_room():
    found = laid_out(["ab", "c"], ["defg", "hi"])
    assert (found.size, found.room, found.whole) == ("large", 200, True)
    assert found.widths == [50 / 200, 30 / 200]


def test_a_wider_one_takes_the_wider_room():
    found = laid_out(["a", "b"], ["one two three", "four five"])
    assert (found.size, found.room, found.whole) == ("large", 400, True)


def test_one_without_a_number_stays_in_the_text():
    found = laid_out(["a", "b"], ["one two three", "four five"], number="")
    assert (found.room, found.whole) == (200, False)


def test_lines_are_broken_before_letters_are_made_smaller_and_fill_the_room():
    found = laid_out(["a", "b"], ["one two three four five six seven eight", "nine ten eleven"])
    assert (found.size, found.room, found.whole) == ("large", 400, False)
    assert sum(found.widths) == pytest.approx(1, abs=0.001)
    assert found.widths[0] > found.widths[1]


def test_letters_are_smaller_only_where_words_would_break():
    assert laid_out(["a" * 30, "b"], ["c", "d"]).size == "large"
    assert laid_out(["a" * 45, "b"], ["c", "d"]).size == "small"


def test_no_word_breaks_where_all_find_room():
    words = ["incomprehensibly", "tiny", "word"]
    found = laid_out(words, [" ".join(words * 3), "x y", "z " * 20])
    for word, width in zip(words, found.widths):
        assert width * found.room >= len(word) * 10 + 10 - 0.1


def test_a_place_at_which_a_word_may_break_is_one():
    assert laid_out([f"{'a' * 25}\N{ZERO WIDTH SPACE}{'b' * 20}", "c"], ["d", "e"]).size == "large"


def test_every_table_of_the_article_has_its_layout():
    soup = BeautifulSoup(f"{table(['a'], ['b'])}<p>c</p>{table(['d'], ['e' * 25])}", "html.parser")
    assert [one.room for one in fits(soup, SMALL)] == [200, 400]


@pytest.mark.parametrize(("text", "width"), [("Total", 2.2), ("1948–1959", 5.0), ("—", 1.0)])
def test_letters_of_arial_are_about_as_wide_as_they_are(text, width):
    assert width <= arial(text, bold=False) <= width * 1.15
    assert arial(text, bold=True) > arial(text, bold=False)


def test_the_rooms_of_the_pdf_are_those_of_its_templates():
    design = (typeset_pdf.TEMPLATES / "design.typ").read_text(encoding="utf-8")
    found = re.findall(r"#let ([\w-]+) = if review \{ (\d+)mm \} else \{ (\d+)mm \}", design)
    for review in (True, False):
        widths = {name: int(of_review if review else other) for name, of_review, other in found}
        text, full = widths["text-width"], sum(widths.values())
        rooms = typeset_pdf.layout(review).sizes[0].rooms
        assert [(room - typeset_pdf.LEAST_GUTTER) / 72 * 25.4 for room in rooms] == pytest.approx(
            sorted({text, full})
        )
