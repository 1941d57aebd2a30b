"""How notebooks read the data package and show what they computed.

    from evidence import date, figure, load, number, table

Notebooks compute in plain pandas; this package only reads, checks and shows.
"""

from importlib import import_module

_ROOMS = {
    "author_and_year": "works", "check_recorded": "claims", "date": "numbers", "dated_verdicts": "claims", "distance": "geography",
    "escape": "markdown", "fields_of": "dictionary", "figure": "figures", "ground": "geography", "load": "reading", "named_in": "naming",
    "number": "numbers", "resources": "dictionary", "shortest_way": "geography", "sources": "dictionary", "span": "numbers", "spelt": "numbers", "stated": "claims",
    "table": "tables", "verdicts_of": "claims",
}

__all__ = sorted(_ROOMS)


def __getattr__(name):
    """Import a room when it is first asked for: a page without figures need not wait for matplotlib."""
    if name not in _ROOMS:
        raise AttributeError(f"evidence has no {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(f".{_ROOMS[name]}", __name__), name)
