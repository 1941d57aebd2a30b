"""Promise: the ground of a map is drawn from the rows of a data file, and from nothing else."""

import pandas as pd
import pytest
from matplotlib import pyplot
from matplotlib.colors import to_hex

from datapaper.notebook.outlines import SEA, ground

WINDOW = (10, 20, 40, 50)
SQUARE = [(12, 42), (18, 42), (18, 48), (12, 42)]
LINE = [(13, 43), (14, 44)]


@pytest.fixture
def axes():
    """Axes with one piece of land and one border."""
    rows = [(1, "coast", *point) for point in SQUARE] + [(2, "border", *point) for point in LINE]
    drawn = pyplot.figure().add_subplot()
    ground(drawn, pd.DataFrame(rows, columns=["outline", "kind", "longitude", "latitude"]), WINDOW)
    yield drawn
    pyplot.close("all")


def test_a_coast_is_filled_and_a_border_is_a_line(axes):
    (land,), (border,) = axes.patches, axes.lines
    assert [tuple(point) for point in land.get_xy()][:4] == SQUARE
    assert [tuple(point) for point in border.get_xydata()] == LINE


def test_the_map_shows_the_window_with_the_sea_around_the_land_and_no_scale(axes):
    assert (*axes.get_xlim(), *axes.get_ylim()) == WINDOW and to_hex(axes.get_facecolor()) == SEA
    assert not [*axes.get_xticks(), *axes.get_yticks()]


def test_a_degree_to_the_east_is_as_much_shorter_as_it_is_at_the_middle_latitude(axes):
    assert axes.get_aspect() == pytest.approx(2**0.5)
