"""The numbers behind a figure.

They stand in a table elsewhere on the page, or in one that is folded under the figure.
"""

from typing import NamedTuple

import pandas as pd

from .table_cells import CellStyle
from .tables import body, preview


class Numbers(NamedTuple):
    """Where the numbers stand: the label of a table, or a folded table in MyST and in HTML."""

    label: str = ""
    myst: tuple[str, ...] = ()
    html: str = ""


def numbers_shown(numbers, name: str, title: str, style: CellStyle) -> Numbers:
    """Return where the numbers of a figure stand.

    numbers: a label ``tab-…`` or a DataFrame; name and title: of the figure.
    Raises ValueError if ``numbers`` is neither a label nor rows.
    """
    if isinstance(numbers, str) and numbers.startswith("tab-"):
        return Numbers(numbers)
    if not isinstance(numbers, pd.DataFrame) or numbers.empty:
        needed = "must be the label of a table, tab-…, or a DataFrame with rows"
        raise ValueError(f"numbers of {name} {needed}")
    head = ["::::{container} book-only figure-numbers", f":name: {name}-numbers", ""]
    table = ["~~~~{table}", ":class: evidence numbers", "", *body(numbers, style), "~~~~"]
    myst = ("", *head, f"The numbers of this figure: {title}", "", *table, "::::")
    summary = "<summary>The numbers of this figure</summary>"
    html = f"<details>{summary}{preview(numbers, title, style)}</details>"
    return Numbers(myst=myst, html=html)
