"""What became of each claim of the case study when it was held against the record."""

import pandas as pd

from datapaper.data.loading import load
from datapaper.data.package import DataPackage
from datapaper.notebook.numbers import span

DIVIDED, UNTESTED = "cannot be told", "not tested"
DATES = ["year", "month", "date", "dates"]
IN_WORDS = ["ally", "leaders", "plan", "rank"]


def verdicts_of(verdicts: pd.DataFrame) -> pd.Series:
    """Return one verdict for each claim: that of all its rows, or ``cannot be told`` where they differ.

    verdicts: rows of ``verdicts`` (columns ``claim_id``, ``verdict``). The index is the claim.
    """
    told = verdicts.groupby("claim_id", sort=False)["verdict"]
    return told.first().where(told.nunique() == 1, DIVIDED)


def dated_verdicts(claims: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """Return a verdict for each claim that dates an event of the chronology; the index is the claim.

    claims: rows of ``claims``; those of the kind ``date`` with a date and an event are judged.
    events: ``events``, indexed by ``event`` (columns ``date``, ``until``, ``basis``).
    A claim agrees if the date of the event, or each of its two dates, is the same, or the same and
    more exact. It cannot be told if the event is known from the article alone, or less exactly than is claimed.
    """
    dated = claims[
        (claims["kind"] == "date") & claims["unit"].isin(DATES) & claims["event"].notna()
    ]
    told = [_told(claim["value"], events.loc[claim["event"]]) for _, claim in dated.iterrows()]
    return pd.Series(told, index=dated["claim_id"], dtype="string")


def check_recorded(computed: pd.Series, recorded: pd.Series) -> None:
    """Compare the verdicts that the data decide with those recorded in ``verdicts``, both indexed by claim.

    Raises ValueError, with a line for each claim, where they are not the same; a claim without a recorded verdict is passed over.
    """
    both = pd.DataFrame({"computed": computed, "recorded": recorded}).dropna()
    wrong = both[both["computed"] != both["recorded"]]
    lines = [
        f"{claim} is recorded as {row.recorded!r}, but the data give {row.computed!r}"
        for claim, row in wrong.iterrows()
    ]
    if lines:
        raise ValueError("\n  ".join(["data/verdicts.csv, column 'verdict':", *lines]))


def stated(claims: pd.DataFrame) -> pd.Series:
    """Return each claim in words, followed by the quantity or date that it states; the index is that of ``claims``.

    claims: rows of ``claims`` (columns ``claim``, ``value``, ``unit``).
    """
    values = [
        _value(value, unit) for value, unit in zip(claims["value"], claims["unit"], strict=True)
    ]
    added = pd.Series(
        [f" ({value})." if value else "." for value in values], claims.index, dtype="string"
    )
    return claims["claim"].str.removesuffix(".") + added


def _value(value, unit) -> str:
    if pd.isna(value) or unit in IN_WORDS:
        return ""
    first, _, last = value.partition("/")
    if unit in [*DATES, "years"] and len(first) > 2:
        return span(first, last or pd.NA) if "-" in first else f"{first}–{last}".strip("–")
    return f"{int(first):,} {unit}"


def _told(claimed: str, event: pd.Series) -> str:
    known = [date if pd.notna(date) else "" for date in (event["date"], event["until"])]
    pairs = list(zip(claimed.split("/"), known))
    if event["basis"] != "seen":
        return DIVIDED
    if all(on_record.startswith(said) for said, on_record in pairs):
        return "agrees"
    return (
        DIVIDED
        if all(
            on_record.startswith(said) or said.startswith(on_record) for said, on_record in pairs
        )
        else "disagrees"
    )


def places(package: DataPackage) -> dict[str, list[tuple[str, str]]]:
    """Return, for each place in the text that makes claims, these claims with their verdicts.

    A place is the label of a paragraph, as in the column ``place`` of ``claims``;
    a claim that nothing in the data tests is ``not tested``.
    Raises DataError if the data package has no such resources or breaks its schema.
    """
    claims = load(package, "claims").dropna(subset=["place"])
    dated = dated_verdicts(claims, load(package, "events").set_index("event"))
    told = dated.combine_first(verdicts_of(load(package, "verdicts")))
    found: dict[str, list[tuple[str, str]]] = {}
    for place, claim in zip(claims["place"], claims["claim_id"], strict=True):
        found.setdefault(place, []).append((claim, told.get(claim, UNTESTED)))
    return found
