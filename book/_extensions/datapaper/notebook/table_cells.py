"""The cells of a table as MyST: numbers, texts, citations and links."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from .myst import NOT_KNOWN, cite, escape

ADDRESS = re.compile(r"https?://[^\s<>|]+")
UNBROKEN = re.compile(r"\d{4}–\d{4}|[A-Z]\w-\d+")


class CellStyle(NamedTuple):
    """How the cells of a table are shown.

    formats: column -> format of its numbers, ``{:,.1f}`` where not given.
    cited: the column that holds citation keys, one or several separated by
    ``;``, shown as citations; or a dictionary, column of text -> column of keys:
    each line of the text is then followed by its key, and the keys have no column.
    links: column -> role (``ref``, ``numref``, one of ``row_roles``);
    its cells hold ids separated by ``; ``, each alone or after its text as in
    ``Visit <visit-course>``, and each is shown as a link. In place of one role stands
    the column that holds the role of each row, which is then not shown.
    """

    formats: Mapping[str, str] = {}
    cited: str | dict[str, str] = ""
    links: Mapping[str, str] = {}

    def shown(self, frame: pd.DataFrame) -> list[str]:
        """Return the columns of a table without those that hold the keys or the roles of others."""
        keys = self.cited.values() if isinstance(self.cited, dict) else ()
        serving = {*keys, *(role for role in self.links.values() if role in frame)}
        return [column for column in frame if column not in serving]


def cells_of(frame: pd.DataFrame, style: CellStyle) -> pd.DataFrame:
    """Return the cells of the shown columns as MyST."""
    return pd.DataFrame({one: _cells(frame, one, style) for one in style.shown(frame)})


def texts(column: pd.Series, style: CellStyle) -> list[str]:
    """Return the cells of one column as plain text, numbers formatted, a dash if not known."""
    usual = "{:,.1f}" if pd.api.types.is_float_dtype(column) else "{}"
    spec = style.formats.get(column.name, usual)
    show_cell = (lambda cell: spec.format(cell).replace("-", "−")) if is_numeric(column) else str
    return [NOT_KNOWN if pd.isna(cell) else show_cell(cell) for cell in column]


def is_numeric(column: pd.Series) -> bool:
    """Tell whether a column holds numbers."""
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _cells(frame: pd.DataFrame, column: str, style: CellStyle) -> list[str]:
    cells, cited, links = frame[column], style.cited, style.links
    if column in links:
        roles = frame[links[column]] if links[column] in frame else [links[column]] * len(frame)
        return [_linked(*cell) for cell in zip(cells, roles, strict=True)]
    if isinstance(cited, dict) and column in cited:
        return [_cited(*cell) for cell in zip(cells, frame[cited[column]], strict=True)]
    if column == cited:
        return ["" if pd.isna(cell) else cite(map(str.strip, cell.split(";"))) for cell in cells]
    return [_marked(cell) for cell in texts(cells, style)]


def _linked(cell, role: str) -> str:
    """Return the ids of one cell, separated by ``; ``, as links of one role."""
    if pd.isna(cell):
        return NOT_KNOWN
    return "; ".join(f"{{{role}}}`{row.strip()}`" for row in str(cell).split(";"))


def _cited(text, keys) -> str:
    """Return the lines of a text, each with its citation."""
    if pd.isna(text):
        return NOT_KNOWN
    pairs = zip(text.split("\n"), str(keys).split(";"), strict=True)
    return " ".join(escape(line) + cite(key.strip()) for line, key in pairs)


def _marked(cell: str) -> str:
    """Keep a span of years on one line, and make an address a link."""
    if ADDRESS.fullmatch(cell):
        return f"<{cell}>"
    return f"[{cell}]{{.nowrap}}" if UNBROKEN.fullmatch(cell) else escape(cell)
