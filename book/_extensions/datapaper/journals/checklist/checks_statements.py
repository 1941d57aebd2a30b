"""The statements after the text, as the DOCX has them."""

import re
from functools import partial

from datapaper.metadata import name_of
from datapaper.metadata.credit_roles import ROLES

from .bundle_files import Bundle
from .finding import PASSED, Finding, check, check_by, faultless, judged

OPEN_SOURCE = {"MIT": "MIT", "BSD-3-Clause": "BSD", "Apache-2.0": "Apache"}
CREDIT = re.compile(
    "|".join(re.escape(form) for role in ROLES.values() for form in (role.term, role.said)),
    re.IGNORECASE,
)
ENOUGH = 3  # words, of which a statement has at least so many


def said(bundle: Bundle, id: str) -> str:
    """Return the text of the statement with this id in the DOCX; empty if it is not there."""
    return bundle.statements.get(id, "")


def _stands(bundle: Bundle, id: str) -> Finding:
    text = said(bundle, id)
    seen = f"“{_shortened(text)}”" if text else f"the DOCX has no statement with the id {id}"
    return judged(len(text.split()) >= ENOUGH, seen)


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + " …" * (len(words) > 12)


STATEMENTS = {  # id of a check -> id of the statement that it looks for
    "ethics": "ethics",
    "data-availability": "data",
    "reporting-guidelines": "guidelines",
    "acknowledgements": "acknowledgements",
    "ai-statement": "ai",
}
for _check, _statement in STATEMENTS.items():
    check(_check)(partial(_stands, id=_statement))


@check("software-availability")
def software_availability(bundle: Bundle) -> Finding:
    """Look for the statement, and for the licence in it."""
    name = bundle.metadata["licences"]["code"]
    if name not in OPEN_SOURCE:
        return judged(False, f"{name} is not an open licence for code that is known here")
    stands = _stands(bundle, "software")
    named = OPEN_SOURCE[name] in said(bundle, "software")
    if stands.state != PASSED:
        return stands
    return judged(
        named, f"the statement {'names' if named else 'does not name'} the licence {name}"
    )


@check("contributions")
def contributions(bundle: Bundle) -> Finding:
    """Look for every author and for the roles of CRediT."""
    text = said(bundle, "contributions")
    faults = [
        f"the statement does not name author {n}, {name_of(one)}"
        for n, one in enumerate(bundle.metadata["authors"], 1)
        if not _named(one, text)
    ]
    faults += [
        f"author {n}, {name_of(one)}, has no roles"
        for n, one in enumerate(bundle.metadata["authors"], 1)
        if not one.get("roles")
    ]
    faults += [] if CREDIT.search(text) else ["the statement names no role of CRediT"]
    return faultless(faults, "every author with roles of CRediT")


def _named(author: dict, text: str) -> bool:
    parts = [*author.get("given", "").split(), author.get("family", "")]
    initials = "".join(f"{part[0]}." for part in parts if part)
    return name_of(author).casefold() in text.casefold() or bool(initials and initials in text)


@check_by("competing-interests")
def competing_interests(bundle: Bundle, asks: str) -> Finding:
    """Look for the statement, which in "none" has the words of the journal."""
    return _in_stock_words(bundle, "interests", asks)


@check_by("grants")
def grants(bundle: Bundle, asks: str) -> Finding:
    """Look for the statement, which in "none" has the words of the journal."""
    return _in_stock_words(bundle, "grants", asks)


def _in_stock_words(bundle: Bundle, id: str, stock: str) -> Finding:
    text, stands = said(bundle, id), _stands(bundle, id)
    none = re.search(r"\b(?:no|none|not)\b", text, re.IGNORECASE) and stock not in text
    other = judged(False, f"says that there is none, in other words than “{stock}”")
    return other if none else stands


@check_by("statements-order")
def statements_order(bundle: Bundle, asks: list[str]) -> Finding:
    """Compare the order of the statements in the DOCX with that of the journal."""
    found = [id for id in bundle.statements if id in asks]
    titles = [bundle.manuscript.statement_titles[id] for id in bundle.statements]
    return judged(
        bool(found) and found == sorted(found, key=asks.index),
        f"the statements are: {', '.join(titles) or 'none'}",
    )
