"""The authors of the edition, with affiliations, in the place of their line in the article."""

from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from datapaper.metadata import Edition, affiliation_of, affiliations, licences, name_of
from datapaper.metadata.bylines import parts
from datapaper.metadata.csl_items import ORCID
from datapaper.metadata.sentences import inside


class Line(NamedTuple):
    """A line of the title block; kind: ``author`` or ``affiliation``."""

    kind: str
    marks: str
    text: str
    address: str = ""


def with_authors(html: str, edition: Edition) -> str:
    """Return the article with a block for each author and each affiliation, marked with its number.

    Who made which part stands under the affiliations, and the licence under the note about the
    origin of the article.
    """
    soup = BeautifulSoup(html, "html.parser")
    authors = _block_after(soup.select("div.title")[0], "authors")
    origin = _block_after(authors, "attribution")
    authors.clear()
    for line in [*_authors(edition), *_places(edition)]:
        authors.append(_block(soup, line))
    origin.append(soup.new_tag("p", string=licences.sentence(edition.paper.licences)))
    _head(soup, "running-head", edition.paper.running_head or edition.paper.title)
    _head(soup, "main-title", edition.paper.title)
    _head(soup, "subtitle", edition.paper.subtitle)
    _head(soup, "version", edition.version_and_day)
    return str(soup)


def _block_after(before: Tag, kind: str) -> Tag:
    """Return the block of a kind; a new one after another block where the front page has none."""
    found = before.find_next_sibling("div", class_=kind)
    if found is None:
        found = BeautifulSoup("", "html.parser").new_tag("div", attrs={"class": kind})
        before.insert_after(found)
    return found


def _authors(edition: Edition) -> Iterator[Line]:
    """Yield the line of every author; * marks the corresponding one."""
    places = affiliations(edition.paper.authors)
    for number, author in enumerate(edition.paper.authors):
        place, name = affiliation_of(author), name_of(author)
        marks = [str(places.index(place) + 1)] if place else []
        marks += ["*"] if author.get("corresponding") else []
        yield Line("author", ",".join(marks), inside(name) if number else name)


def _places(edition: Edition) -> Iterator[Line]:
    """Yield the line of every affiliation, and of how to reach an author."""
    for number, place in enumerate(affiliations(edition.paper.authors), 1):
        yield Line("affiliation", str(number), place)
    for author in edition.paper.authors:
        name, orcid = name_of(author), author.get("orcid")
        if author.get("corresponding"):
            text = f"Corresponding author: {author.get('email') or name}"
            yield Line("affiliation", "*", text, _mail(author))
        if orcid:
            yield Line("affiliation", "", f"ORCID of {name}: {orcid}", f"{ORCID}{orcid}")
    for sentence in parts(edition.paper.authors):
        yield Line("affiliation", "", sentence)


def _mail(author: dict) -> str:
    return f"mailto:{author['email']}" if author.get("email") else ""


def _block(soup: BeautifulSoup, line: Line) -> Tag:
    block = soup.new_tag("div", attrs={"class": line.kind, "data-marks": line.marks})
    paragraph = soup.new_tag("p")
    if line.address:
        label, _, shown = line.text.rpartition(": ")
        paragraph.append(f"{label}: ")
        paragraph.append(soup.new_tag("a", href=line.address, string=shown))
    else:
        paragraph.append(line.text)
    block.append(paragraph)
    return block


def _head(soup: BeautifulSoup, name: str, content: str):
    soup.select("head")[0].append(soup.new_tag("meta", attrs={"name": name, "content": content}))
