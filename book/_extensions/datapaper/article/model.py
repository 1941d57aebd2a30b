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
    """One table or figure.

    kind: ``table`` or ``figure``; label: as in "Table 1"; title, legend: of its caption; tag: the
    element itself; picture: the SVG of a figure; alt: what it shows in words.
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
    """One entry of the reference list.

    id: in the document; key: its citation key; tag: the element itself.
    """

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
        return plain(self.soup.select("div.title")[0])

    @property
    def body(self) -> Tag:
        """The element that holds the text."""
        return self.soup.select("body")[0]

    @cached_property
    def abstract(self) -> dict[str, str]:
        """The parts of the abstract, label -> text."""
        parts = {}
        for part in self.soup.select("div.abstract > p"):
            label = part.select("strong")[0].get_text(strip=True)
            parts[label.rstrip(":")] = plain(part).removeprefix(label).strip()
        return parts

    @cached_property
    def sections(self) -> dict[str, list[Tag]]:
        """The sections of the first level after the abstract: heading -> the elements under it."""
        heads = self.body.find_all("h1", recursive=False)
        return {plain(head): _until(head, "h1") for head in heads}

    @cached_property
    def exhibits(self) -> list[Exhibit]:
        """Tables and figures that have a number, in their order."""
        return [_exhibit(tag, self.folder) for tag in self.soup.select("[data-label]")]

    @cached_property
    def references(self) -> list[Reference]:
        """The reference list in its order."""
        return [_reference(entry) for entry in self.soup.select("div.reference")]


def classes(tag: Tag) -> list[str]:
    """Return the classes of an element."""
    return list(tag.get("class") or [])


def plain(tag: Tag) -> str:
    """Return the text of an element on one line, without the marks of citations.

    The spaces that keep these off digits go too.
    """
    marks = {id(text) for mark in tag.find_all("sup") for text in mark.find_all(string=True)}
    return unmarked((text, id(text) in marks) for text in tag.find_all(string=True))


def unmarked(pieces: Iterable[tuple[str, bool]]) -> str:
    """Join pieces of text on one line, without marks of citations and the space before each."""
    text = "".join(MARK if is_mark else piece for piece, is_mark in pieces)
    return " ".join(re.sub(rf"\s*{MARK}", "", text).split())


def _until(head: Tag, name: str) -> list[Tag]:
    found = []
    for element in head.find_next_siblings():
        if element.name == name or "new-page" in classes(element):
            break
        found.append(element)
    return found


def _reference(entry: Tag) -> Reference:
    number, id, key = (str(entry[name]) for name in ("data-number", "id", "data-key"))
    return Reference(int(number), id, key, plain(entry), entry)


def _exhibit(tag: Tag, folder: Path) -> Exhibit:
    kind = "table" if tag.name == "table" else "figure"
    caption, note = tag.select("caption, figcaption")[0], tag.find_next_sibling(class_="provenance")
    title = plain(caption.strong or caption)
    legend = plain(caption).removeprefix(title).strip()
    provenance = plain(note).replace(MAY_BREAK, "") if note else ""
    id, label = str(tag["id"]), str(tag["data-label"])
    image = tag.img if kind == "figure" else None
    if image is None:
        return Exhibit(kind, id, label, title, legend, provenance, tag)
    picture, alt = folder / str(image["src"]), str(image["alt"])
    return Exhibit(kind, id, label, title, legend, provenance, tag, picture, alt)
