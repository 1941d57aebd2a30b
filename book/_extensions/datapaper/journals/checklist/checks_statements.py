"""The statements after the text, as the DOCX has them."""

import re

from datapaper.metadata import name_of
from datapaper.metadata.credit_roles import ROLES

from .bundle_files import Bundle
from .finding import PASSED, Finding, pass_if, pass_unless, unless

OPEN_SOURCE = {"MIT": "MIT", "BSD-3-Clause": "BSD", "Apache-2.0": "Apache"}
CREDIT = re.compile("|".join(map(re.escape, [*ROLES, *ROLES.values()])), re.IGNORECASE)
ENOUGH = 3  # words, of which a statement has at least so many


def ethics(bundle: Bundle) -> Finding:
    """Look for the statement."""
    return _stands(bundle, "ethics")


def data_availability(bundle: Bundle) -> Finding:
    """Look for the statement."""
    return _stands(bundle, "data")


def reporting_guidelines(bundle: Bundle) -> Finding:
    """Look for the statement."""
    return _stands(bundle, "guidelines")


def acknowledgements(bundle: Bundle) -> Finding:
    """Look for the statement."""
    return _stands(bundle, "acknowledgements")


def ai_statement(bundle: Bundle) -> Finding:
    """Look for the statement."""
    return _stands(bundle, "ai")


def _stands(bundle: Bundle, id: str) -> Finding:
    words = bundle.statement_text(id).split()
    shortened = " ".join(words[:12]) + " …" * (len(words) > 12)
    seen = f"“{shortened}”" if words else f"the DOCX has no statement with the id {id}"
    return pass_if(len(words) >= ENOUGH, seen)


def software_availability(bundle: Bundle) -> Finding:
    """Look for the statement, and for the licence in it."""
    name = bundle.metadata["licences"]["code"]
    if name not in OPEN_SOURCE:
        return pass_if(False, f"{name} is not among the open licences for code that we know")
    stands, named = (
        _stands(bundle, "software"),
        OPEN_SOURCE[name] in bundle.statement_text("software"),
    )
    told = f"the statement {'names' if named else 'does not name'} the licence {name}"
    return pass_if(named, told) if stands.state == PASSED else stands


def contributions(bundle: Bundle) -> Finding:
    """Look for every author and for the roles of CRediT."""
    text, authors = bundle.statement_text("contributions"), bundle.authors
    unnamed = [told for told, one in authors if not _named(one, text)]
    faults = [f"the statement does not name {one}" for one in unnamed]
    faults += [f"{told}, has no roles" for told, one in authors if not one.get("roles")]
    faults += unless(CREDIT.search(text), "the statement names no role of CRediT")
    return pass_unless(faults, "every author with roles of CRediT")


def _named(author: dict, text: str) -> bool:
    parts = [*author.get("given", "").split(), author.get("family", "")]
    initials = "".join(f"{part[0]}." for part in parts if part)
    return name_of(author).casefold() in text.casefold() or bool(initials and initials in text)


def competing_interests(bundle: Bundle, asks: str) -> Finding:
    """Look for the statement, which in "none" has the words of the journal."""
    return _in_stock_words(bundle, "interests", asks)


def grants(bundle: Bundle, asks: str) -> Finding:
    """Look for the statement, which in "none" has the words of the journal."""
    return _in_stock_words(bundle, "grants", asks)


def _in_stock_words(bundle: Bundle, id: str, stock: str) -> Finding:
    text = bundle.statement_text(id)
    none = re.search(r"\b(?:no|none|not)\b", text, re.IGNORECASE) and stock not in text
    other = pass_if(False, f"says that there is none, in other words than “{stock}”")
    return other if none else _stands(bundle, id)


def statements_order(bundle: Bundle, asks: list[str]) -> Finding:
    """Compare the order of the statements in the DOCX with that of the journal."""
    there, titles = [*bundle.manuscript.statements], bundle.manuscript.statement_titles
    found = [id for id in there if id in asks]
    shown = ", ".join(titles[id] for id in there) or "none"
    in_order = bool(found) and found == sorted(found, key=asks.index)
    return pass_if(in_order, f"the statements are: {shown}")
