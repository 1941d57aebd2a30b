"""Distances and shortest ways on the globe."""

import numpy as np

RADIUS = 6371  # km, of a sphere as large as the earth


def distance(first, second) -> float:
    """Return the kilometres of the shortest way on the globe from one row to another.

    Both have ``latitude`` and ``longitude`` in degrees.
    """
    (north, east), (north_too, east_too) = (
        np.radians([float(row["latitude"]), float(row["longitude"])]) for row in (first, second)
    )
    half = (
        np.sin((north_too - north) / 2) ** 2
        + np.cos(north) * np.cos(north_too) * np.sin((east_too - east) / 2) ** 2
    )
    return float(2 * RADIUS * np.arcsin(np.sqrt(half)))


def shortest_way(first, second, points: int = 50) -> np.ndarray:
    """Return points of the shortest way on the globe from one row to another.

    Both have ``latitude`` and ``longitude`` in degrees.
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
