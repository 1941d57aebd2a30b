"""What a cell of a notebook calls: read the data package, and show what was computed.

    from datapaper.notebook import figure, load, number, table

Notebooks compute in plain pandas; these functions only read, check and show.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datapaper.core.dates import spoken

    from .basemap import distance, ground, shortest_way
    from .data_dictionary import fields_of, resources, sources
    from .figures import figure
    from .inputs import load
    from .myst import escape
    from .numbers import date, number, span, spelt
    from .short_citation import author_and_year
    from .tables import table

_LAZY = {
    "author_and_year": "notebook.short_citation",
    "date": "notebook.numbers",
    "distance": "notebook.basemap",
    "escape": "notebook.myst",
    "fields_of": "notebook.data_dictionary",
    "figure": "notebook.figures",
    "ground": "notebook.basemap",
    "load": "notebook.inputs",
    "number": "notebook.numbers",
    "resources": "notebook.data_dictionary",
    "shortest_way": "notebook.basemap",
    "sources": "notebook.data_dictionary",
    "span": "notebook.numbers",
    "spelt": "notebook.numbers",
    "spoken": "core.dates",
    "table": "notebook.tables",
}

__all__ = sorted(_LAZY)


def __getattr__(name: str):
    """Import a module when a name in it is first asked for: a page without figures need not wait for matplotlib."""
    if name not in _LAZY:
        raise AttributeError(f"datapaper.notebook has no {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(f"datapaper.{_LAZY[name]}"), name)
