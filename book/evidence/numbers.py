"""Quantities and dates for the prose, formatted once and tied to what they rest on."""

import pandas as pd

from .markdown import NOT_KNOWN, cite, escape, link, store

MONTHS = ("January February March April May June July August September October November December").split()


def number(name: str, value, spec: str = "{:,.1f}", rests_on: str = "") -> None:
    """Keep one quantity for the prose, which shows it with ``{number}`name```.

    name: what the prose calls it; value: a number or a text; spec: its format.
    rests_on: the label of the table or figure that it can be read from
    (``tab-…``, ``fig-…``), which it then links to, or a citation key.
    A missing value is shown as a dash, never as a number.
    """
    text = NOT_KNOWN if pd.isna(value) else spec.format(value)
    linked = rests_on.startswith(("tab-", "fig-"))
    markdown = link(text, rests_on) if linked else escape(text) + (cite(rests_on) if rests_on else "")
    store(name, {"text/markdown": markdown})


def date(name: str, row: pd.Series, field: str = "date", cited: bool = True) -> None:
    """Keep the date of one event for the prose, exactly as precise as it is known.

    row: one row of ``events`` (columns ``date``, ``until``, ``source``);
    field: which of its dates; cited: whether its source follows as a marker.
    """
    store(name, {"text/markdown": spoken(row[field]) + (cite(row["source"]) if cited else "")})


def spoken(iso: str) -> str:
    """Return ``1953-03-05`` as ``5 March 1953``, ``1948-09`` as ``September 1948``, ``1951`` as it is."""
    year, *rest = iso.split("-")
    words = [MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(rest[1])), *words] if len(rest) == 2 else words)
