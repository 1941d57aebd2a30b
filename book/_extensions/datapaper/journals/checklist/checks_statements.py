"""The statements after the text, as the DOCX has them."""

import re
from functools import partial

from datapaper.metadata import name_of
from datapaper.metadata.credit_roles import ROLES

from .finding import Finding, check, faultless, judged
from .opened_bundle import Opened

ORDER = [
    "Ethics",
    "Data availability",
    "Software availability",
    "Reporting guidelines",
    "Author contributions",
    "Competing interests",
    "Grant information",
    "Acknowledgements",
]
NO_INTERESTS = "No competing interests were disclosed."
NO_GRANTS = "The author(s) declared that no grants were involved in supporting this work."
OPEN_SOURCE = {"MIT": "MIT", "BSD-3-Clause": "BSD", "Apache-2.0": "Apache"}
CREDIT = re.compile(
    "|".join(re.escape(form) for role in ROLES.values() for form in (role.term, role.said)),
    re.IGNORECASE,
)
ENOUGH = 3  # words, of which a statement has at least so many


def said(bundle: Opened, start: str) -> str:
    """Return the text of the statement whose heading begins so; empty if there is none."""
    return next(
        (text for title, text in bundle.manuscript.statements.items() if title.startswith(start)),
        "",
    )


def _stands(bundle: Opened, start: str) -> Finding:
    text = said(bundle, start)
    return judged(
        len(text.split()) >= ENOUGH,
        f"“{_shortened(text)}”" if text else f"no statement in the DOCX begins with “{start}”",
    )


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + " …" * (len(words) > 12)


STATEMENTS = {
    "ethics": "Ethic",
    "data-availability": "Data availability",
    "reporting-guidelines": "Reporting guidelines",
    "acknowledgements": "Acknowledgement",
    "ai-statement": "Use of generative AI",
}
for _id, _start in STATEMENTS.items():
    check(_id)(partial(_stands, start=_start))


@check("software-availability")
def software_availability(bundle: Opened) -> Finding:
    """Look for the statement, and for the licence in it."""
    name = bundle.metadata["licences"]["code"]
    if name not in OPEN_SOURCE:
        return judged(False, f"{name} is not an open licence for code that is known here")
    stands = _stands(bundle, "Software availability")
    named = OPEN_SOURCE[name] in said(bundle, "Software availability")
    return (
        stands
        if stands.state != "passed"
        else judged(
            named, f"the statement {'names' if named else 'does not name'} the licence {name}"
        )
    )


@check("contributions")
def contributions(bundle: Opened) -> Finding:
    """Look for every author and for the roles of CRediT."""
    text = said(bundle, "Author contributions")
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
    initials = "".join(
        f"{part[0]}."
        for part in [*author.get("given", "").split(), author.get("family", "")]
        if part
    )
    return name_of(author).casefold() in text.casefold() or bool(initials and initials in text)


@check("competing-interests")
def competing_interests(bundle: Opened) -> Finding:
    """Look for the statement, which in "none" has the words of the journal."""
    return _in_stock_words(bundle, "Competing interests", NO_INTERESTS)


@check("grants")
def grants(bundle: Opened) -> Finding:
    """Look for the statement, which in "none" has the words of the journal."""
    return _in_stock_words(bundle, "Grant information", NO_GRANTS)


def _in_stock_words(bundle: Opened, start: str, stock: str) -> Finding:
    text, stands = said(bundle, start), _stands(bundle, start)
    none = re.search(r"\b(?:no|none|not)\b", text, re.IGNORECASE) and stock not in text
    return (
        judged(False, f"says that there is none, in other words than “{stock}”") if none else stands
    )


@check("statements-order")
def statements_order(bundle: Opened) -> Finding:
    """Compare the order of the headings with that of the template."""
    titles = list(bundle.manuscript.statements)
    places = [
        next((n for n, start in enumerate(ORDER) if title.startswith(start)), None)
        for title in titles
    ]
    known = [place for place in places if place is not None]
    return judged(
        bool(known) and known == sorted(known), f"the statements are: {', '.join(titles) or 'none'}"
    )
