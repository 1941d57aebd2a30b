"""Set Albania's trade beside that of its allies and neighbours."""

import pandas as pd


def totals_of_all(trade: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Return all imports and exports of each country and year, in million US dollars.

    trade: rows of ``trade`` (Albania); others: rows of ``foreign_trade``. The index is country and
    year, the columns are ``exports`` and ``imports``.
    """
    albania = trade[(trade["partner"] == "World") & (trade["source"] == "barbieri2016")]
    albania = albania.assign(country="Albania", year=albania["period_from"])
    rows = pd.concat([albania, others[others["partner"] == "World"]])
    wide = rows.pivot(index=["country", "year"], columns="flow", values="value")
    return wide.astype(float)


def uncovered(totals: pd.DataFrame, income: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Return what exports left uncovered in some years, summed over them; the index is the country.

    totals: from ``totals_of_all``; income: rows of ``income`` (population in thousands).
    The columns are ``percent`` of imports, and ``per_head``, US dollars a head and year.
    A figure is missing where a year of the country is.
    """
    years = range(first, last + 1)
    people = income.set_index(["country", "year"])["population"].astype(float)
    found = {}
    for country in totals.index.unique("country"):
        rows = totals.loc[country].reindex(years).sum(skipna=False)
        heads = people.reindex([(country, year) for year in years]).sum(skipna=False)
        gap = rows["imports"] - rows["exports"]
        found[country] = (100 * gap / rows["imports"], 1000 * gap / heads)
    return pd.DataFrame.from_dict(found, orient="index", columns=["percent", "per_head"])
