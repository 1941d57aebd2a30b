"""What a cell of a notebook calls: read the data package, and show what was computed.

    from datapaper.notebook import figure, load, number, table

Notebooks compute in plain pandas; these functions only read, check and show.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datapaper.core.dates import spoken as spoken

    from .data_dictionary import fields_of as fields_of
    from .data_dictionary import resources as resources
    from .data_dictionary import sources as sources
    from .figures import figure as figure
    from .great_circle import distance as distance
    from .great_circle import shortest_way as shortest_way
    from .inputs import load as load
    from .myst import escape as escape
    from .numbers import date as date
    from .numbers import number as number
    from .numbers import span as span
    from .numbers import spelt as spelt
    from .outlines import ground as ground
    from .short_citation import author_and_year as author_and_year
    from .tables import table as table

_LAZY = {
    "author_and_year": "notebook.short_citation",
    "date": "notebook.numbers",
    "distance": "notebook.great_circle",
    "escape": "notebook.myst",
    "fields_of": "notebook.data_dictionary",
    "figure": "notebook.figures",
    "ground": "notebook.outlines",
    "load": "notebook.inputs",
    "number": "notebook.numbers",
    "resources": "notebook.data_dictionary",
    "shortest_way": "notebook.great_circle",
    "sources": "notebook.data_dictionary",
    "span": "notebook.numbers",
    "spelt": "notebook.numbers",
    "spoken": "core.dates",
    "table": "notebook.tables",
}

__all__ = sorted(_LAZY)


def __getattr__(name: str):
    """Import a module when a name in it is first asked for.

    A page without figures need not wait for matplotlib.
    """
    if name not in _LAZY:
        raise AttributeError(f"datapaper.notebook has no {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(f"datapaper.{_LAZY[name]}"), name)
