"""The checklist as one page that needs nothing but itself."""

from collections import Counter
from itertools import groupby
from pathlib import Path

from lxml import etree, html
from lxml.html import builder as E

from .finding import FAILED, PASSED, UNCHECKED, Finding
from .requirements import PERSON, Requirement, anchor

STYLE = Path(__file__).with_name("checklist_page.css")
LANGUAGE = "en-GB"
SIGNS = {PASSED: "✓", FAILED: "✗", UNCHECKED: "–", PERSON: "☐"}
WORDS = {
    PASSED: "Passed",
    FAILED: "Failed",
    UNCHECKED: "Not checked here",
    PERSON: "For you to check",
}
ENDS = (".", "…", ".”", "…”")
UNSEEN = "not verified on the live page"
LEGEND = (
    "A program checked in the files of this submission what is marked “Passed” or “Failed”. "
    "Tick the open boxes yourself. "
    f"“{UNSEEN.capitalize()}” means that we know the rule from an old or second-hand copy: "
    "read the venue’s own page before you submit."
)
Looked = list[tuple[Requirement, Finding | None]]


def page(title: str, made_from: str, looked: Looked) -> bytes:
    """Return the page about a manuscript: each requirement in its place, with what was found."""
    venues = [(venue, list(of)) for venue, of in groupby(looked, key=lambda one: one[0].venue)]
    body = E.BODY(
        E.HEADER(E.H1("Checklist of the submission"), E.P(E.CITE(title)), E.P(made_from)),
        E.MAIN(*_summary(venues), *_to_mend(looked), *[_venue(venue, of) for venue, of in venues]),
    )
    document = E.HTML(_head(title), body, lang=LANGUAGE)
    return html.tostring(document, doctype="<!DOCTYPE html>", encoding="utf-8", pretty_print=True)


def _head(title: str) -> etree._Element:
    return E.HEAD(
        E.META(charset="utf-8"),
        E.META(name="viewport", content="width=device-width, initial-scale=1"),
        E.META(name="color-scheme", content="light dark"),
        E.TITLE(f"Checklist: {title}"),
        E.STYLE(STYLE.read_text(encoding="utf-8")),
    )


def _summary(venues: list[tuple[str, Looked]]) -> list[etree._Element]:
    """Return how many requirements are in which state, in a sentence and by venue."""
    counts = {venue: Counter(_state(finding) for _, finding in of) for venue, of in venues}
    whole = sum(counts.values(), Counter())
    sentence = E.P(*[part for state in SIGNS for part in (_count(state, whole[state]), " ")])
    rows = [_counted(E.A(one, href=f"#{anchor(one)}"), count) for one, count in counts.items()]
    head = E.TR(E.TH("Venue", scope="col"), *[E.TH(WORDS[state], scope="col") for state in SIGNS])
    table = E.TABLE(E.CAPTION("Requirements by venue"), E.THEAD(head), E.TBODY(*rows))
    title, legend = E.H2("Summary", id="summary"), E.P(LEGEND)
    return [E.SECTION(title, sentence, table, legend, **{"aria-labelledby": "summary"})]


def _count(state: str, number: int) -> etree._Element:
    text = f" {number} {WORDS[state].lower()}"
    return E.SPAN(_sign(state), text, E.CLASS(f"count {state}"))


def _state(finding: Finding | None) -> str:
    return finding.state if finding else PERSON


def _to_mend(looked: Looked) -> list[etree._Element]:
    """Return the places to mend, each with its failed requirements; nothing if none has failed."""
    places: dict[str, list[Requirement]] = {}
    for one, finding in looked:
        if finding and finding.state == FAILED:
            places.setdefault(finding.place or one.mend, []).append(one)
    items = [
        E.LI(E.CODE(place), E.UL(*[E.LI(E.A(one.text, href=f"#{one.anchor}")) for one in of]))
        for place, of in places.items()
    ]
    if not items:
        return []
    title, places_to_mend = E.H2("To correct", id="to-mend"), E.UL(*items, E.CLASS("places"))
    return [E.SECTION(title, places_to_mend, **{"aria-labelledby": "to-mend"})]


def _counted(name: etree._Element, count: Counter) -> etree._Element:
    return E.TR(E.TH(name, scope="row"), *[E.TD(str(count[state])) for state in SIGNS])


def _venue(venue: str, of: Looked) -> etree._Element:
    parts = [
        part
        for section, ones in groupby(of, key=lambda one: one[0].section)
        for part in (E.H3(section), E.UL(*[_item(*one) for one in ones]))
    ]
    title, labelled = E.H2(venue, id=anchor(venue)), {"aria-labelledby": anchor(venue)}
    return E.SECTION(title, *parts, E.CLASS("venue"), **labelled)


def _item(one: Requirement, finding: Finding | None) -> etree._Element:
    unseen = [" ", E.SMALL(UNSEEN, E.CLASS("unseen"))] if one.unseen else []
    if finding is None:
        label = E.LABEL(E.INPUT(type="checkbox"), " ", one.text)
        return E.LI(E.P(label, *unseen), E.CLASS(PERSON), id=one.anchor)
    state = E.P(_sign(finding.state), " ", E.STRONG(WORDS[finding.state]), E.CLASS("state"))
    prefix = "" if finding.state == UNCHECKED else "Found: "
    seen = f"{prefix}{finding.seen}{'' if finding.seen.endswith(ENDS) else '.'}"
    lines = [E.P(one.text, *unseen), E.P(seen, E.CLASS("seen"))]
    if finding.state == FAILED:
        lines.append(E.P("Correct it in: ", E.CODE(finding.place or one.mend), E.CLASS("mend")))
    return E.LI(state, E.DIV(*lines), E.CLASS(finding.state), id=one.anchor)


def _sign(state: str) -> etree._Element:
    return E.SPAN(SIGNS[state], E.CLASS("sign"), **{"aria-hidden": "true"})
