"""Promise: the map shows places where a source puts them, and says which place it cannot show."""

import csv
import itertools
import json
import math

import pytest
from helpers.built_book import plain
from helpers.project import BIN, ROOT, run
from matplotlib.path import Path as MatplotlibPath

PLACES = {
    row["place_id"]: row
    for row in csv.DictReader(
        (ROOT / "data" / "places.csv").read_text(encoding="utf-8").splitlines()
    )
}

OUTLINES = list(
    csv.DictReader((ROOT / "data" / "outlines.csv").read_text(encoding="utf-8").splitlines())
)


def described(name: str) -> dict[str, str]:
    """What the descriptor says of each column of a file."""
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    (resource,) = [one for one in package["resources"] if one["name"] == name]
    return {field["name"]: field["description"] for field in resource["schema"]["fields"]}


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
    script = "import json, sys; from evidence import distance, shortest_way; a, b = json.loads(sys.argv[1]); way = shortest_way(a, b); print(json.dumps([way.tolist(), distance(a, b)]))"
    code, log = run(
        BIN / "python", "-c", script, json.dumps([PLACES[first], PLACES[second]]), cwd=ROOT / "book"
    )
    way, kilometres_apart = json.loads(log)
    ends = [
        [float(PLACES[name][axis]) for axis in ("longitude", "latitude")]
        for name in (first, second)
    ]
    assert code == 0 and [way[0], way[-1]] == [pytest.approx(end) for end in ends]
    legs = sum(apart(*pair) for pair in itertools.pairwise(way))
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
        if paragraph.select("a[href='#fig-places']") and "Natural Earth" in plain(paragraph)
    ]
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
    inside = [
        position(row) for row in PLACES.values() if row["latitude"] and float(row["latitude"]) < 43
    ]
    assert len(inside) > 5 and all(map(is_on_land, inside)) and not is_on_land((18.9, 40.3))


@pytest.mark.parametrize(
    "window, edges", [("Albania", (18.3, 39.4, 21.5, 42.8)), ("Europe", (11.5, 37.5, 41.0, 58.0))]
)
def test_outlines_end_at_the_edges_of_the_map(window, edges):
    east, north = zip(*(position(row) for row in OUTLINES if row["window"] == window), strict=True)
    assert (min(east), min(north), max(east), max(north)) == edges
    assert all(f"{edge:g}" in described("outlines")["window"] for edge in edges)


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
