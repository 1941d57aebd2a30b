"""One table definition for the book, the article, LaTeX and JupyterLab."""

import html
import re

import pandas as pd

from .myst import escape, show
from .provenance import provenance
from .table_cells import cells_of, is_numeric, shown_columns, texts
from .table_rows import check_columns, filter_classes, row_labels

TARGET = re.compile(r" <[^>]*>")


def table(
    frame: pd.DataFrame,
    name: str,
    title: str,
    note: str = "",
    formats=None,
    cited=None,
    data=(),
    anchors="",
    prefix: str | None = None,
    filters=(),
    links=None,
):
    """Show one numbered table with its caption, data files and sources.

    frame: what is shown; its column names are the heads, with their units.
    name: the label, ``tab-…``; title: a short one; note: the explanation.
    formats: column -> format of its numbers, ``{:,.1f}`` where not given.
    cited: the column that holds citation keys, one or several separated by
    ``;``, shown as citations; or a dictionary, column of text -> column of keys:
    each line of the text is then followed by its key, and the keys have no column.
    data: the rows that the table was computed from, cut from what ``load``
    returned. A missing value is shown as a dash.

    anchors: the column whose cells name the rows, or a name for each row; each row is
    then a label of its own, ``prefix`` and the cell, as in ``tab-gap-1950``, for ``{ref}`` and
    the ``rests_on`` of ``number``. prefix: ``name-`` where not given.
    filters: the columns by which a reader may choose rows, where a cell may hold
    several values separated by ``; ``; such a table can also be searched and sorted.
    links: column -> role (``ref``, ``numref``, one of ``row_roles``);
    its cells hold ids separated by ``; ``, each alone or after its text as in
    ``Visit <visit-course>``, and each is shown as a link. In place of one role stands
    the column that holds the role of each row, which is then not shown.

    Raises ValueError for columns that are not there, and for anchors that are
    empty or stand twice.
    """
    links = links or {}
    check_columns(frame, name, [*_named(anchors), *filters, *links])
    cells = cells_of(frame, formats, cited, links)
    _name_rows(cells, frame, anchors, f"{name}-" if prefix is None else prefix)
    caption = f"**{title}.** {note}".strip()
    classes = " ".join(["evidence", *filter_classes(filters)])
    head = [f"~~~~{{table}} {caption}", f":name: {name}", f":class: {classes}", ""]
    markdown = "\n".join([*head, *_lines(cells, frame), "~~~~"])
    show(markdown, preview(frame, title, formats, cited, links), provenance(data))


def body(frame: pd.DataFrame, formats=None, cited=None, links=None) -> list[str]:
    """Return the lines of a table in MyST, without name and caption.

    The arguments are those of ``table``.
    """
    links = links or {}
    check_columns(frame, "numbers", list(links))
    return _lines(cells_of(frame, formats, cited, links), frame)


def preview(frame: pd.DataFrame, title: str, formats=None, cited=None, links=None) -> str:
    """Return a table in HTML for JupyterLab; the arguments are those of ``table``."""
    links = links or {}
    return _html(frame[shown_columns(frame, cited, links)], title, formats, links)


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
    heads, rules = map(escape, cells), (_rule(frame[column]) for column in cells)
    return [_line(row) for row in (heads, rules, *cells.itertuples(index=False))]


def _rule(column: pd.Series) -> str:
    return "---:" if is_numeric(column) else ":---"


def _line(cells) -> str:
    return f"| {' | '.join(cells)} |"


def _html(frame: pd.DataFrame, title: str, formats, links) -> str:
    shown = pd.DataFrame({column: texts(frame[column], formats) for column in frame})
    for column in links:
        shown[column] = shown[column].str.replace(TARGET, "", regex=True)
    caption = f"<caption>{html.escape(title)}</caption>\n"
    return shown.to_html(index=False, border=0).replace("<thead>", f"{caption}<thead>", 1)
