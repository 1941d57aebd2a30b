"""The checks behind the rules of journals, by the ids of the rules: each yields the places of faults, and what is wrong there."""

from . import floats, references, texts

CHECKS = {
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
