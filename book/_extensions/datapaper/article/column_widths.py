"""How wide the columns of a table are, computed once for every format that has pages.

A format with letters of its own measures them; for others they are those of Arial.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from .model import MAY_BREAK

THIN, BROAD = set("iljtfrI.,:;'’|!()[]/- \N{NO-BREAK SPACE}"), set("mwMW%")
WHOLE = set("—…@")  # an em
REGULAR, BOLD = 1.03, 1.1  # what this measuring may miss, and what bold letters are wider
LINES_OF_HEAD = 1.8  # two, which are not of the same length
BROADEST = 0.5  # of the room: no column wants more


Measure = Callable[[str, bool], float]  # a text and whether it is bold -> its width in ems


class Size(NamedTuple):
    """A size of letters: its name in the format, points, and the rooms in points that it may fill.

    The narrowest comes first; only a table with a number takes more than the first.
    """

    name: str
    points: float
    rooms: tuple[float, ...]


def arial(text: str, bold: bool) -> float:
    """Return about how wide a text is in Arial, in ems, bold or not."""
    return (BOLD if bold else REGULAR) * sum(map(_of_arial, text))


def _of_arial(sign: str) -> float:
    widths = {0.3: sign in THIN, 0.86: sign in BROAD, 1: sign in WHOLE, 0.69: sign.isupper()}
    return next((width for width, fits in widths.items() if fits), 0.56)


@dataclass(frozen=True)
class Layout:
    """What a format offers tables: sizes, the largest first; points between columns.

    ``measure`` tells how wide its letters are, ``monospaced`` how wide those of code, in ems.
    """

    sizes: tuple[Size, ...]
    gutter: float
    measure: Measure = arial
    monospaced: float = 0.6


class Fit(NamedTuple):
    """How a table is laid out: its size, points of room, and whether no line is broken.

    ``widths`` are the parts of the room that its columns have.
    """

    size: str
    room: float
    whole: bool
    widths: list[float]


class Cell(NamedTuple):
    """The width of the widest word of a cell, and of its text on one line, in ems."""

    word: float
    line: float


def fits(article: BeautifulSoup, layout: Layout) -> list[Fit]:
    """Return how each table of the clean HTML is laid out, in their order."""
    return [fit(table, layout) for table in article.find_all("table")]


def fit(table: Tag, layout: Layout) -> Fit:
    """Return how one table is laid out: in the largest letters in which no word breaks.

    It takes the first room that holds it with no line broken, else the last. There heads have
    two lines if that is enough, and otherwise every column gets its share of what there is.
    """
    heads = [_measured(row, layout, bold=True) for row in table.select("thead tr")]
    body = [_measured(row, layout, bold=False) for row in table.select("tbody tr")]
    used = slice(None) if "data-label" in table.attrs else slice(1)
    words = [max(cell.word for cell in cells) for cells in zip(*heads, *body)]
    for size in layout.sizes:
        rooms = size.rooms[used]
        fewest = [layout.gutter + size.points * word for word in words]
        if sum(fewest) <= rooms[-1]:
            break
    top, below = (_lines(rows, size, layout) or fewest for rows in (heads, body))
    whole = [max(widths) for widths in zip(fewest, top, below)]
    room = next((one for one in rooms if sum(whole) <= one), rooms[-1])
    is_whole = sum(whole) <= room
    widths = whole if is_whole else _shared(fewest, top, below, room)
    return Fit(size.name, room, is_whole, [round(width / room, 4) for width in widths])


def _measured(row: Tag, layout: Layout, bold: bool) -> list[Cell]:
    return [_cell(cell, layout, bold) for cell in row.find_all(["th", "td"])]


def _cell(cell: Tag, layout: Layout, bold: bool) -> Cell:
    def wide(text: str) -> float:
        """Return the width of a text in ems, in the letters of the cell."""
        is_code = cell.find("code") is not None
        return len(text) * layout.monospaced if is_code else layout.measure(text, bold)

    text = cell.get_text()
    words = text.replace(MAY_BREAK, " ").split()
    line = " ".join(text.replace(MAY_BREAK, "").split())
    return Cell(max(map(wide, words), default=0), wide(line))


def _lines(rows: list[list[Cell]], size: Size, layout: Layout) -> list[float]:
    """Return for each column the points of its longest line."""
    longest = [max(cell.line for cell in cells) for cells in zip(*rows)]
    return [layout.gutter + size.points * line for line in longest]


def _shared(fewest: list[float], top: list[float], below: list[float], room: float) -> list[float]:
    """Return the widths in a room where lines must break: heads on two lines if that is enough.

    fewest: the points in which no word breaks; top, below: those of the longest line in the
    head and under it.
    """
    whole = [max(widths) for widths in zip(fewest, top, below)]
    wanted = [
        max(few, min(max(head / LINES_OF_HEAD, text), room * BROADEST))
        for few, head, text in zip(fewest, top, below)
    ]
    fits_room = sum(wanted) <= room
    return _between(*((wanted, whole) if fits_room else (fewest, wanted)), room)


def _between(fewer: list[float], more: list[float], room: float) -> list[float]:
    """Return widths that fill the room, all equally far from the smaller value to the larger.

    If even the smaller do not fit, all shrink alike.
    """
    free, asked = room - sum(fewer), sum(more) - sum(fewer)
    if free < 0 or not asked:
        return [width * room / sum(fewer) for width in fewer]
    return [few + (many - few) * free / asked for few, many in zip(fewer, more)]
