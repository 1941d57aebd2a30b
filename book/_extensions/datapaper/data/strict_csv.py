"""Read a data file strictly, one row a line, and say what is wrong with its form."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from datapaper.core.wording import FAR, all_quoted, nearest, quoted

from .package import DataPackage

CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|\Z)')
NOT_UTF_8 = re.compile("[\udc80-\udcff]")
NO_FILE = "The file is missing. Put it back."
NO_ROWS = "The file has a header and no rows. Add at least one row."
CUT_OFF = (
    "The last row does not end in a line break, so part of it may be missing. Check the row, and "
    "press Enter at its end."
)
UNQUOTED = (
    'The quotation marks do not match. Put a cell that contains a comma in "double quotes", and '
    'write a quotation mark inside it twice: "". Line breaks inside a cell are not allowed.'
)
OLD_LINES = "The lines end as on an old Macintosh. Save the file with Unix or Windows line breaks."
NO_COMMAS = "The cells are separated by {}. Save the file with commas between them."
SEPARATORS = {";": "semicolons", "\t": "tabs"}


class Fault(NamedTuple):
    """One thing that is wrong, and where; row 1 is the header, and row 0 the file as a whole.

    rule: a sentence, which begins with a capital letter, or words that follow the value.
    """

    file: str
    rule: str
    row: int = 0
    column: str = ""
    value: str = ""

    def __str__(self):
        """Return the line that a reader of the log sees; a long value is cut."""
        place = [f"data/{self.file}", self.row and f"row {self.row}", self.column]
        subject = f"{quoted(self.value) if self.value else 'The cell'} "
        says = self.rule if self.rule[:1].isupper() else subject + self.rule
        return f"{', '.join(str(part) for part in place if part)}: {says}"


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
        return ParsedCsv(faults=[Fault(file.name, NO_FILE)])
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
        return [f"The file is empty or has no header. {_wanted(named)}"]
    if bad := NOT_UTF_8.search(line):
        return [f"The header {not_utf_8(bad[0])}"]
    if "\r" in line:
        return [OLD_LINES]
    head = split(line)
    if head is None or head == named:
        return [UNQUOTED] if head is None else []
    for sign, name in SEPARATORS.items():
        if len(head) == 1 and line.count(sign) == len(named) - 1 > 0:
            return [NO_COMMAS.format(name)]
    if not {*head} & {*named} and len(named) > 1:
        return [f"The header is missing. {_wanted(named)}"]
    return _wrong_columns(head, named)


def _wanted(named: list[str]) -> str:
    return f"Row 1 must be: {','.join(named)}"


def _wrong_columns(head: list[str], named: list[str]) -> list[str]:
    """Pair the columns of a head with those that it must have: by place, or by their names."""
    twice = [column for column in named if head.count(column) > 1]
    if len(head) == len(named) and not twice:
        pairs = {found: column for found, column in zip(head, named) if found != column}
    else:
        lost = [column for column in named if column not in head]
        near = {found: nearest(found, lost, FAR) for found in head if found not in named}
        pairs = {found: column for found, column in near.items() if column}
    paired = {*pairs.values()}
    lacking = [column for column in named if column not in head and column not in paired]
    more = [column for column in head if column not in named and column not in pairs]
    return [
        *(f"The header says {quoted(a)}; it must say {quoted(b)}." for a, b in pairs.items()),
        *(f"The header lacks {quoted(column)}. {_place(column, named)}" for column in lacking),
        *(f"The header has an unknown column {quoted(column)}. Delete it." for column in more),
        *(f"The header has the column {quoted(column)} twice. Delete one." for column in twice),
    ]


def _place(column: str, named: list[str]) -> str:
    """Return where a column belongs."""
    before = named[: named.index(column)][-1:]
    return (
        f"Add the column after {all_quoted(before)}." if before else "Add it as the first column."
    )


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
        return "The row is empty. Delete it."
    if cells is None:
        return UNQUOTED
    mend = (
        'Put a cell that contains a comma in "double quotes".'
        if len(cells) > len(head)
        else "Type a comma for each empty cell."
    )
    return f"The row has {len(cells)} cells; it must have {len(head)}. {mend}"


def not_utf_8(escaped: str) -> str:
    """Say that a byte, kept as a lone surrogate, is not UTF-8, in words that follow a value."""
    byte = ord(escaped) - 0xDC00
    return f"contains a letter that is not in UTF-8 (byte 0x{byte:02x}). Save the file as UTF-8."


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
