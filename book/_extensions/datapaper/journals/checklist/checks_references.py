"""The reference list of the DOCX, and what leads to it."""

import re

from docx.oxml.ns import qn
from pybtex.database import Entry

from .bundle_files import Bundle
from .finding import Finding, check, check_by, faultless, judged

ADDRESS = re.compile(r"https?://|\bdoi:\s?10\.|\b10\.\d{4,9}/")
OTHERS = "others"  # as BibTeX calls who is not named
UNPUBLISHED = re.compile(
    r"personal communication|\bin press\b|unpublished|submitted for publication|forthcoming",
    re.IGNORECASE,
)


@check("references-listed")
def references_listed(bundle: Bundle) -> Finding:
    """Count the entries of the list, and compare with what the metadata say."""
    count, wanted = len(bundle.manuscript.references), bundle.metadata["counts"]["references"]
    return judged(0 < count == wanted, f"{count} entries in the DOCX, {wanted} in metadata.json")


@check("references-order")
def references_order(bundle: Bundle) -> Finding:
    """Follow the links of the DOCX, and see in which order they reach the entries."""
    numbers = _numbers(bundle)
    links = bundle.manuscript.links()
    first = list(dict.fromkeys(numbers[target] for target in links if target in numbers))
    early = next((number for n, number in enumerate(first, 1) if number != n), None)
    if first and early is None:
        return judged(True, f"{len(first)} references in the order of their numbers")
    return judged(False, f"first out of order: {early or 'no citation is linked'}")


@check("references-cited")
def references_cited(bundle: Bundle) -> Finding:
    """Compare the entries with the links that lead to them, and every link with its target."""
    numbers, links = _numbers(bundle), bundle.manuscript.links()
    never = sorted({*numbers.values()} - {numbers[target] for target in links if target in numbers})
    lost = sorted({*links} - {*_bookmarks(bundle.manuscript.document.element.body)})
    faults = [f"never cited: {', '.join(map(str, never))}"] if never else []
    faults += [f"leads nowhere: {', '.join(lost)}"] if lost else []
    faults += [] if numbers else ["no entry can be linked to"]
    return faultless(faults, f"{len(numbers)} entries, each cited")


def _bookmarks(element) -> list[str]:
    """Return the names of the bookmarks in an element of the DOCX."""
    return [one.get(qn("w:name")) for one in element.iter(qn("w:bookmarkStart"))]


@check_by("references-et-al")
def references_et_al(bundle: Bundle, asks: int) -> Finding:
    """Look for works of many authors in the bibliography, and for "et al." in their entries."""
    listed = _listed(bundle)
    many = [(entry, text) for entry, text in listed if len(_authors(entry)) > asks]
    faults = [f"{entry.key} lacks “et al.”" for entry, text in many if "et al" not in text]
    short = [
        (entry, named)
        for entry, _ in listed
        if (named := _authors(entry))[-1:] == [OTHERS] and len(named) <= asks
    ]
    faults += [
        f"{entry.key} breaks off after {len(named) - 1} of its authors" for entry, named in short
    ]
    return faultless(faults, f"{len(many)} works of more than {asks} authors are listed")


@check("references-address")
def references_address(bundle: Bundle) -> Finding:
    """Look for a DOI or an address in every entry."""
    entries = bundle.manuscript.references
    without = [str(n) for n, one in enumerate(entries, 1) if not ADDRESS.search(one.text)]
    if without:
        numbers = ", ".join(without)
        return judged(False, f"without: {len(without)} of {len(entries)}, numbers {numbers}")
    return judged(bool(entries), f"{len(entries)} entries with an address")


@check("references-published")
def references_published(bundle: Bundle) -> Finding:
    """Look for unpublished works in the reference list and in the bibliography."""
    entries = bundle.manuscript.references
    found = [str(n) for n, one in enumerate(entries, 1) if UNPUBLISHED.search(one.text)]
    works = bundle.bibliography.entries.values()
    keys = [entry.key for entry in works if entry.type == "unpublished"]
    faults = [f"numbers {', '.join(found)}"] if found else []
    faults += [f"of the kind unpublished in references.bib: {', '.join(keys)}"] if keys else []
    seen = (
        f"none of {len(entries)} entries says so of itself; "
        "whether files of an archive count is for a person"
    )
    return faultless(faults if entries else ["there is no reference list"], seen)


def _listed(bundle: Bundle) -> list[tuple[Entry, str]]:
    """Return the works of the bibliography that the DOCX lists, each with its entry there."""
    entries = [(one.text, _bare(one.text)) for one in bundle.manuscript.references]
    return [
        (entry, text)
        for entry in bundle.bibliography.entries.values()
        for text, bare in entries
        if _bare(entry.fields["title"]) in bare
    ]


def _authors(entry: Entry) -> list[str]:
    return [str(one) for one in entry.persons.get("author", [])]


def _numbers(bundle: Bundle) -> dict[str, int]:
    """Return bookmark -> number of the entry that it marks.

    A bookmark stands in the entry, or right before it.
    """
    numbers = {id(one._p): n for n, one in enumerate(bundle.manuscript.references, 1)}
    found: dict[str, int] = {}
    waiting: list[str] = []
    for element in bundle.manuscript.document.element.body:
        if element.tag == qn("w:bookmarkStart"):
            waiting += _bookmarks(element)
        elif element.tag == qn("w:p"):
            if id(element) in numbers:
                found |= dict.fromkeys([*waiting, *_bookmarks(element)], numbers[id(element)])
            waiting = []
    return found


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()
