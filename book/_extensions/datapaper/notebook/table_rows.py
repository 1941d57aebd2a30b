"""Name the rows of a table, and tell how a reader may choose among them."""

import re

import pandas as pd

UNSAFE = re.compile(r"[^\w-]+")


def check_columns(frame: pd.DataFrame, name: str, columns) -> None:
    """Raise ValueError if a table has no such column."""
    missing = [column for column in columns if column not in frame]
    if missing:
        there = ", ".join(map(repr, frame))
        raise ValueError(f"{name} has no column {', '.join(map(repr, missing))}; it has: {there}")


def row_labels(column: pd.Series, prefix: str) -> list[str]:
    """Return the label of each row: the prefix and its cell.

    A hyphen stands for what an id cannot hold.
    Raises ValueError for a cell that is empty or, whatever its case, stands twice.
    """
    if column.isna().any():
        rule = "names the rows, so none of its cells may be empty"
        raise ValueError(f"column {column.name!r} {rule}")
    labels = [prefix + UNSAFE.sub("-", str(cell)).strip("-") for cell in column]
    lowered = pd.Series(labels, dtype="string").str.lower()
    if lowered.duplicated().any():
        twice = ", ".join(sorted(set(lowered[lowered.duplicated()])))
        raise ValueError(
            f"column {column.name!r} names the rows, but some names occur twice: {twice}"
        )
    return labels


def filter_classes(columns) -> list[str]:
    """Return the classes that tell the browser by which columns rows can be filtered."""
    return ["filterable", *(f"filter-{slug(column)}" for column in columns)] if columns else []


def slug(head: str) -> str:
    """Return a head as part of a class: lower case, hyphens for all but a-z and 0-9."""
    return re.sub(r"[^a-z0-9]+", "-", head.lower()).strip("-")
