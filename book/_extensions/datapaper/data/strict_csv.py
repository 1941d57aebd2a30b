"""Read a data file strictly, one row a line, and say what is wrong with its form."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from .package import DataPackage

CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|\Z)')
NOT_UTF_8 = re.compile("[\udc80-\udcff]")
NO_ROWS = "the number of rows is 0, and at least one is needed [no-rows]"
CUT_OFF = (
    "the last row does not end in a line feed, so it may be cut off; check that it is whole, and "
    "end the file with a line feed [cut-off]"
)
UNQUOTED = (
    "a row is one line, and a cell with a comma or a quotation mark stands in quotation marks, "
    "each inside it doubled [wrong-quotes]"
)
SHOWN = 60


class Fault(NamedTuple):
    """One thing that is wrong, and where; row 1 is the head, and row 0 the file as a whole."""

    file: str
    rule: str
    row: int = 0
    column: str = ""
    value: str = ""

    def __str__(self):
        """Return the line that a reader of the log sees; a long value is cut."""
        value = self.value if len(self.value) <= SHOWN else f"{self.value[:SHOWN]}…"
        place = [
            f"data/{self.file}",
            self.row and f"row {self.row}",
            self.column and f"column {self.column!r}",
            value and f"value {value!r}",
        ]
        return f"{', '.join(str(part) for part in place if part)}: {self.rule}"


@dataclass
class ParsedCsv:
    """The rows that can be read, number -> column -> cell, and what is wrong with the others."""

    rows: dict[int, dict[str, str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def by_key(self, columns: list[str]) -> dict[str, int]:
        """Return the cells of each row in the columns of a key, spaces between, -> its number."""
        return {" ".join(cells[one] for one in columns): row for row, cells in self.rows.items()}


def read(package: DataPackage, name: str, raw: bytes | None) -> ParsedCsv:
    """Return one resource as it is written. raw: the bytes of its file, None if there is none.

    Bytes that are not UTF-8 stay in its cells as lone surrogates.
    """
    file = package.path(name)
    if raw is None:
        return ParsedCsv(faults=[Fault(file.name, "no such file [no-file]")])
    lines = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape").split("\n")
    cut = [] if len(lines) < 2 or not lines[-1] else [Fault(file.name, CUT_OFF, len(lines))]
    head, *rows = [line.removesuffix("\r") for line in (lines if lines[-1] else lines[:-1])] or [""]
    columns = [one["name"] for one in package.fields(name)]
    faults = [Fault(file.name, rule, 1) for rule in _wrong_head(head, columns)]
    if not faults and not rows:
        faults = [Fault(file.name, NO_ROWS)]
    if faults:
        return ParsedCsv(faults=faults)
    parsed = _filled(file.name, columns, rows)
    parsed.faults += cut
    return parsed


def _wrong_head(line: str, named: list[str]) -> list[str]:
    """Compare the head of a file with its schema, column by column name."""
    if not line:
        return ["the file is empty or has no head [wrong-head]"]
    if bad := NOT_UTF_8.search(line):
        return [not_utf_8(bad[0])]
    if "\r" in line:
        return ["lines must end in a line feed, alone or after a carriage return [wrong-line]"]
    head = split(line)
    if head is None or head == named:
        return [UNQUOTED] if head is None else []
    wrong = [f"column {column!r} is missing" for column in named if column not in head]
    wrong += [f"column {column!r} is not in the schema" for column in head if column not in named]
    wrong += [f"column {column!r} stands twice" for column in named if head.count(column) > 1]
    if not wrong:
        moved = [pair for pair in zip(head, named) if pair[0] != pair[1]]
        wrong = [f"column {found!r} stands where {column!r} must" for found, column in moved]
    return [f"{rule[:200]} [wrong-head]" for rule in wrong]


def _filled(file: str, head: list[str], lines: list[str]) -> ParsedCsv:
    parsed = ParsedCsv()
    for row, line in enumerate(lines, 2):
        cells = split(line)
        if cells is None or len(cells) != len(head):
            parsed.faults.append(Fault(file, _wrong_row(line, cells, head), row))
        else:
            parsed.rows[row] = dict(zip(head, cells))
    return parsed


def _wrong_row(line: str, cells: list[str] | None, head: list[str]) -> str:
    if not line.strip():
        return "the row is blank, so it has fewer cells than the file has columns [blank-row]"
    if cells is None:
        return UNQUOTED
    more = "more" if len(cells) > len(head) else "fewer"
    counts = f"{len(cells)}, not {len(head)}"
    return f"the row has {more} cells than the file has columns: {counts} [wrong-count]"


def not_utf_8(escaped: str) -> str:
    """Say that a byte, kept as a lone surrogate, is not UTF-8."""
    byte = ord(escaped) - 0xDC00
    return f"must be text in utf-8, but holds the byte 0x{byte:02x} [wrong-encoding]"


def split(line: str) -> list[str] | None:
    """Return the cells of one line of CSV, or nothing if its quotation marks do not pair."""
    cells, end, place = [], ",", 0
    while end:
        match = CELL.match(line, place)
        if not match:
            return None
        quoted, plain, end = match.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        place = match.end()
    return cells
