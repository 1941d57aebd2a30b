"""Name the rows of a table, and tell how a reader may choose among them."""

import re

import pandas as pd

UNSAFE = re.compile(r"[^\w-]+")


def check_columns(frame: pd.DataFrame, name: str, columns) -> None:
    """Raise ValueError if a table has no such column."""
    missing = [column for column in columns if column not in frame]
    if missing:
        raise ValueError(
            f"{name} has no column {', '.join(map(repr, missing))}; it has: {', '.join(map(repr, frame))}"
        )


def row_labels(column: pd.Series, prefix: str) -> list[str]:
    """Return the label of each row: the prefix and its cell, with a hyphen for what an id cannot hold.

    Raises ValueError for a cell that is empty or, whatever its case, stands twice.
    """
    if column.isna().any():
        raise ValueError(
            f"column {column.name!r} names the rows, so none of its cells may be empty"
        )
    labels = [prefix + UNSAFE.sub("-", str(cell)).strip("-") for cell in column]
    lowered = pd.Series(labels, dtype="string").str.lower()
    if lowered.duplicated().any():
        twice = ", ".join(sorted(set(lowered[lowered.duplicated()])))
        raise ValueError(f"column {column.name!r} names the rows, but some stand twice: {twice}")
    return labels


def filter_classes(columns) -> list[str]:
    """Return the classes that tell the browser by which columns rows can be chosen; none for no column."""
    return ["filterable", *(f"filter-{slug(column)}" for column in columns)] if columns else []


def slug(head: str) -> str:
    """Return a head as a part of a class: lower case, a hyphen for everything else than a-z and 0-9."""
    return re.sub(r"[^a-z0-9]+", "-", head.lower()).strip("-")
