"""Title, authors, abstract, keywords, length."""

import re

from datapaper.metadata import name_of

from .bundle_files import Bundle
from .finding import Finding, pass_if, pass_unless, unless
from .paragraphs import marks, words

PLACE = ("department", "institution", "city", "postcode", "country")


def main_text_length(bundle: Bundle, asks: int) -> Finding:
    """Count the words between front and statements, without tables and figures."""
    return _at_most(asks, bundle.manuscript.words_of_text)


def _at_most(most: int, count: int) -> Finding:
    return pass_if(0 < count <= most, f"{count:,} words in the DOCX")


def author_names(bundle: Bundle) -> Finding:
    """Look for full names, and for each of them in the front of the DOCX."""
    front = " ".join(one.text for one in bundle.manuscript.front)
    bodies = [(n, one["name"]) for n, (_, one) in enumerate(bundle.authors, 1) if "name" in one]
    faults = [f"author {n}, “{name}”, is not a person" for n, name in bodies]
    for told, one in bundle.authors:
        named = "name" in one or name_of(one) in front
        faults += unless(named, f"{told}, is not named in the DOCX")
    return pass_unless(faults, f"{len(bundle.authors)} authors")


def author_affiliations(bundle: Bundle) -> Finding:
    """Look for every part of each affiliation."""
    faults = []
    for n, (_, one) in enumerate(bundle.authors, 1):
        lacking = [part for part in PLACE if not one.get("affiliation", {}).get(part)]
        faults += unless(not lacking, f"author {n} lacks {', '.join(lacking)}")
    return pass_unless(faults, "all parts for every author")


def author_orcids(bundle: Bundle) -> Finding:
    """Look for an ORCID of each author."""
    lacking = [f"{told}, has none" for told, one in bundle.authors if not one.get("orcid")]
    return pass_unless(lacking, "every author has one")


def corresponding_author(bundle: Bundle) -> Finding:
    """Look for an author who is the corresponding one and has an address."""
    found = [one for _, one in bundle.authors if one.get("corresponding")]
    reachable = [name_of(one) for one in found if one.get("email")]
    without = "the corresponding author has no e-mail" if found else ""
    seen = ", ".join(reachable) or without or "no author is the corresponding one"
    return pass_if(bool(reachable), seen)


def authors_agree(bundle: Bundle) -> Finding:
    """Look for the agreement of each author, which a person has written down."""
    texts = {None: "it is not recorded whether {}, agrees", False: "{}, does not agree"}
    asked = [(told, one.get("agrees")) for told, one in bundle.authors]
    lacking = [texts[agrees].format(told) for told, agrees in asked if not agrees]
    return pass_unless(lacking, "every author agrees")


def abstract_length(bundle: Bundle, asks: int) -> Finding:
    """Count the words of the abstract, its labels included."""
    return _at_most(asks, sum(map(words, bundle.manuscript.abstract)))


def abstract_parts(bundle: Bundle, asks: list[str]) -> Finding:
    """Read the labels at the beginning of the paragraphs of the abstract."""
    found = [one.text.partition(":")[0].strip() for one in bundle.manuscript.abstract]
    return pass_if(found == asks, f"the parts are: {', '.join(found) or 'none'}")


def abstract_citations(bundle: Bundle) -> Finding:
    """Look for marks of citations in the abstract."""
    abstract = bundle.manuscript.abstract
    cited = [marks(one) or "".join(re.findall(r"\[\d[^]]*\]", one.text)) for one in abstract]
    found = ", ".join(filter(None, cited))
    seen = f"cited: {found or 'nothing'}" if abstract else "the DOCX has no abstract"
    return pass_if(bool(abstract) and not found, seen)


def keywords(bundle: Bundle, asks: int) -> Finding:
    """Count the keywords in the line of the DOCX."""
    found = bundle.manuscript.keywords
    return pass_if(0 < len(found) <= asks, f"{len(found)} keywords in the DOCX: {', '.join(found)}")
