"""What this edition is, read from ``book/paper.yml``, and in the forms in which others want it.

Knows nothing of Sphinx: the command ``make metadata`` and the build both use it.
"""

from . import cff
from .edition import Edition, edition
from .reading import FILE, BadMetadata, Paper, name_of, read

__all__ = ["FILE", "BadMetadata", "Edition", "Paper", "cff", "edition", "name_of", "read"]
