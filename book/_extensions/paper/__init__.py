"""What this edition is, read from ``book/paper.yml``, and in the forms in which others want it.

Knows nothing of Sphinx: the command ``make metadata`` and the build both use it.
"""

from . import cff
from .edition import Edition, edition
from .reading import FILE, BadMetadata, Paper, affiliation_of, name_of, read

__all__ = ["FILE", "BadMetadata", "Edition", "Paper", "affiliation_of", "cff", "edition", "name_of", "read"]
