"""Numbers and dates that rest on an event, which they link to in the chronology."""

import pandas as pd

from datapaper.notebook import numbers

ROLE = "event"


def number(
    name: str,
    value,
    spec: str = "{:,.1f}",
    rests_on: str | pd.Series | pd.DataFrame = "",
    rows: pd.DataFrame | None = None,
) -> None:
    """Keep one quantity for the prose; see ``datapaper.notebook.numbers.number``.

    rests_on: as there, or one row of ``events``, indexed by ``event``.
    """
    numbers.number(name, value, spec, rests_on, ROLE, rows)


def date(name: str, row: pd.Series, field: str = "date", cited: bool = True) -> None:
    """Keep the date of one event for the prose; see ``datapaper.notebook.numbers.date``.

    row: one row of ``events``, indexed by ``event``.
    """
    numbers.date(name, row, ROLE, field, cited)
