"""Dates in words."""

MONTH_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
MONTHS = MONTH_NAMES.split("|")


def date_in_words(iso: str) -> str:
    """Return ``1953-03-05`` as ``5 March 1953``, and ``1948-09`` as ``September 1948``.

    A year alone stays as it is.
    """
    year, *rest = iso.split("-")
    words = [MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(rest[1])), *words] if len(rest) == 2 else words)
