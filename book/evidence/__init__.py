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

    from .claims import check_recorded as check_recorded
    from .claims import dated_verdicts as dated_verdicts
    from .claims import stated as stated
    from .claims import verdicts_of as verdicts_of
    from .events import date as date
    from .events import number as number
    from .mentions import named_in as named_in

_LAZY = {
    "check_recorded": "claims",
    "date": "events",
    "dated_verdicts": "claims",
    "named_in": "mentions",
    "number": "events",
    "stated": "claims",
    "verdicts_of": "claims",
}

__all__ = sorted({*_LAZY, *notebook.__all__})


def __getattr__(name: str):
    """Import a module when a name in it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"evidence has no {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(f".{_LAZY[name]}", __name__) if name in _LAZY else notebook, name)
