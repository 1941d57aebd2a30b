"""The checks behind the rules of journals, by the ids of the rules.

Each yields the places of faults, and what is wrong there.
"""

from collections.abc import Callable
from typing import Any

from . import floats, references, texts
from .context import Case, Found

CHECKS: dict[str, Callable[[Case, Any], Found]] = {
    "abstract-parts": texts.abstract_parts,
    "abstract-words": texts.abstract_words,
    "abstract-citations": texts.abstract_citations,
    "keywords": texts.keywords,
    "sections": texts.sections,
    "text-words": texts.text_words,
    "statements": texts.statements,
    "statements-order": texts.statements_order,
    "legend-title": floats.titles,
    "exhibits-cited": floats.cited,
    "exhibits-order": floats.order,
    "references-order": references.order,
    "references-cited": references.cited,
}
