"""The article as the build left it, read once for every format."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from datapaper.core.project import Project

MARK = "\0"  # stands in no text
MAY_BREAK = "\N{ZERO WIDTH SPACE}"  # lets a long word break in print; nobody sees it
HEADS = ["h1", "h2", "h3", "h4"]


@dataclass(frozen=True)
class Exhibit:
    """One table or figure: kind (``table``, ``figure``), id, label ("Table 1"), title and legend of its caption, provenance.

    ``tag`` is the element itself; ``picture`` the SVG of a figure and ``alt`` what it shows in words.
    """

    kind: str
    id: str
    label: str
    title: str
    legend: str
    provenance: str
    tag: Tag
    picture: Path | None = None
    alt: str = ""

    @property
    def number(self) -> int:
        """The number in its label."""
        return int(self.label.split()[-1])


@dataclass(frozen=True)
class Reference:
    """One entry of the reference list: number, id in the document, key in ``references.bib``, text, element."""

    number: int
    id: str
    key: str
    text: str
    tag: Tag


@dataclass(frozen=True)
class Article:
    """The folder that holds ``article.html`` and ``images/``, and what can be read from it.

    project: the paper that it was built from.
    """

    folder: Path
    project: Project

    @cached_property
    def html(self) -> str:
        """The clean HTML."""
        return (self.folder / "article.html").read_text(encoding="utf-8")

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The parsed HTML; nobody changes it."""
        return BeautifulSoup(self.html, "html.parser")

    @property
    def title(self) -> str:
        """The title as text."""
        return plain(self.soup.select_one("div.title"))

    @cached_property
    def abstract(self) -> dict[str, str]:
        """The parts of the abstract, label -> text."""
        parts = [
            (part.strong.get_text(strip=True), plain(part))
            for part in self.soup.select("div.abstract > p")
        ]
        return {label.rstrip(":"): text.removeprefix(label).strip() for label, text in parts}

    @cached_property
    def sections(self) -> dict[str, list[Tag]]:
        """The sections of the first level after the abstract: heading -> the elements under it."""
        heads = [head for head in self.soup.body.find_all("h1", recursive=False)]
        return {plain(head): _until(head, "h1") for head in heads}

    @cached_property
    def exhibits(self) -> list[Exhibit]:
        """Tables and figures that have a number, in their order."""
        return [_exhibit(tag, self.folder) for tag in self.soup.select("[data-label]")]

    @cached_property
    def references(self) -> list[Reference]:
        """The reference list in its order."""
        return [
            Reference(
                int(entry["data-number"]), entry["id"], entry["data-key"], plain(entry), entry
            )
            for entry in self.soup.select("div.reference")
        ]


def plain(tag: Tag) -> str:
    """Return the text of an element on one line, without the marks of citations and the spaces that keep them off digits."""
    marks = {id(text) for mark in tag.find_all("sup") for text in mark.find_all(string=True)}
    return unmarked((text, id(text) in marks) for text in tag.find_all(string=True))


def unmarked(pieces: Iterable[tuple[str, bool]]) -> str:
    """Join pieces of text on one line, without those that are marks of citations and the space before each."""
    text = "".join(MARK if is_mark else piece for piece, is_mark in pieces)
    return " ".join(re.sub(rf"\s*{MARK}", "", text).split())


def _until(head: Tag, name: str) -> list[Tag]:
    found = []
    for element in head.find_next_siblings():
        if element.name == name or "new-page" in element.get("class", []):
            break
        found.append(element)
    return found


def _exhibit(tag: Tag, folder: Path) -> Exhibit:
    kind = "table" if tag.name == "table" else "figure"
    caption, note = tag.find(["caption", "figcaption"]), tag.find_next_sibling(class_="provenance")
    title = plain(caption.strong) if caption.strong else plain(caption)
    legend = plain(caption).removeprefix(title).strip()
    image = tag.img if kind == "figure" else None
    picture = folder / image["src"] if image else None
    return Exhibit(
        kind,
        tag["id"],
        tag["data-label"],
        title,
        legend,
        plain(note) if note else "",
        tag,
        picture,
        image["alt"] if image else "",
    )
