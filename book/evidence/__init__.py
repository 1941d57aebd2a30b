"""How notebooks read the data package and show what they computed.

    from evidence import date, figure, load, number, table

Notebooks compute in plain pandas; this package only reads, checks and shows.
"""

from .figures import figure
from .numbers import date, number
from .reading import load
from .tables import table

__all__ = ["date", "figure", "load", "number", "table"]
