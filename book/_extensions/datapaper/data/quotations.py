"""Hold what a row reports against the source's own sentence that the row quotes.

A resource of the descriptor asks for it with ``quotations``: ``value`` and ``years`` name columns
that the quotation must bear out, and ``words`` such columns as ``unit``, each with a pattern of
the words that sources use for what stands in it, where these are others. The columns ``quote``,
``no_quote``, ``quote_language`` and ``translation`` then belong to the resource, and
``derivation`` where a cell follows in another way.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from datapaper.core.wording import quoted

from .derivations import Derivation, Rows, derivation_fault, parts
from .package import DataPackage
from .quoted_figures import holds_number, holds_year
from .strict_csv import Fault, ParsedCsv

MOST_WORDS = 60
COLUMNS = ["quote", "no_quote", "quote_language", "translation"]
# What the words of no_quote mean.
NO_QUOTE = {
    "not-in-hand": "The text was not in hand.",
    "number-only": "The source is a table of numbers only.",
    "protected": "The terms of the source forbid a quotation.",
}
FORMS = "“column = formula” or “column ~ words of the quotation”"
UNQUOTED = (
    "is not in the quotation of the row. Type what the source says, or write in derivation how it "
    f"follows: {FORMS}."
)


class Expected(NamedTuple):
    """A cell, or the year in it, that the quotation must bear out, and whether a text does."""

    cell: str
    is_in: Callable[[str], object]


def quotation_faults(
    package: DataPackage, name: str, parsed: ParsedCsv, wrong: set[int]
) -> list[Fault]:
    """Return where a row and its quotation do not fit, for a resource that asks for it.

    wrong: the rows that are broken otherwise, which are passed over.
    """
    asked = package.resource(name).get("quotations")
    if asked is None:
        return []
    file, by_key = package.path(name).name, parsed.by_key(package.primary_key(name))
    named = {key: parsed.rows[row] for key, row in by_key.items()}
    return [
        Fault(file, rule, row, column, cells.get(column, ""))
        for row, cells in parsed.rows.items()
        if row not in wrong
        for column, rule in [*_of_quotation(cells), *_not_borne_out(cells, asked, named)]
    ]


def _of_quotation(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Return what is wrong with the quotation itself, as pairs of column and rule."""
    quote, language = cells["quote"], cells["quote_language"]
    if bool(quote) == bool(cells["no_quote"]):
        yield "quote", "Each row needs a quotation, or one word in no_quote that says why not."
    if (words := sum(bool(re.search(r"\w", one)) for one in quote.split())) > MOST_WORDS:
        yield "quote", f"has {words} words; at most {MOST_WORDS} may be quoted. Shorten it."
    if bool(language) != bool(cells["translation"]):
        rule = "A quotation that is not in English needs a language and a translation."
        yield "quote_language", rule
    for column in ("quote_language", "derivation"):
        if cells.get(column) and not quote:
            yield column, "must be empty, because the row has no quotation. Delete it."


def _not_borne_out(cells: dict[str, str], asked: dict, rows: Rows) -> Iterator[tuple[str, str]]:
    """Return the columns that the quotation does not bear out, with what to do about them."""
    quote = cells["quote"]
    if not quote:
        return
    derived, expected = parts(cells.get("derivation", "")), _expected(cells, asked)
    yield from (("derivation", rule) for rule in _misplaced(derived, list(expected)))
    others = {key: row for key, row in rows.items() if row is not cells} if derived else {}
    for column, (cell, holds) in expected.items():
        own = [one for one in derived if one.column == column]
        faults = [derivation_fault(one, cell, quote, others) for one in own]
        yield from ((column, fault) for fault in faults if fault)
        if not own and not holds(quote):
            yield column, UNQUOTED


def _misplaced(derived: list[Derivation], expected: list[str]) -> Iterator[str]:
    """Return what is wrong with derivations that are of no form, or of no such column."""
    known = f"the columns that the quotation must support: {', '.join(expected) or 'none'}"
    for column, _, how in derived:
        if column not in expected:
            wrong = f"names {quoted(column)}, which is not among {known}." if column else ""
            yield wrong or f"has {quoted(how)}. Write {FORMS}."


def _expected(cells: dict[str, str], asked: dict) -> dict[str, Expected]:
    """Return the filled columns that the quotation must bear out."""
    found = {}
    if value := cells.get(asked.get("value", "")):
        found[asked["value"]] = Expected(value, partial(holds_number, number=value))
    for column in asked.get("years", []):
        if year := cells[column][:4]:
            found[column] = Expected(year, partial(holds_year, year=year))
    for column, patterns in asked.get("words", {}).items():
        if cell := cells[column]:
            # Not as the end of another word.
            pattern = patterns.get(cell, rf"(?<![^\W\d_]){re.escape(cell)}")
            found[column] = Expected(cell, re.compile(pattern, re.IGNORECASE).search)
    return found
