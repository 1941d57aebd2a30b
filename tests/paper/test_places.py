"""Promise: the map shows places where a source puts them, and says which place it cannot show."""

import csv
import math

import numpy
import pytest
from helpers.built_book import plain
from helpers.project import ROOT
from matplotlib.path import Path

from datapaper.notebook.basemap import shores
from evidence import distance, shortest_way

PLACES = {
    row["place_id"]: row
    for row in csv.DictReader(
        (ROOT / "data" / "places.csv").read_text(encoding="utf-8").splitlines()
    )
}


def kilometres(first: str, second: str) -> float:
    """The distance of two places by the law of cosines."""
    (a, x), (b, y) = (
        [math.radians(float(PLACES[name][axis])) for axis in ("latitude", "longitude")]
        for name in (first, second)
    )
    return 6371 * math.acos(math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(x - y))


def test_a_place_without_a_coordinate_has_an_empty_cell_and_is_named(book):
    missing = [place["name"] for place in PLACES.values() if not place["latitude"]]
    assert missing == ["Pashaliman"]
    (row,) = [
        row
        for row in book.element("fig-places-numbers").select("tbody tr")
        if "Pashaliman" in plain(row)
    ]
    assert [plain(cell) for cell in row.select("td")][2:5] == ["—", "—", "—"]
    assert "no coordinate of Pashaliman was seen" in plain(book.pages["visit"])


@pytest.mark.parametrize(
    "name, first, second",
    [
        ("to-belgrade", "tirana", "belgrade"),
        ("to-moscow", "tirana", "moscow"),
        ("vlora-butrint", "vlora", "butrint"),
    ],
)
def test_distances_are_those_of_the_coordinates(book, name, first, second):
    assert book.quantity("visit", name) == f"{kilometres(first, second):,.0f} km"


@pytest.mark.parametrize(
    "first, second", [("tirana", "belgrade"), ("tirana", "moscow"), ("vlora", "butrint")]
)
def test_a_way_is_the_shortest_on_the_globe_from_one_place_to_the_other(first, second):
    one, other = PLACES[first], PLACES[second]
    way, kilometres_apart = shortest_way(one, other).tolist(), distance(one, other)
    ends = [
        [float(PLACES[name][axis]) for axis in ("longitude", "latitude")]
        for name in (first, second)
    ]
    assert [way[0], way[-1]] == [pytest.approx(end) for end in ends]
    legs = sum(apart(*pair) for pair in zip(way, way[1:]))
    assert legs == pytest.approx(kilometres_apart, rel=1e-6) == kilometres(first, second)


def apart(first: list[float], second: list[float]) -> float:
    """The kilometres between two points of longitude and latitude in degrees, by the chord between them."""
    x, y = (
        [math.cos(n) * math.cos(e), math.cos(n) * math.sin(e), math.sin(n)]
        for e, n in (map(math.radians, point) for point in (first, second))
    )
    return 2 * 6371 * math.asin(math.dist(x, y) / 2)


def test_each_place_leads_to_what_happened_there(book):
    links = {
        link["href"]
        for link in book.element("fig-places-numbers").select("a[href^='chronology.html#event-']")
    }
    assert links == {f"chronology.html#event-{place['event']}" for place in PLACES.values()}


def test_the_text_names_what_the_coasts_of_the_map_are_drawn_from(book):
    (told,) = [
        paragraph
        for paragraph in book.pages["visit"].select("p")
        if paragraph.select("a[href='#fig-places']") and "GSHHG" in plain(paragraph)
    ]
    assert told.select(".bibtex-citation a")


WINDOW = (18.3, 21.5, 39.4, 42.8)


def test_every_place_lies_on_the_land_that_is_drawn_and_the_strait_does_not():
    inside = [
        (float(row["longitude"]), float(row["latitude"]))
        for row in PLACES.values()
        if row["latitude"] and float(row["latitude"]) < 43
    ]
    points = [*inside, (18.9, 40.3)]
    land = shores("land", WINDOW)
    # A harbour may lie on the line.
    assert [
        any(Path(one).contains_point(point, radius=r) for one in land for r in (-0.02, 0.02))
        for point in points
    ] == [True] * len(inside) + [False]


def test_outlines_end_at_the_edges_of_the_map():
    points = numpy.concatenate(shores("land", WINDOW))
    corners = [*points.min(axis=0).round(6), *points.max(axis=0).round(6)]
    assert corners == [18.3, 39.4, 21.5, 42.8]
