"""Find a number or a year in the words of a source."""

import re
from contextlib import suppress
from decimal import Decimal, InvalidOperation

from datapaper.core.number_words import WORDS

# A minus sign stands after no letter or digit, where it would join two words or years.
FIGURE = re.compile(
    r"(?:(?<![\w.,)\]%])[-−])?"
    r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)*"
    r"|(?<![\w.,…)\]’”])\.\d+)"
)
# Thousands parted by one of the two signs, and decimals after the other.
GROUPED = re.compile(r"(-?[1-9]\d{0,2}([.,])\d{3}(?:\2\d{3})*)(?!\2)((?:[.,]\d+)?)")
SPAN = re.compile(r"(?<!\d)((?:1\d|20)\d\d)[-‐‑–—−/](\d\d?)(?!-?\d)")
UNITS = "|".join(WORDS[1:10])
PARTS = "half|halves|thirds?|quarters?|(?:four|fif|six|seven|eigh|nin|ten)ths?"


def holds_number(text: str, number: str) -> bool:
    """Tell whether a text names a number, in digits with or without separators or in words.

    Three digits after a point or comma are thousands (1.040), unless number is written alike
    (22.875) or they follow a nought (0.125).
    """
    value, figures = Decimal(number), FIGURE.findall(SPAN.sub(r"\1", text))
    if number in figures or value in map(_value, figures):
        return True
    is_word = value == int(value) and 0 <= value < len(WORDS)
    return is_word and _holds_word(text, WORDS[int(value)])


def _holds_word(text: str, word: str) -> bool:
    """Tell whether a number stands alone: not in twenty-five, one-fifth, or five hundred."""
    joined = rf"(?:-|(?<=ty) )(?:{UNITS})\b|-(?:{PARTS}|first|second)\b|[- ]hundred"
    alone = rf"(?<!ty[- ])\b{word}\b(?!{joined})"
    return re.search(alone, text, re.IGNORECASE) is not None


def _value(figure: str) -> Decimal | None:
    """Return the value of digits, None if they are no number."""
    figure = re.sub(r"[ \u00a0\u2009\u202f'’]", "", figure).replace("−", "-")
    if grouped := GROUPED.fullmatch(figure):
        figure = re.sub("[.,]", "", grouped[1]) + grouped[3]
    with suppress(InvalidOperation):
        return Decimal(figure.replace(",", "."))
    return None


def holds_year(text: str, year: str) -> bool:
    """Tell whether a text names a year, also as the end of a span: 1951-55, 1951-5 or 1938/39."""
    ends = {_end(int(first), last) for first, last in SPAN.findall(text)}
    return year in ends or re.search(rf"(?<!\d){re.escape(year)}(?!\d)", text) is not None


def _end(first: int, last: str) -> str:
    """Return the year that the last digits of a span stand for, the next after its first year."""
    size = 10 ** len(last)
    end = first - first % size + int(last)
    return str(end if end > first else end + size)
