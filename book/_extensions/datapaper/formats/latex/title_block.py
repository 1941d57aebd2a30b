"""The authors of the edition, with where they work, in the place of the line that the article gives to them."""

from bs4 import BeautifulSoup, Tag

from datapaper.metadata import Edition, affiliation_of, licences, name_of
from datapaper.metadata.bylines import parts
from datapaper.metadata.citation_formats import ORCID
from datapaper.metadata.sentences import inside


def with_authors(html: str, edition: Edition) -> str:
    """Return the article with a block for each author and each affiliation, marked with its number.

    Who made which part stands under the affiliations, and the licence under the note about the origin of the article.
    """
    soup = BeautifulSoup(html, "html.parser")
    line = _block_after(soup.select_one("div.title"), "authors")
    origin = _block_after(line, "attribution")
    line.clear()
    for kind, marks, text, address in [*_authors(edition), *_places(edition)]:
        line.append(_block(soup, kind, marks, text, address))
    origin.append(soup.new_tag("p", string=licences.told(edition.paper.licences)))
    _head(soup, "running-head", edition.paper.running_head or edition.paper.title)
    _head(soup, "main-title", edition.paper.title)
    _head(soup, "subtitle", edition.paper.subtitle)
    _head(soup, "version", edition.version_and_day)
    return str(soup)


def _block_after(before: Tag, kind: str) -> Tag:
    """Return the block of a kind; a new one after another block where the front page has none."""
    found = before.find_next_sibling("div", class_=kind)
    if found is None:
        found = BeautifulSoup(f'<div class="{kind}"></div>', "html.parser").div
        before.insert_after(found)
    return found


def _authors(edition: Edition):
    """Yield kind, marks, text and address of every author; * marks whom to write to."""
    places = _affiliations(edition)
    for place_in_line, author in enumerate(edition.paper.authors):
        place, name = affiliation_of(author), name_of(author)
        marks = [str(places.index(place) + 1)] if place else []
        yield (
            "author",
            ",".join([*marks, *["*"] * bool(author.get("corresponding"))]),
            inside(name) if place_in_line else name,
            "",
        )


def _places(edition: Edition):
    """Yield kind, marks, text and address of every affiliation, and of what is known of how to reach an author."""
    for number, place in enumerate(_affiliations(edition), 1):
        yield "affiliation", str(number), place, ""
    for author in edition.paper.authors:
        if author.get("corresponding"):
            yield (
                "affiliation",
                "*",
                f"Corresponding author: {author.get('email') or name_of(author)}",
                _mail(author),
            )
        if author.get("orcid"):
            yield (
                "affiliation",
                "",
                f"ORCID of {name_of(author)}: {author['orcid']}",
                f"{ORCID}{author['orcid']}",
            )
    for told in parts(edition.paper.authors):
        yield "affiliation", "", told, ""


def _affiliations(edition: Edition) -> list[str]:
    return list(dict.fromkeys(filter(None, map(affiliation_of, edition.paper.authors))))


def _mail(author: dict) -> str:
    return f"mailto:{author['email']}" if author.get("email") else ""


def _block(soup: BeautifulSoup, kind: str, marks: str, text: str, address: str) -> Tag:
    block = soup.new_tag("div", attrs={"class": kind, "data-marks": marks})
    paragraph = soup.new_tag("p")
    label, _, shown = text.rpartition(": ") if address else (text, "", "")
    paragraph.append(f"{label}: " if address else label)
    if address:
        paragraph.append(soup.new_tag("a", href=address, string=shown))
    block.append(paragraph)
    return block


def _head(soup: BeautifulSoup, name: str, content: str):
    soup.head.append(soup.new_tag("meta", attrs={"name": name, "content": content}))
