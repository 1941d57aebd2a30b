"""Find a number or a year in the words of a source."""

import re
from contextlib import suppress
from decimal import Decimal, InvalidOperation

from datapaper.core.number_words import WORDS

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
# Thousands parted by one of the two signs, and decimals after the other.
GROUPED = re.compile(r"(\d{1,3}([.,])\d{3}(?:\2\d{3})*)(?!\2)((?:[.,]\d+)?)")
SPAN = re.compile(r"(?<!\d)(\d\d)(\d\d)[-–/](\d\d)(?!\d)")


def holds_number(text: str, number: str) -> bool:
    """Tell whether a text names a number, in digits with or without separators or in words."""
    value = Decimal(number)
    if value in map(_value, FIGURE.findall(text)):
        return True
    if value != int(value) or not 0 <= value < len(WORDS):
        return False
    # Neither the five of twenty-five nor its twenty.
    alone = rf"(?<!ty-)\b{WORDS[int(value)]}\b(?!-(?:{'|'.join(WORDS[1:10])})\b)"
    return re.search(alone, text, re.IGNORECASE) is not None


def _value(figure: str) -> Decimal | None:
    """Return the value of digits; a point or comma before three digits parts thousands."""
    if grouped := GROUPED.fullmatch(figure):
        figure = re.sub("[.,]", "", grouped[1]) + grouped[3]
    with suppress(InvalidOperation):
        return Decimal(figure.replace(",", "."))
    return None


def holds_year(text: str, year: str) -> bool:
    """Tell whether a text names a year, also as the end of a span such as 1951-55 or 1938/39."""
    ends = {f"{int(first) + (end <= start):02}{end}" for first, start, end in SPAN.findall(text)}
    return year in ends or re.search(rf"(?<!\d){re.escape(year)}(?!\d)", text) is not None
