"""Lists as CSV: UTF-8, one head, lines that end in a line feed."""

import csv
import io


def as_csv(head: list[str], rows: list[list[str]]) -> bytes:
    """Return head and rows as the bytes of a file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([head, *rows])
    return out.getvalue().encode()
