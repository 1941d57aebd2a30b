"""What this edition is, read from ``book/paper.yml``, and in the forms in which others want it.

Knows nothing of Sphinx: the command ``make metadata`` and the build both use it.
"""

from . import cff, credit
from .checking import BadMetadata
from .edition import Edition, edition
from .journals import Journal, journal
from .people import byline
from .reading import FILE, Paper, affiliation_of, name_of, read

__all__ = ["FILE", "BadMetadata", "Edition", "Journal", "Paper", "affiliation_of", "byline", "cff", "credit", "edition", "journal", "name_of", "read"]
