"""What the notebooks of this book import: the engine's functions, and what only this paper has.

    from evidence import date, figure, load, number, table, verdicts_of

Notebooks compute in plain pandas; this package only reads, checks and shows.
"""

from importlib import import_module
from typing import TYPE_CHECKING

try:
    from datapaper import notebook
except ModuleNotFoundError:
    raise ImportError(
        "the engine of the book is not installed here; type in the folder of the book: "
        "python -m pip install --no-deps --no-build-isolation --editable book/_extensions"
    ) from None

if TYPE_CHECKING:
    from datapaper.notebook import *  # noqa: F403

    from .as_recorded import amounts, years_of
    from .claims import check_recorded, dated_verdicts, judged, stated, verdicts_of
    from .comparison import totals_of_all, uncovered
    from .events import date, number
    from .mentions import named_in
    from .trade import soviet_part, trade_gap

_LAZY = {
    **dict.fromkeys(("amounts", "years_of"), "as_recorded"),
    **dict.fromkeys(("check_recorded", "dated_verdicts", "judged"), "claims"),
    **dict.fromkeys(("stated", "verdicts_of"), "claims"),
    **dict.fromkeys(("totals_of_all", "uncovered"), "comparison"),
    **dict.fromkeys(("date", "number"), "events"),
    "named_in": "mentions",
    **dict.fromkeys(("soviet_part", "trade_gap"), "trade"),
}

__all__ = sorted({*_LAZY, *notebook.__all__})


def __getattr__(name: str):
    """Import a module when a name in it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"evidence has no {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(f".{_LAZY[name]}", __name__) if name in _LAZY else notebook, name)
