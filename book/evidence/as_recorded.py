"""Say what rows of ``aid`` record as their sources have it."""

import pandas as pd


def amounts(rows: pd.DataFrame) -> pd.Series:
    """Return each amount with the qualifier of its source, as in “about US$246 million”.

    rows: columns ``qualifier`` and ``value``, in million US dollars; the index is kept.
    """
    qualifiers = rows["qualifier"].astype(str).replace("exact", "")
    return (qualifiers + " US$" + rows["value"].map("{:g}".format) + " million").str.strip()


def years_of(rows: pd.DataFrame) -> pd.Series:
    """Return the years of each row, as in “1945–1961”, or “1954” for a single one.

    rows: columns ``period_from`` and ``period_to``; the index is kept.
    """
    first, last = rows["period_from"].astype(str), rows["period_to"].astype(str)
    return first.where(first == last, first + "–" + last)
