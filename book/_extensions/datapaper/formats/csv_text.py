"""Lists as CSV: UTF-8, lines that end in a line feed."""

import csv
import io
from collections.abc import Iterable


def as_csv(rows: Iterable[list[str]]) -> bytes:
    """Return rows as the bytes of a file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()
