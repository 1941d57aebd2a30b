"""One table definition for the book, the article, LaTeX and JupyterLab."""

import html
import re

import pandas as pd

from .markdown import NOT_KNOWN, cite, escape, show
from .provenance import provenance
from .rows import check_columns, filter_classes, linked, row_labels

MAX_TITLE_WORDS = 15
ADDRESS = re.compile(r"https?://[^\s<>|]+")
SPAN = re.compile(r"\d{4}–\d{4}")
TARGET = re.compile(r" <[^>]*>")


def table(
    frame: pd.DataFrame, name: str, title: str, note: str = "", formats=None, cited=None, data=(),
    anchors: str = "", prefix: str | None = None, filters=(), links=None,
):
    """Show one numbered table with its caption, data files and sources.

    frame: what is shown; its column names are the heads, with their units.
    name: the label, ``tab-…``; title: at most 15 words; note: the explanation.
    formats: column -> format of its numbers, ``{:,.1f}`` where not given.
    cited: the column that holds citation keys, one or several separated by
    ``;``, shown as citations; or a dictionary, column of text -> column of keys:
    each line of the text is then followed by its key, and the keys have no column.
    data: the rows that the table was computed from, cut from what ``load``
    returned. A missing value is shown as a dash.

    anchors: the column whose cells name the rows; each row is then a label of
    its own, ``prefix`` and the cell, as in ``tab-gap-1950``, for ``{ref}`` and
    the ``rests_on`` of ``number``. prefix: ``name-`` where not given.
    filters: the columns by which a reader may choose rows, where a cell may hold
    several values separated by ``; ``; such a table can also be searched and sorted.
    links: column -> role (``claim``, ``event``, ``marker``, ``ref``, ``numref``);
    its cells hold ids separated by ``; ``, each alone or after its text as in
    ``Visit <visit-course>``, and each is shown as a link.

    Raises ValueError for a title that is too long, for columns that are not
    there, and for anchors that are empty or stand twice.
    """
    check_title(title)
    check_columns(frame, name, [*filter(None, [anchors]), *filters, *(links or {})])
    frame, sources = _apart(frame, cited)
    cells = pd.DataFrame({column: _cells(frame[column], formats, cited, links or {}) for column in frame})
    for column, keys in sources.items():
        cells[column] = [_told(*cell) for cell in zip(frame[column], keys, strict=True)]
    if anchors:
        marks = row_labels(frame[anchors], f"{name}-" if prefix is None else prefix)
        cells[anchors] = [f"{{anchor}}`{mark}`{cell}" for mark, cell in zip(marks, cells[anchors], strict=True)]
    lines = [_line(escape(column) for column in frame), _line(_rule(frame[column]) for column in frame)]
    lines += [_line(row) for row in cells.itertuples(index=False)]
    caption, classes = f"**{title}.** {note}".strip(), " ".join(["evidence", *filter_classes(filters)])
    markdown = "\n".join([f"~~~~{{table}} {caption}", f":name: {name}", f":class: {classes}", "", *lines, "~~~~"])
    show(markdown, _html(frame, title, formats, links or {}), provenance(data))


def check_title(title: str) -> None:
    """Raise ValueError if a title has more words than a journal takes (15)."""
    if len(title.split()) > MAX_TITLE_WORDS:
        raise ValueError(f"title of {len(title.split())} words, at most {MAX_TITLE_WORDS} are allowed: {title!r}")


def _apart(frame: pd.DataFrame, cited) -> tuple[pd.DataFrame, dict[str, pd.Series]]:
    """Part the columns of keys that follow a text from the columns that are shown."""
    if not isinstance(cited, dict):
        return frame, {}
    return frame.drop(columns=list(cited.values())), {text: frame[keys] for text, keys in cited.items()}


def _told(text, keys) -> str:
    """Return the lines of a text, each with its citation."""
    if pd.isna(text):
        return NOT_KNOWN
    lines, sources = text.split("\n"), str(keys).split(";")
    return " ".join(escape(line) + cite(key.strip()) for line, key in zip(lines, sources, strict=True))


def _cells(column: pd.Series, formats, cited, links) -> list[str]:
    if column.name in links:
        return [linked(cell, links[column.name]) if pd.notna(cell) else NOT_KNOWN for cell in column]
    if isinstance(cited, str) and column.name == cited:
        return [cite([key.strip() for key in cell.split(";")]) if pd.notna(cell) else "" for cell in column]
    return [_marked(cell) for cell in _texts(column, formats)]


def _marked(cell: str) -> str:
    """Keep a span of years on one line, and make an address a link."""
    if ADDRESS.fullmatch(cell):
        return f"<{cell}>"
    return f"[{cell}]{{.nowrap}}" if SPAN.fullmatch(cell) else escape(cell)


def _texts(column: pd.Series, formats) -> list[str]:
    spec = (formats or {}).get(column.name, "{:,.1f}" if pd.api.types.is_float_dtype(column) else "{}")
    show_cell = (lambda cell: spec.format(cell).replace("-", "−")) if _numeric(column) else str
    return [NOT_KNOWN if pd.isna(cell) else show_cell(cell) for cell in column]


def _numeric(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _rule(column: pd.Series) -> str:
    return "---:" if _numeric(column) else ":---"


def _line(cells) -> str:
    return f"| {' | '.join(cells)} |"


def _html(frame: pd.DataFrame, title: str, formats, links) -> str:
    shown = pd.DataFrame({column: _texts(frame[column], formats) for column in frame})
    for column in links:
        shown[column] = shown[column].str.replace(TARGET, "", regex=True)
    return shown.to_html(index=False, border=0).replace("<thead>", f"<caption>{html.escape(title)}</caption>\n<thead>", 1)
