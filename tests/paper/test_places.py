"""Promise: the map shows places where a source puts them, and says which place it cannot show."""

import itertools
import math

import pytest
from helpers.built_book import plain
from helpers.data import RESOURCES, rows
from matplotlib.path import Path as MatplotlibPath

from evidence import distance, shortest_way

PLACES = {row["place_id"]: row for row in rows("places")}
OUTLINES = rows("outlines")
WAYS = [
    ("to-belgrade", "tirana", "belgrade"),
    ("to-moscow", "tirana", "moscow"),
    ("vlora-butrint", "vlora", "butrint"),
]


def radians(place: str) -> list[float]:
    """Latitude and longitude of a place."""
    return [math.radians(float(PLACES[place][axis])) for axis in ("latitude", "longitude")]


def kilometres(first: str, second: str) -> float:
    """The distance of two places by the law of cosines."""
    (a, x), (b, y) = radians(first), radians(second)
    return 6371 * math.acos(math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(x - y))


def test_a_place_without_a_coordinate_has_an_empty_cell_and_is_named(book):
    missing = [place["name"] for place in PLACES.values() if not place["latitude"]]
    assert missing == ["Pashaliman"]
    lines = book.element("fig-places-numbers").select("tbody tr")
    (row,) = [row for row in lines if "Pashaliman" in plain(row)]
    assert [plain(cell) for cell in row.select("td")][2:5] == ["—", "—", "—"]
    assert "no reliable coordinates for the base at Pashaliman" in plain(book.pages["visit"])


@pytest.mark.parametrize(("name", "first", "second"), WAYS)
def test_a_distance_is_that_of_the_coordinates_along_the_shortest_way(book, name, first, second):
    known = kilometres(first, second)
    assert book.quantity("visit", name) == f"{known:,.0f} km"
    places = PLACES[first], PLACES[second]
    way = shortest_way(*places).tolist()
    assert [way[0], way[-1]] == [pytest.approx(position(place)) for place in places]
    legs = sum(itertools.starmap(apart, itertools.pairwise(way)))
    assert legs == pytest.approx(distance(*places), rel=1e-6) == known


def apart(first: list[float], second: list[float]) -> float:
    """The kilometres between two points of degrees, by the chord between them."""
    x, y = (
        [math.cos(n) * math.cos(e), math.cos(n) * math.sin(e), math.sin(n)]
        for e, n in (map(math.radians, point) for point in (first, second))
    )
    return 2 * 6371 * math.asin(math.dist(x, y) / 2)


def test_each_place_leads_to_what_happened_there(book):
    links = book.element("fig-places-numbers").select("a[href^='chronology.html#event-']")
    events = {f"chronology.html#event-{place['event']}" for place in PLACES.values()}
    assert {link["href"] for link in links} == events


def test_the_ruins_are_those_that_the_article_names():
    assert PLACES["butrint"]["story_locator"] == "Visit 1958–1959, paragraph 6, in square brackets"
    assert "archeological objects of Butrint" in " ".join(row["quote"] for row in rows("claims"))


def test_the_text_names_what_the_coasts_of_the_map_are_drawn_from(book):
    paragraphs = book.pages["visit"].select("p:has(a[href='#fig-places'])")
    (told,) = [paragraph for paragraph in paragraphs if "Natural Earth" in plain(paragraph)]
    assert told.select(".bibtex-citation a")


def land() -> list[MatplotlibPath]:
    """The coasts around Albania, each as a closed line."""
    lines = {}
    for row in OUTLINES:
        if (row["window"], row["kind"]) == ("Albania", "coast"):
            lines.setdefault(row["outline"], []).append(position(row))
    return [MatplotlibPath(line) for line in lines.values()]


def position(row: dict[str, str]) -> tuple[float, float]:
    """Longitude and latitude of a row."""
    return float(row["longitude"]), float(row["latitude"])


def is_on_land(point: tuple[float, float]) -> bool:
    """Whether a point is on land, or within two kilometres of it, as a harbour may be."""
    return any(line.contains_point(point, radius=r) for line in land() for r in (-0.02, 0.02))


def test_every_place_lies_on_the_land_that_is_drawn_and_the_strait_does_not():
    known = [position(row) for row in PLACES.values() if row["latitude"]]
    inside = [(east, north) for east, north in known if north < 43]
    assert len(inside) > 5 and all(map(is_on_land, inside)) and not is_on_land((18.9, 40.3))


@pytest.mark.parametrize(
    "window, edges", [("Albania", (18.3, 39.4, 21.5, 42.8)), ("Europe", (11.5, 37.5, 41.0, 58.0))]
)
def test_outlines_end_at_the_edges_of_the_map(window, edges):
    east, north = zip(*(position(row) for row in OUTLINES if row["window"] == window), strict=True)
    assert (min(east), min(north), max(east), max(north)) == edges
    fields = {one["name"]: one for one in RESOURCES["outlines"]["schema"]["fields"]}
    assert all(f"{edge:g}" in fields["window"]["description"] for edge in edges)


def test_the_points_of_an_outline_are_counted_from_one_and_a_coast_ends_where_it_begins():
    lines = {}
    for row in OUTLINES:
        lines.setdefault((row["outline"], row["window"], row["kind"]), []).append(row)
    assert len(lines) == len({row["outline"] for row in OUTLINES})
    for (_, _, kind), line in lines.items():
        assert [int(row["point"]) for row in line] == list(range(1, len(line) + 1))
        assert (position(line[0]) == position(line[-1])) == (kind == "coast")


def test_the_book_says_that_the_borders_are_those_of_today(book):
    told = "borders of today, not of the 1950s"
    assert told in plain(book.element("fig-places"))
    assert "borders are those of today, not of the 1950s" in plain(book.pages["data"])
