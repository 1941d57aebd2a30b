"""The people: names, roles in the terms of CRediT, affiliations, how to write to them."""

from itertools import pairwise

from lxml import etree

from datapaper.metadata.credit_roles import TAXONOMY, address_of
from datapaper.metadata.csl_items import ORCID

from .elements import E

PLACES = {"city": "city", "postcode": "postal-code", "country": "country"}


def contributors(authors: list[dict]) -> etree._Element:
    """Return the authors in their order, each with what is known."""
    places = _places(authors)
    people = [_contributor(author, number, places) for number, author in enumerate(authors, 1)]
    return E("contrib-group", {"content-type": "author"}, *people)


def affiliations(authors: list[dict]) -> list[etree._Element]:
    """Return every affiliation once, with the number that its authors carry."""
    return [_affiliation(number, place) for number, place in enumerate(_places(authors), 1)]


def correspondence(authors: list[dict]) -> etree._Element | None:
    """Return the addresses of those to write to; nothing if none is known."""
    found = [
        E.corresp({"id": f"corresp-{number}"}, "Correspondence: ", E.email(author["email"]))
        for number, author in enumerate(authors, 1)
        if _can_be_written_to(author)
    ]
    return E("author-notes", *found) if found else None


def _contributor(author: dict, number: int, places: list[dict]) -> etree._Element:
    attributes, parts = {"contrib-type": "author"}, []
    if author.get("corresponding"):
        attributes["corresp"] = "yes"
    if author.get("orcid"):
        parts.append(E("contrib-id", {"contrib-id-type": "orcid"}, ORCID + author["orcid"]))
    parts += [_name(author), *map(_role, author.get("roles", []))]
    if author.get("part"):
        parts.append(E("author-comment", {"content-type": "part"}, E.p(author["part"])))
    if author.get("affiliation"):
        place = places.index(author["affiliation"]) + 1
        parts.append(E.xref({"ref-type": "aff", "rid": f"aff-{place}"}, E.sup(str(place))))
    if _can_be_written_to(author):
        parts.append(E.xref({"ref-type": "corresp", "rid": f"corresp-{number}"}, E.sup("*")))
    return E.contrib(attributes, *parts)


def _name(author: dict) -> etree._Element:
    if "name" in author:
        return E.collab(author["name"])
    return E.name(E.surname(author["family"]), E("given-names", author["given"]))


def _role(term: str) -> etree._Element:
    attributes = {
        "vocab": "credit",
        "vocab-identifier": TAXONOMY,
        "vocab-term": term,
        "vocab-term-identifier": address_of(term),
    }
    return E.role(attributes, term)


def _places(authors: list[dict]) -> list[dict]:
    places = [author["affiliation"] for author in authors if author.get("affiliation")]
    return [place for number, place in enumerate(places) if place not in places[:number]]


def _affiliation(number: int, place: dict) -> etree._Element:
    parts = []
    if place.get("department"):
        parts.append(E.institution({"content-type": "dept"}, place["department"]))
    if place.get("institution"):
        parts.append(E.institution(place["institution"]))
    parts += [E(name, place[field]) for field, name in PLACES.items() if place.get(field)]
    for part, following in pairwise(parts):
        part.tail = " " if following.tag == PLACES["postcode"] else ", "
    return E.aff({"id": f"aff-{number}"}, E.label(str(number)), *parts)


def _can_be_written_to(author: dict) -> bool:
    return bool(author.get("corresponding") and author.get("email"))
