"""What a cell of a notebook calls: read the data package, and show what was computed.

    from datapaper.notebook import figure, load, number, table

Notebooks compute in plain pandas; these functions only read, check and show.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datapaper.core.dates import date_in_words

    from .data_dictionary import fields_of, resources, sources
    from .figures import figure
    from .great_circle import distance, shortest_way
    from .inputs import load
    from .myst import escape
    from .numbers import date, number, span, spelt
    from .outlines import ground
    from .short_citation import author_and_year
    from .tables import table

_NAMES = {
    "core.dates": ["date_in_words"],
    "notebook.data_dictionary": ["fields_of", "resources", "sources"],
    "notebook.figures": ["figure"],
    "notebook.great_circle": ["distance", "shortest_way"],
    "notebook.inputs": ["load"],
    "notebook.myst": ["escape"],
    "notebook.numbers": ["date", "number", "span", "spelt"],
    "notebook.outlines": ["ground"],
    "notebook.short_citation": ["author_and_year"],
    "notebook.tables": ["table"],
}
_LAZY = {name: module for module, names in _NAMES.items() for name in names}

__all__ = sorted(_LAZY)


def __getattr__(name: str):
    """Import a module when a name in it is first asked for.

    A page without figures need not wait for matplotlib.
    """
    if name not in _LAZY:
        raise AttributeError(f"datapaper.notebook has no {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(f"datapaper.{_LAZY[name]}"), name)
