"""What this edition is, read from ``paper.yml``, and in the forms in which others want it.

Knows nothing of Sphinx: the command ``make metadata`` and the build both use it.
"""

from . import citation_cff, credit_roles
from .bylines import byline
from .edition import Edition, edition
from .paper_yml import Paper, affiliation_of, affiliations, name_of, read
from .yaml_schema import BadMetadata

__all__ = [
    "BadMetadata",
    "Edition",
    "Paper",
    "affiliation_of",
    "affiliations",
    "byline",
    "citation_cff",
    "credit_roles",
    "edition",
    "name_of",
    "read",
]
