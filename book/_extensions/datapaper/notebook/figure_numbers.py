"""The numbers behind a figure: a table that stands elsewhere on the page, or one folded under the figure."""

import pandas as pd

from .tables import body, preview


def numbers_shown(numbers, name: str, title: str, **shape) -> tuple[str, list[str], str]:
    """Return the label of the table of numbers, and the folded table as lines of MyST and as HTML; what there is not is empty.

    numbers: a label ``tab-…`` or a DataFrame; name and title: of the figure;
    shape: ``formats``, ``cited`` and ``links`` as for ``table``.
    Raises ValueError if ``numbers`` is neither a label nor rows.
    """
    if isinstance(numbers, str) and numbers.startswith("tab-"):
        return numbers, [], ""
    if not isinstance(numbers, pd.DataFrame) or numbers.empty:
        raise ValueError(
            f"numbers of {name} must be the label of a table, tab-…, or a DataFrame with rows"
        )
    lines = ["~~~~{table}", ":class: evidence numbers", "", *body(numbers, **shape), "~~~~"]
    folded = [
        "",
        "::::{container} book-only figure-numbers",
        f":name: {name}-numbers",
        "",
        f"The numbers of this figure: {title}",
        "",
        *lines,
        "::::",
    ]
    return (
        "",
        folded,
        f"<details><summary>The numbers of this figure</summary>{preview(numbers, title, **shape)}</details>",
    )
