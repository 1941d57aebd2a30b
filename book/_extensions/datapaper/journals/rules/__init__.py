"""The checks behind the rules of journals, by the ids of the rules.

Each yields the places of faults, and what is wrong there.
"""

from datapaper.journals.by_name import by_name

from . import floats, references, texts

CHECKS = by_name([floats, references, texts])
