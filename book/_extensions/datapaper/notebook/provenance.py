"""Say under a table or figure which rows it was computed from, and what these rest on."""

import pandas as pd

from .inputs import load, package
from .myst import cite, escape

MANY = 6


def provenance(frames, numbers: str = "") -> str:
    """Return the line under a table or figure: numbers, data files with rows, sources with places.

    numbers: the label of the table that holds the numbers of a figure.
    frames: the rows that were used, cut from what ``load`` returned: filtered,
    sorted, or with columns moved into the index, but with the columns of the
    primary key, ``source`` and ``locator``. No frames give no line.
    Raises ValueError for rows that are not in the file, and for a frame without any.
    """
    read_off = [f"Numbers: {{numref}}`{numbers}`."] if numbers else []
    if len(frames) == 0:
        return _line(read_off)
    used: dict[str, list[int]] = {}
    places: dict[str, dict[str, None]] = {}
    for frame in frames:
        rows = rows_of(frame)
        used.setdefault(frame.attrs["resource"], []).extend(rows)
        for key, place in zip(_column(frame, "source"), _column(frame, "locator"), strict=True):
            places.setdefault(key, {})[place] = None
    files = "; ".join(
        f"{{download}}`{name}.csv <../data/{name}.csv>`, {marker(name, rows)}"
        for name, rows in used.items()
    )
    head = "Source" if len(places) == 1 else "Sources"
    return _line([*read_off, f"Data: {files}. {head}: {_sources(places)}."])


def _line(sentences: list[str]) -> str:
    return f":::{{container}} provenance\n{' '.join(sentences)}\n:::" if sentences else ""


def rows_of(frame: pd.DataFrame) -> list[int]:
    """Return the rows of its CSV file that a frame was cut from, row 1 being the head.

    They are found by the primary key. Raises ValueError if a row is not there,
    if a column of the key was dropped, and if the frame is empty.
    """
    if "resource" not in frame.attrs:
        raise ValueError(
            "data= takes rows cut from what load() returned; "
            "this frame does not say which resource it is from"
        )
    name = frame.attrs["resource"]
    there = {key: row for row, key in enumerate(_keys(load(name)), 2)}
    keys = _keys(frame)
    if not keys:
        raise ValueError(f"data/{name}.csv has no row to name: the frame is empty")
    for key in keys:
        if key not in there:
            raise ValueError(f"data/{name}.csv has no row with the key {', '.join(map(str, key))}")
    return [there[key] for key in keys]


def marker(name: str, rows) -> str:
    """Return the role that names rows and links to them: ``{rows}`trade 2-16,18```."""
    return f"{{rows}}`{name} {spans(rows)}`"


def spans(rows) -> str:
    """Return numbers in order as spans: ``2-16,18``."""
    ordered = sorted(set(rows))
    starts = [row for row in ordered if row - 1 not in ordered]
    ends = [row for row in ordered if row + 1 not in ordered]
    pairs = zip(starts, ends, strict=True)
    return ",".join(str(start) if start == end else f"{start}-{end}" for start, end in pairs)


def _keys(frame: pd.DataFrame) -> list[tuple]:
    columns = [_column(frame, name) for name in package().primary_key(frame.attrs["resource"])]
    return list(zip(*columns, strict=True))


def _column(frame: pd.DataFrame, name: str):
    """Return one column, also if it was made a level of the index."""
    if name in frame.columns:
        return frame[name]
    if name in frame.index.names:
        return frame.index.get_level_values(name)
    there = ", ".join(map(str, frame.columns))
    resource = frame.attrs["resource"]
    raise ValueError(f"data= needs the column {name!r} of {resource}; the frame has: {there}")


def _sources(places: dict[str, dict[str, None]]) -> str:
    """Name the place in each source, unless there are more than a line can hold."""
    if len(places) > MANY:
        return cite(places)
    return "; ".join(f"{cite(key)} ({_places(found)})" for key, found in places.items())


def _places(found) -> str:
    if len(found) > MANY // 2:
        return f"{len(found)} passages, listed in the data file"
    return escape(", ".join(found))
