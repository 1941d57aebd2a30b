"""The picture that other sites show beside a link to the book, if it has a public address."""

import textwrap
from pathlib import Path

from datapaper.metadata import Edition, name_of

NAME = "take-away/card.png"
SIZE = (1200, 630)
DPI = 100
INK, QUIET, ACCENT = "#1a1a1a", "#595959", "#1f4e79"


def write(folder, edition: Edition):
    """Draw title, subtitle and authors; the same edition gives the same bytes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(SIZE[0] / DPI, SIZE[1] / DPI), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    figure.add_artist(_bar(figure))
    lines = [
        (0.80, 48, INK, edition.paper.title, 30),
        (0.42, 26, ACCENT, edition.paper.subtitle, 60),
    ]
    lines.append((0.20, 18, QUIET, "; ".join(map(name_of, edition.paper.authors)), 84))
    for height, size, colour, text, wide in lines:
        figure.text(
            0.08,
            height,
            "\n".join(textwrap.wrap(text, wide)),
            size=size,
            color=colour,
            va="top",
            family="DejaVu Serif",
            linespacing=1.3,
        )
    path = Path(folder, NAME)
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path, format="png", metadata={"Software": None})


def _bar(figure):
    from matplotlib.patches import Rectangle

    return Rectangle((0, 0), 0.03, 1, transform=figure.transFigure, color=ACCENT)
