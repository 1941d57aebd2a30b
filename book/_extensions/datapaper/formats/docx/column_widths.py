"""How wide the columns of a table must be: measured in Arial, since Word itself measures only when a person asks it to."""

from collections.abc import Iterable
from typing import NamedTuple

from datapaper.article.model import MAY_BREAK

THIN, BROAD = set("iljtfrI.,:;'’|!()[]/- \N{NO-BREAK SPACE}"), set("mwMW@—%…")
OF_A_TYPEWRITER = 0.6
BOLD = 1.1  # what bold letters are wider, and what this measuring may miss
LINES_OF_HEAD = 1.8  # two, which are not of the same length
BROADEST = 0.5  # of the text: no column wants more


class Cell(NamedTuple):
    """The width of the widest word of a cell, and of its text on one line, in ems."""

    word: float
    line: float


def measured(text: str, typewritten: bool = False) -> Cell:
    """Return how wide a text is."""
    words = text.replace(MAY_BREAK, " ").split()
    return Cell(
        max((_wide(word, typewritten) for word in words), default=0),
        _wide(text.replace(MAY_BREAK, ""), typewritten),
    )


def _wide(text: str, typewritten: bool) -> float:
    if typewritten:
        return len(text) * OF_A_TYPEWRITER
    return BOLD * sum(
        0.3 if sign in THIN else 0.86 if sign in BROAD else 0.69 if sign.isupper() else 0.56
        for sign in text
    )


def least(rows: list[list[Cell]], size: float, gutter: float) -> list[float]:
    """Return for each column the points in which no word breaks."""
    return [gutter + size * max(cell.word for cell in column) for column in zip(*rows)]


def columns(
    heads: list[list[Cell]], body: list[list[Cell]], size: float, gutter: float, room: float
) -> list[float]:
    """Return the widths of the columns in points: no line broken if that fits into the room, else heads of two lines, else a share of what there is."""
    fewest = least(heads + body, size, gutter)
    top, below = (
        [gutter + size * width for width in _lines(rows, len(fewest))] for rows in (heads, body)
    )
    whole = [max(sizes) for sizes in zip(fewest, top, below)]
    wanted = [
        max(few, min(max(head / LINES_OF_HEAD, text), room * BROADEST))
        for few, head, text in zip(fewest, top, below)
    ]
    if sum(whole) <= room:
        return whole
    return _between(wanted, whole, room) if sum(wanted) <= room else _between(fewest, wanted, room)


def _lines(rows: list[list[Cell]], count: int) -> Iterable[float]:
    return [max(cell.line for cell in column) for column in zip(*rows)] or [0] * count


def _between(fewer: list[float], more: list[float], room: float) -> list[float]:
    """Return widths that fill the room, each as far from its smaller value to its larger as the others; below the smaller all shrink alike."""
    free, asked = room - sum(fewer), sum(more) - sum(fewer)
    if free < 0 or not asked:
        return [width * room / sum(fewer) for width in fewer]
    return [few + (many - few) * free / asked for few, many in zip(fewer, more)]
