"""The picture that other sites show beside a link to the book, if it has a public address."""

import textwrap
from pathlib import Path
from typing import Any

from datapaper.metadata import Edition, name_of

NAME = "take-away/card.png"
SIZE = (1200, 630)
DPI = 100
INK, QUIET, ACCENT = "#1a1a1a", "#595959", "#1f4e79"


def write(folder, edition: Edition):
    """Draw title, subtitle and authors; the same edition gives the same bytes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

    figure = Figure(figsize=(SIZE[0] / DPI, SIZE[1] / DPI), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    figure.add_artist(Rectangle((0, 0), 0.03, 1, transform=figure.transFigure, color=ACCENT))
    paper, authors = edition.paper, "; ".join(map(name_of, edition.paper.authors))
    style: dict[str, Any] = {"va": "top", "family": "DejaVu Serif", "linespacing": 1.3}
    for height, size, colour, text, wide in (
        (0.80, 48, INK, paper.title, 30),
        (0.42, 26, ACCENT, paper.subtitle, 60),
        (0.20, 18, QUIET, authors, 84),
    ):
        lines = "\n".join(textwrap.wrap(text, wide))
        figure.text(0.08, height, lines, size=size, color=colour, **style)
    path = Path(folder, NAME)
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path, format="png", metadata={"Software": None})
