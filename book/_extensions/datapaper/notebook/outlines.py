"""The ground of a map: coasts and borders, drawn from the rows of a data file."""

import numpy as np
import pandas as pd

SEA, LAND, COAST, BORDER = "#e6eaed", "white", "#8c8c8c", "#6b6b6b"


def ground(axes, outlines: pd.DataFrame, window: tuple[float, float, float, float]) -> None:
    """Draw sea, land and borders as the ground of a map.

    axes: of matplotlib, to be drawn on in degrees of longitude and latitude afterwards.
    outlines: a row for each point, in their order, with the columns ``outline`` (which line it
    belongs to), ``kind`` (``coast``, a closed line around land; ``border``, an open line),
    ``longitude`` and ``latitude`` in degrees.
    window: west, east, south and north in degrees; what lies outside it is not shown.
    Degrees are drawn as they are at the middle latitude.
    """
    _frame(axes, *window)
    for (_, kind), points in outlines.groupby(["outline", "kind"]):
        line = points["longitude"], points["latitude"]
        if kind == "coast":
            axes.fill(*line, facecolor=LAND, edgecolor=COAST, linewidth=0.5)
        else:
            axes.plot(*line, color=BORDER, linewidth=0.8, linestyle=(0, (4, 2)), marker="")


def _frame(axes, west: float, east: float, south: float, north: float) -> None:
    """Fit the axes to the window, as sea without a grid or scale."""
    axes.set(
        facecolor=SEA,
        xlim=(west, east),
        ylim=(south, north),
        xticks=[],
        yticks=[],
        aspect=1 / np.cos(np.radians((south + north) / 2)),
    )
    axes.grid(visible=False)
    axes.spines[:].set(visible=True, color=COAST)
