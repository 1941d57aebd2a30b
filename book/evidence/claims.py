"""What became of each claim of the case study when it was held against the record."""

import re

import pandas as pd

from datapaper.data.loading import load
from datapaper.data.package import DataPackage
from datapaper.notebook.numbers import span, spelt

CONFIRMED, PARTLY, CONTRADICTED = "confirmed", "partly confirmed", "contradicted"
UNDECIDED, UNTESTED = "undecided", "not tested"
CONSULTED = ["consulted", "consulted in part"]
DATES = ["year", "month", "date", "dates"]
IN_WORDS = ["ally", "leaders", "plan", "rank"]


def verdicts_of(verdicts: pd.DataFrame) -> pd.Series:
    """Return one verdict for each claim, from those of its rows; the index is the claim.

    verdicts: rows of ``verdicts`` (columns ``claim_id``, ``verdict``). A source that is silent or
    was not consulted gives way to one that decides. Where one source confirms a claim and another
    contradicts it, the claim is ``undecided``.
    """
    return verdicts.groupby("claim_id", sort=False)["verdict"].agg(_together)


def _together(verdicts: pd.Series) -> str:
    """Return the verdict that the rows on one claim give together."""
    found = set(verdicts)
    deciding = found & {CONFIRMED, PARTLY, CONTRADICTED}
    if not deciding:
        return UNDECIDED if UNDECIDED in found else UNTESTED
    if len(deciding) == 1:
        return deciding.pop()
    return UNDECIDED if CONTRADICTED in deciding else PARTLY


def dated_verdicts(claims: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """Return a verdict for each claim that dates an event; the index is the claim.

    claims: rows of ``claims``; those of the kind ``date`` with a date and an event are judged.
    events: ``events``, indexed by ``event`` (columns ``date``, ``until``, ``basis``).
    A claim is confirmed if the date of the event, or each of its two dates, is the same, or the
    same and more exact. It is undecided if the event is dated less exactly than is claimed.
    A claim on an event that no consulted source dates has no verdict here.
    """
    is_date = (claims["kind"] == "date") & claims["unit"].isin(DATES)
    known = events.index[events["basis"].isin(CONSULTED)]
    dated = claims[is_date & claims["event"].isin(known)]
    pairs = zip(dated["value"], dated["event"], strict=True)
    verdicts = [_verdict(value, events.loc[event]) for value, event in pairs]
    return pd.Series(verdicts, index=dated["claim_id"], dtype="string")


def judged(claims: pd.DataFrame, verdicts: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """Return the verdict on each claim, in the order of the claims; the index is the claim.

    claims, verdicts: rows of ``claims`` and ``verdicts``; events: ``events``, indexed by ``event``.
    A claim without a verdict is ``not tested``.
    """
    found = dated_verdicts(claims, events).combine_first(verdicts_of(verdicts))
    return found.reindex(claims["claim_id"]).fillna(UNTESTED)


def check_recorded(computed: pd.Series, recorded: pd.Series) -> None:
    """Compare the verdicts that follow from the data with those recorded, both indexed by claim.

    Raises ValueError, with a line for each claim, where they are not the same; a claim without a
    recorded verdict is passed over.
    """
    both = pd.DataFrame({"computed": computed, "recorded": recorded}).dropna()
    wrong = both[both["computed"] != both["recorded"]]
    lines = [
        f"{claim} is recorded as {row.recorded!r}, but the data give {row.computed!r}"
        for claim, row in wrong.iterrows()
    ]
    if lines:
        raise ValueError("\n  ".join(["data/verdicts.csv, verdict:", *lines]))


def stated(claims: pd.DataFrame) -> pd.Series:
    """Return each claim in words, followed by what it states if the words leave a number out.

    claims: rows of ``claims`` (columns ``claim``, ``value``, ``unit``), whose index is kept.
    """
    words = claims["claim"].str.removesuffix(".")
    values = map(_value, claims["value"], claims["unit"])
    pairs = zip(values, words, strict=True)
    ends = [f" ({value})." if _left_out(value, claim) else "." for value, claim in pairs]
    return words + pd.Series(ends, claims.index, dtype="string")


def _left_out(value: str, claim: str) -> bool:
    """Tell whether a claim leaves out a number of the value, in digits and in words."""
    numbers = re.findall(r"\d[\d,]*", value)
    said = [{number, spelt(int(number.replace(",", "")))} for number in numbers]
    return not all(forms & set(re.findall(r"\w(?:,?\w)*", claim.lower())) for forms in said)


def _value(value, unit) -> str:
    if pd.isna(value) or unit in IN_WORDS:
        return ""
    first, _, last = value.partition("/")
    if unit in [*DATES, "years"] and len(first) > 2:
        return span(first, last or pd.NA) if "-" in first else f"{first}–{last}".strip("–")
    return f"{int(first):,} {unit}"


def _verdict(claimed: str, event: pd.Series) -> str:
    known = [date if pd.notna(date) else "" for date in (event["date"], event["until"])]
    pairs = list(zip(claimed.split("/"), known))
    if all(record.startswith(claim) for claim, record in pairs):
        return CONFIRMED
    fit = all(record.startswith(claim) or claim.startswith(record) for claim, record in pairs)
    return UNDECIDED if fit else CONTRADICTED


def places(package: DataPackage) -> dict[str, list[tuple[str, str]]]:
    """Return, for each place in the text that makes claims, these claims with their verdicts.

    A place is the label of a paragraph, as in the column ``place`` of ``claims``;
    a claim that nothing in the data tests is ``not tested``.
    Raises DataError if the data package has no such resources or breaks its schema.
    """
    claims = load(package, "claims").dropna(subset=["place"])
    dated = dated_verdicts(claims, load(package, "events").set_index("event"))
    verdicts = dated.combine_first(verdicts_of(load(package, "verdicts")))
    found: dict[str, list[tuple[str, str]]] = {}
    for place, claim in zip(claims["place"], claims["claim_id"], strict=True):
        found.setdefault(place, []).append((claim, verdicts.get(claim, UNTESTED)))
    return found
