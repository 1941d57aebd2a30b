"""Title, authors, abstract, keywords, length."""

import re

from datapaper.metadata import name_of

from .bundle_files import Bundle
from .finding import Finding, check, check_by, faultless, judged
from .manuscript import marks, words

PLACE = ("department", "institution", "city", "postcode", "country")


@check_by("main-text-length")
def main_text_length(bundle: Bundle, asks: int) -> Finding:
    """Count the words between front and statements, without tables and figures."""
    return _at_most(asks, bundle.manuscript.words_of_text)


@check("author-names")
def author_names(bundle: Bundle) -> Finding:
    """Look for full names, and for each of them in the front of the DOCX."""
    front = " ".join(one.text for one in bundle.manuscript.front)
    faults = [
        f"author {n}, “{name_of(one)}”, is not a person"
        for n, one in _numbered(bundle)
        if "name" in one
    ]
    faults += [
        f"author {n}, {name_of(one)}, is not named in the DOCX"
        for n, one in _numbered(bundle)
        if "name" not in one and name_of(one) not in front
    ]
    return faultless(faults, f"{len(bundle.metadata['authors'])} authors")


@check("author-affiliations")
def author_affiliations(bundle: Bundle) -> Finding:
    """Look for every part of each affiliation."""
    lacking = {
        n: [part for part in PLACE if not one.get("affiliation", {}).get(part)]
        for n, one in _numbered(bundle)
    }
    faults = [f"author {n} lacks {', '.join(parts)}" for n, parts in lacking.items() if parts]
    return faultless(faults, "all parts for every author")


@check("author-orcids")
def author_orcids(bundle: Bundle) -> Finding:
    """Look for an ORCID of each author."""
    lacking = [
        f"author {n}, {name_of(one)}, has none"
        for n, one in _numbered(bundle)
        if not one.get("orcid")
    ]
    return faultless(lacking, "every author has one")


@check("corresponding-author")
def corresponding_author(bundle: Bundle) -> Finding:
    """Look for an author who is the corresponding one and has an address."""
    found = [one for _, one in _numbered(bundle) if one.get("corresponding")]
    reachable = [name_of(one) for one in found if one.get("email")]
    if reachable:
        return judged(True, ", ".join(reachable))
    without = "the corresponding author has no e-mail"
    return judged(False, without if found else "no author is the corresponding one")


@check("authors-agree")
def authors_agree(bundle: Bundle) -> Finding:
    """Look for the agreement of each author, which a person has written down."""
    texts = {None: "whether {} agrees is not known", False: "{} does not agree"}
    lacking = [
        texts[one.get("agrees")].format(f"author {n}, {name_of(one)},")
        for n, one in _numbered(bundle)
        if not one.get("agrees")
    ]
    return faultless(lacking, "every author agrees")


@check_by("abstract-length")
def abstract_length(bundle: Bundle, asks: int) -> Finding:
    """Count the words of the abstract, its labels included."""
    return _at_most(asks, sum(map(words, bundle.manuscript.abstract)))


def _at_most(most: int, count: int) -> Finding:
    return judged(0 < count <= most, f"{count:,} words in the DOCX")


@check_by("abstract-parts")
def abstract_parts(bundle: Bundle, asks: list[str]) -> Finding:
    """Read the labels at the beginning of the paragraphs of the abstract."""
    found = [re.split(":", one.text)[0].strip() for one in bundle.manuscript.abstract]
    return judged(found == asks, f"the parts are: {', '.join(found) or 'none'}")


@check("abstract-citations")
def abstract_citations(bundle: Bundle) -> Finding:
    """Look for marks of citations in the abstract."""
    abstract = bundle.manuscript.abstract
    found = [
        mark
        for one in abstract
        if (mark := marks(one) or "".join(re.findall(r"\[\d[^]]*\]", one.text)))
    ]
    return judged(
        bool(abstract) and not found,
        f"cited: {', '.join(found) or 'nothing'}" if abstract else "the DOCX has no abstract",
    )


@check_by("keywords")
def keywords(bundle: Bundle, asks: int) -> Finding:
    """Count the keywords in the line of the DOCX."""
    found = bundle.manuscript.keywords
    return judged(0 < len(found) <= asks, f"{len(found)} keywords in the DOCX: {', '.join(found)}")


def _numbered(bundle: Bundle) -> list[tuple[int, dict]]:
    return list(enumerate(bundle.metadata["authors"], 1))
