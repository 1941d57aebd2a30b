"""Promise: the script of a chart knows columns by names of its own, whatever heads are printed."""

import pandas as pd
import pytest
from matplotlib import pyplot

from datapaper.notebook import figures

NUMBERS = pd.DataFrame({"Jahr": [1950, 1951], "Menge": ["one", "two"], "Keys": ["a", "b"]})
ALT = " ".join(["word"] * figures.MIN_ALT_WORDS)


@pytest.fixture
def drawn(monkeypatch):
    """Make a figure with a chart; return its MyST."""
    shown = []
    monkeypatch.setattr(figures, "show", lambda markdown, *others: shown.append(markdown))
    monkeypatch.setattr(figures, "store", lambda *image: None)
    monkeypatch.setattr(figures, "provenance", lambda *data: "")

    def draw(columns: str) -> str:
        figures.figure(
            pyplot.figure(),
            "fig-one",
            "One",
            ALT,
            numbers=NUMBERS,
            cited={"Menge": "Keys"},
            chart=("spans", 1950, 1951, columns),
        )
        return shown[-1]

    return draw


def test_the_names_are_written_in_the_order_of_the_columns(drawn):
    assert ":figclass: chart-spans marks-1950-1951 columns-year-amount" in drawn("year amount")


def test_a_name_too_many_or_too_few_is_refused(drawn):
    for columns in ("year", "year amount more"):
        with pytest.raises(ValueError, match=r"its numbers have 2: Jahr, Menge"):
            drawn(columns)
