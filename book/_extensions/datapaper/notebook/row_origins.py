"""Say for each row of a table from which rows of the data it was computed."""

import pandas as pd

from .provenance import rows_of, spans


def origins(each, count: int, name: str) -> list[str]:
    """Return for each row of a table the roles that lead to the rows of data behind it.

    each: one frame with a row of data for each row of the table, or for each row of
    the table a frame or several; frames are those that ``data`` of a table takes, and
    may here be empty. name, count: the label of the table and how many rows it has.
    Raises ValueError where there are not as many.
    """
    if isinstance(each, pd.DataFrame):
        resource = each.attrs.get("resource", "")
        found = [_role(resource, [row]) for row in (rows_of(each) if len(each) else [])]
    else:
        found = ["".join(map(mark, _several(frames))) for frames in each]
    if len(found) != count:
        raise ValueError(f"{name} has {count} rows, each= tells where {len(found)} come from")
    return found


def _several(frames) -> list[pd.DataFrame]:
    return [frames] if isinstance(frames, pd.DataFrame) else list(frames)


def mark(frame: pd.DataFrame) -> str:
    """Return the role that leads to the rows of a frame; nothing for a frame without any."""
    return _role(frame.attrs.get("resource", ""), rows_of(frame)) if len(frame) else ""


def _role(resource: str, rows: list[int]) -> str:
    return f"{{from}}`{resource} {spans(rows)}`"
