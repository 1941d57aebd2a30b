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

from .derivations import Rows, derivation_fault, parts
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
FORMS = "'column = formula' or 'column ~ words of the quotation'"


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
        yield "quote", "a row has a quotation, or one word in no_quote why it has none [quotation]"
    if (words := sum(bool(re.search(r"\w", one)) for one in quote.split())) > MOST_WORDS:
        yield "quote", f"has {words} words; at most {MOST_WORDS} may be quoted [long-quotation]"
    if bool(language) != bool(cells["translation"]):
        rule = "a quotation that is not English has a language and a translation [translation]"
        yield "quote_language", rule
    for column in ("quote_language", "derivation"):
        if cells.get(column) and not quote:
            yield column, "must be empty where nothing is quoted [quotation]"


def _not_borne_out(cells: dict[str, str], asked: dict, rows: Rows) -> Iterator[tuple[str, str]]:
    """Return the columns that the quotation does not bear out, with what to do about them."""
    if not cells["quote"]:
        return
    derived, expected = parts(cells.get("derivation", "")), _expected(cells, asked)
    for column, (_, how) in derived.items():
        if column not in expected:
            columns = ", ".join(expected) or "none"
            known = f"no column of the row that the quotation must bear out; these are: {columns}"
            wrong = f"{column!r} is {known}" if column else f"{how!r} is not {FORMS}"
            yield "derivation", f"{wrong} [derived]"
    for column, found in expected.items():
        if column in derived:
            if rule := derivation_fault(cells, column, *derived[column], rows):
                yield column, rule
        elif not found(cells["quote"]):
            yield (
                column,
                "is not in the quotation of the row; type what the source has, or write in "
                f"derivation how it follows, {FORMS} [unquoted]",
            )


def _expected(cells: dict[str, str], asked: dict) -> dict[str, Callable[[str], object]]:
    """Return the filled columns that the quotation must bear out, each with its test."""
    tests: dict[str, Callable[[str], object]] = {}
    if value := cells.get(asked.get("value", "")):
        tests[asked["value"]] = partial(holds_number, number=value)
    for column in asked.get("years", []):
        if cell := cells[column]:
            tests[column] = partial(holds_year, year=cell[:4])
    for column, patterns in asked.get("words", {}).items():
        if cell := cells[column]:
            pattern = patterns.get(cell, re.escape(cell))
            tests[column] = re.compile(pattern, re.IGNORECASE).search
    return tests
