"""One figure definition for the book, the article, LaTeX and JupyterLab."""

import base64
import io
import logging
from html import escape
from pathlib import Path

import font_source_sans_pro
import matplotlib
import matplotlib.pyplot as plt
from matplotlib import font_manager

from .figure_numbers import numbers_shown
from .myst import show, store
from .provenance import provenance
from .table_cells import CellStyle

FONTS = Path(font_source_sans_pro.__file__).parent / "files"

matplotlib.use("agg")
# On a fresh machine it announces on stderr that it builds its font cache, which a page would show.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
for face in ("Regular", "It", "Semibold"):
    font_manager.fontManager.addfont(FONTS / f"SourceSansPro-{face}.ttf")
plt.style.use(Path(__file__).with_name("paper.mplstyle"))

MIN_ALT_WORDS = 20
DESCRIBE = "Describe what the chart shows, with its lowest and highest values."


def figure(
    fig, name: str, title: str, alt: str, note: str = "", data=(), *, numbers, chart=(), **style
):
    """Show one numbered figure with its caption, alternative text, numbers, data files and sources.

    fig: a matplotlib Figure, closed here. name: the label, ``fig-…``.
    title: a short one; note: the explanation. alt: what a reader who
    cannot see it needs: type, axes, range and trend (20 words at least).
    data: the rows that it was drawn from, as for ``table``.

    numbers: what it shows, as numbers: the label of the table that holds them
    (``tab-…``), or a DataFrame, which stands folded under the figure; style is
    then that of ``table``. chart: what the pages
    draw from that DataFrame in place of the picture where scripts run, the
    first and last year that it marks, and what its script calls the columns:
    ``("spans", 1948, 1959, "work kind from to")``.

    Raises ValueError for an alt text that is too short, for numbers that are
    neither a label nor rows, and for names of columns that are not as many as
    the columns.
    """
    if len(alt.split()) < MIN_ALT_WORDS:
        words = f"{len(alt.split())} words, at least {MIN_ALT_WORDS} are needed. {DESCRIBE}"
        raise ValueError(f"alt text of {name} has {words}")
    cell_style = CellStyle(**style)
    shown = numbers_shown(numbers, name, title, cell_style)
    svg, pdf = _drawn(fig, "svg").decode(), base64.b64encode(_drawn(fig, "pdf")).decode()
    plt.close(fig)
    store(f"{name}-image", {"image/svg+xml": svg, "application/pdf": pdf})
    caption = f"**{title}.** {note}".strip()
    drawn = [f":figclass: {_chart(name, cell_style.shown(numbers), *chart)}"] if chart else []
    head = [f"~~~~{{glue:figure}} {name}-image", f":name: {name}", *drawn, f":alt: {alt}"]
    myst = "\n".join([*head, "", caption, "~~~~", *shown.myst])
    show(myst, _html(svg, title, alt) + shown.html, provenance(data, shown.label))


def _chart(name: str, heads: list[str], kind: str, first: int, last: int, columns: str) -> str:
    """Return the classes that tell a script what to draw from the table folded under the figure."""
    named = columns.split()
    if len(named) != len(heads):
        counts = f"names {len(named)} columns, its numbers have {len(heads)}"
        raise ValueError(f"chart of {name} {counts}: {', '.join(heads)}")
    return f"chart-{kind} marks-{first}-{last} columns-{'-'.join(named)}"


def _drawn(fig, form: str) -> bytes:
    dated = {"svg": "Date", "pdf": "CreationDate"}[form]
    out = io.BytesIO()
    fig.savefig(out, format=form, metadata={dated: None})
    return out.getvalue()


def _html(svg: str, title: str, alt: str) -> str:
    source = base64.b64encode(svg.encode()).decode()
    image = f'<img alt="{escape(alt)}" src="data:image/svg+xml;base64,{source}">'
    return f"<figure>{image}<figcaption>{escape(title)}</figcaption></figure>"
