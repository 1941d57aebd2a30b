"""The reference list of the DOCX, and what leads to it."""

import re

from docx.oxml.ns import qn
from pybtex.database import Entry

from .bundle_files import Bundle
from .finding import Finding, pass_if, pass_unless, unless

ADDRESS = re.compile(r"https?://|\bdoi:\s?10\.|\b10\.\d{4,9}/")
OTHERS = "others"  # as BibTeX calls who is not named
UNPUBLISHED = re.compile(
    r"personal communication|\bin press\b|unpublished|submitted for publication|forthcoming",
    re.IGNORECASE,
)


def references_listed(bundle: Bundle) -> Finding:
    """Count the entries of the list, and compare with what the metadata say."""
    count, wanted = len(bundle.manuscript.references), bundle.metadata["counts"]["references"]
    return pass_if(0 < count == wanted, f"{count} entries in the DOCX, {wanted} in metadata.json")


def references_order(bundle: Bundle) -> Finding:
    """Follow the links of the DOCX, and see in which order they reach the entries."""
    first = list(dict.fromkeys(_cited(bundle)))
    early = next((number for n, number in enumerate(first, 1) if number != n), None)
    if first and early is None:
        return pass_if(True, f"{len(first)} references in the order of their numbers")
    return pass_if(False, f"first out of order: {early or 'no citation is linked'}")


def references_cited(bundle: Bundle) -> Finding:
    """Compare the entries with the links that lead to them, and every link with its target."""
    numbers, body = _numbers(bundle), bundle.manuscript.document.element.body
    never = ", ".join(map(str, sorted({*numbers.values()} - {*_cited(bundle)})))
    lost = ", ".join(sorted({*bundle.manuscript.links} - {*_bookmarks(body)}))
    faults = [
        *unless(not never, f"never cited: {never}"),
        *unless(not lost, f"leads nowhere: {lost}"),
        *unless(numbers, "no entry can be linked to"),
    ]
    return pass_unless(faults, f"{len(numbers)} entries, each cited")


def _cited(bundle: Bundle) -> list[int]:
    """Return the numbers of the entries that links lead to, in the order of the links."""
    numbers = _numbers(bundle)
    return [numbers[target] for target in bundle.manuscript.links if target in numbers]


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


def _bookmarks(element) -> list[str]:
    """Return the names of the bookmarks in an element of the DOCX."""
    return [one.get(qn("w:name")) for one in element.iter(qn("w:bookmarkStart"))]


def references_et_al(bundle: Bundle, asks: int) -> Finding:
    """Look for works of many authors in the bibliography, and for "et al." in their entries."""
    many, faults = 0, []
    for entry, text in _listed(bundle):
        authors = [str(one) for one in entry.persons.get("author", [])]
        if len(authors) > asks:
            many += 1
            faults += unless("et al" in text, f"{entry.key} lacks “et al.”")
        elif authors[-1:] == [OTHERS]:
            faults.append(f"{entry.key} breaks off after {len(authors) - 1} of its authors")
    return pass_unless(faults, f"{many} works of more than {asks} authors are listed")


def _listed(bundle: Bundle) -> list[tuple[Entry, str]]:
    """Return the works of the bibliography that the DOCX lists, each with its entry there."""
    texts = [one.text for one in bundle.manuscript.references]
    return [
        (entry, text)
        for entry in bundle.bibliography.entries.values()
        for text in texts
        if _bare(entry.fields["title"]) in _bare(text)
    ]


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def references_address(bundle: Bundle) -> Finding:
    """Look for a DOI or an address in every entry."""
    entries = bundle.manuscript.references
    without = [str(n) for n, one in enumerate(entries, 1) if not ADDRESS.search(one.text)]
    told = f"without: {len(without)} of {len(entries)}, numbers {', '.join(without)}"
    seen = told if without else f"{len(entries)} entries with an address"
    return pass_if(bool(entries) and not without, seen)


def references_published(bundle: Bundle) -> Finding:
    """Look for unpublished works in the reference list and in the bibliography."""
    texts = [one.text for one in bundle.manuscript.references]
    found = ", ".join(str(n) for n, text in enumerate(texts, 1) if UNPUBLISHED.search(text))
    works = bundle.bibliography.entries.values()
    keys = ", ".join(entry.key for entry in works if entry.type == "unpublished")
    faults = [
        *unless(texts, "there is no reference list"),
        *unless(not found, f"numbers {found}"),
        *unless(not keys, f"of the kind unpublished in references.bib: {keys}"),
    ]
    for_a_person = "whether files of an archive count is for a person"
    return pass_unless(faults, f"none of {len(texts)} entries says so of itself; {for_a_person}")
