"""Where the case study makes each claim, and how the outside record answers it."""

import pandas as pd

from .reading import load

DIVIDED, UNTESTED = "cannot be told", "not tested"


def verdicts_of(verdicts: pd.DataFrame) -> pd.Series:
    """Return one verdict for each claim: that of all its rows, or ``cannot be told`` where they differ.

    verdicts: rows of ``verdicts`` (columns ``claim_id``, ``verdict``). The index is the claim.
    """
    told = verdicts.groupby("claim_id", sort=False)["verdict"]
    return told.first().where(told.nunique() == 1, DIVIDED)


def places() -> dict[str, list[tuple[str, str]]]:
    """Return, for each place in the text that makes claims, these claims with their verdicts.

    A place is the label of a paragraph, as in the column ``place`` of ``claims``;
    a claim that no row of ``verdicts`` is about is ``not tested``.
    Raises DataError if the data package has no such resources or breaks its schema.
    """
    claims = load("claims").dropna(subset=["place"])
    told = claims["claim_id"].map(verdicts_of(load("verdicts"))).fillna(UNTESTED)
    found: dict[str, list[tuple[str, str]]] = {}
    for place, claim, verdict in zip(claims["place"], claims["claim_id"], told, strict=True):
        found.setdefault(place, []).append((claim, verdict))
    return found
