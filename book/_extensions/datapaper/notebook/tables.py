"""One table definition for the book, the article, LaTeX and JupyterLab."""

import html
import re

import pandas as pd

from .myst import escape, show
from .provenance import provenance
from .row_origins import origins
from .table_cells import CellStyle, cells_of, is_numeric, texts
from .table_rows import check_columns, filter_classes, row_labels

TARGET = re.compile(r" <[^>]*>")


def table(
    frame: pd.DataFrame,
    name: str,
    title: str,
    note: str = "",
    *,
    data=(),
    each=None,
    anchors="",
    prefix: str | None = None,
    filters=(),
    **style,
):
    """Show one numbered table with its caption, data files and sources.

    frame: what is shown; its column names are the heads, with their units, and a missing value
    is a dash. name: the label, ``tab-…``; title: a short one; note: the explanation.
    data: the rows that it was computed from, cut from what ``load`` returned.
    each: the same row by row, see ``row_origins.origins``; the book then leads from each row
    of the table to its rows of data, and previews show the words of their sources.
    anchors: the column whose cells name the rows, or a name for each row; each row is
    then a label of its own, ``prefix`` and the cell, as in ``tab-gap-1950``, for ``{ref}`` and
    the ``rests_on`` of ``number``. prefix: ``name-`` where not given.
    filters: the columns by which a reader may choose rows, where a cell may hold
    several values separated by ``; ``; such a table can also be searched and sorted.
    style: ``formats``, ``cited`` and ``links``, see ``table_cells.CellStyle``.

    Raises ValueError for columns that are not there, and for anchors that are
    empty or stand twice, and where ``each`` has not as many rows.
    """
    cell_style = CellStyle(**style)
    check_columns(frame, name, [*_named(anchors), *filters, *cell_style.links])
    cells = cells_of(frame, cell_style)
    _name_rows(cells, frame, anchors, f"{name}-" if prefix is None else prefix)
    if each is not None:
        cells[cells.columns[0]] = origins(each, len(frame), name) + cells[cells.columns[0]]
    classes = " ".join(["evidence", *filter_classes(filters)])
    head = [f"~~~~{{table}} {f'**{title}.** {note}'.strip()}", f":name: {name}"]
    markdown = [*head, f":class: {classes}", "", *_lines(cells, frame), "~~~~"]
    show("\n".join(markdown), preview(frame, title, cell_style), provenance(data))


def body(frame: pd.DataFrame, style: CellStyle) -> list[str]:
    """Return the lines of a table in MyST, without name and caption."""
    check_columns(frame, "numbers", style.links)
    return _lines(cells_of(frame, style), frame)


def preview(frame: pd.DataFrame, title: str, style: CellStyle) -> str:
    """Return a table in HTML for JupyterLab."""
    shown = pd.DataFrame({column: texts(frame[column], style) for column in style.shown(frame)})
    for column in style.links:
        shown[column] = shown[column].str.replace(TARGET, "", regex=True)
    caption = f"<caption>{html.escape(title)}</caption>\n"
    return shown.to_html(index=False, border=0).replace("<thead>", f"{caption}<thead>", 1)


def _named(anchors) -> list[str]:
    """Return the column that names the rows, if it is one."""
    return [anchors] if isinstance(anchors, str) and anchors else []


def _name_rows(cells: pd.DataFrame, frame: pd.DataFrame, anchors, prefix: str) -> None:
    """Put the label of each row into the cell that names it, or into the first."""
    if not len(anchors):
        return
    is_column = bool(_named(anchors))
    names = frame[anchors] if is_column else pd.Series(anchors, name="anchors")
    place = anchors if is_column else cells.columns[0]
    pairs = zip(row_labels(names, prefix), cells[place], strict=True)
    cells[place] = [f"{{anchor}}`{label}`{cell}" for label, cell in pairs]


def _lines(cells: pd.DataFrame, frame: pd.DataFrame) -> list[str]:
    """Return the table in Markdown: heads, alignment, rows."""
    rules = ["---:" if is_numeric(frame[column]) else ":---" for column in cells]
    rows = [map(escape, cells), rules, *cells.itertuples(index=False)]
    return [f"| {' | '.join(row)} |" for row in rows]
