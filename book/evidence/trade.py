"""Albania's trade gap, and the Soviet part in its trade."""

import pandas as pd


def trade_gap(trade: pd.DataFrame) -> pd.DataFrame:
    """Return imports, exports and what exports did not pay for; the index is the year, from 1947.

    trade: rows of ``trade``. The columns ``imports``, ``exports`` and ``gap`` are in million US
    dollars, ``uncovered`` is the gap in per cent of imports. The totals of 1945 and 1946 leave out
    relief, so that they are not used.
    """
    is_total = (trade["partner"] == "World") & trade["source"].str.startswith("barbieri")
    totals = trade[is_total & (trade["period_from"] >= 1947)]
    wide = totals.pivot(index="period_from", columns="flow", values="value").astype(float)
    gap = wide["imports"] - wide["exports"]
    return wide.assign(gap=gap, uncovered=100 * gap / wide["imports"])


def soviet_part(trade: pd.DataFrame) -> pd.DataFrame:
    """Return the Soviet part in Albania's trade, for the years in which it is known.

    trade: rows of ``trade``. The index is the year; ``share`` is the trade with the Soviet Union in
    per cent of all trade, ``surplus`` what the Soviet Union sold Albania beyond what it bought
    there, in million US dollars.
    """
    is_pair = (trade["partner"] == "USSR") & (trade["unit"] == "million US$")
    pair = trade[is_pair].pivot(index="period_from", columns="flow", values="value").astype(float)
    totals = trade_gap(trade).loc[pair.index, ["imports", "exports"]]
    shares = 100 * pair.sum(axis="columns") / totals.sum(axis="columns")
    return pd.DataFrame({"share": shares, "surplus": pair["imports"] - pair["exports"]})
