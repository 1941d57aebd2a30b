"""Quantities and dates for the prose, formatted once and tied to what they rest on."""

import pandas as pd

from datapaper.core.dates import date_in_words
from datapaper.core.number_words import WORDS

from .myst import cite, escape, link, store
from .provenance import rows_of
from .row_origins import mark

IN_WORDS = WORDS[:13]


def number(
    name: str,
    value,
    spec: str = "{:,.1f}",
    rests_on: str | pd.Series | pd.DataFrame = "",
    role: str = "",
    rows: pd.DataFrame | None = None,
) -> None:
    """Keep one quantity for the prose, which shows it with ``{number}`name```.

    name: what the prose calls it; value: a number or a text; spec: its format.
    rests_on: the label of the table, the row of a table or the figure that it can
    be read from (``tab-…``, ``fig-…``), which it then links to; a citation key; one
    row cut from what ``load`` returned, a frame, whose source it cites and to which it links on
    the page of the file; or such a row as a series, indexed by its key, to which it links
    by a role (see ``row_roles`` in ``_config.yml``).
    rows: where it links to a table or figure, the rows of data that it was computed from; in
    the book its preview then shows the words of their sources.
    Raises ValueError for a missing value, for which prose has no place, and for several rows.
    """
    if pd.isna(value):
        says = "a row that it comes from is missing, or a cell is empty"
        raise ValueError(f"the number {name!r} has no value: {says}")
    text = value if isinstance(value, str) else spec.format(value)
    if isinstance(rests_on, pd.Series):
        shown = _marked(link(text, rests_on.name, role), rests_on["source"])
    elif isinstance(rests_on, pd.DataFrame):
        place = f"{rests_on.attrs['resource']} {_only_row(name, rests_on)}"
        shown = _marked(link(text, place, "from"), rests_on["source"].item())
    elif rests_on.startswith(("tab-", "fig-")):
        shown = ("" if rows is None else mark(rows)) + link(text, rests_on)
    else:
        shown = _marked(escape(text), rests_on)
    store(name, {"text/markdown": shown})


def date(name: str, row: pd.Series, role: str, field: str = "date", cited: bool = True) -> None:
    """Keep the date of one row for the prose, exactly as precise as it is known, as a link to it.

    row: one row of a resource, indexed by its key (columns ``date``, ``until``, ``source``);
    role: that which leads to the row (see ``row_roles`` in ``_config.yml``);
    field: ``date``, ``until``, or ``span`` for both where there are two;
    cited: whether its source follows as a marker.
    """
    text = span(row["date"], row["until"]) if field == "span" else date_in_words(row[field])
    source = row["source"] if cited else ""
    store(name, {"text/markdown": _marked(link(text, row.name, role), source)})


def spelt(count: int) -> str:
    """Return a whole number in words up to twelve, in digits beyond."""
    return IN_WORDS[count] if count < len(IN_WORDS) else f"{count:,}"


def span(first: str, last: str) -> str:
    """Return ``21 March to 11 April 1949`` for two dates, and one date if there is no second."""
    if pd.isna(last):
        return date_in_words(first)
    start, end = date_in_words(first), date_in_words(last)
    return f"{start.removesuffix(end[-5:])} to {end}"


def _only_row(name: str, frame: pd.DataFrame) -> int:
    rows = rows_of(frame)
    if len(rows) > 1:
        raise ValueError(f"the number {name!r} can rest on one row; the frame has {len(rows)}")
    return rows[0]


def _marked(markdown: str, key: str) -> str:
    """Return the Markdown of a text with a citation marker, if there is a work to cite."""
    return markdown + cite(key) if key else markdown
