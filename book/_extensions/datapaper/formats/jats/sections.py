"""The sections: those with a number are the body, what follows them the back, what stands on a page of its own the appendices."""

from dataclasses import dataclass

from bs4 import Tag
from lxml import etree

from datapaper.article.main_text import printed
from datapaper.article.model import HEADS, Article

from .blocks import Blocks
from .elements import E

# What the archives call a statement, by its id in paper.yml.
STATEMENTS = {
    "ai": "ai-statement",
    "contributions": "author-contributions",
    "data": "data-availability",
    "ethics": "ethics-statement",
    "grants": "financial-disclosure",
    "interests": "coi-statement",
    "software": "software-availability",
}


@dataclass(frozen=True)
class Sections:
    """Turns the flat row of headings and blocks into sections that hold each other.

    ``references`` are the entries of the list, ``statements`` what ``paper.yml`` has: ids and titles.
    """

    blocks: Blocks
    references: list[etree._Element]
    statements: list[dict]

    def parted(self, article: Article) -> tuple[etree._Element, etree._Element]:
        """Return body and back of an article: the back begins after the last section that has a number."""
        tags = article.soup.body.find_all(True, recursive=False)
        start = next(place for place, tag in enumerate(tags) if tag.name in HEADS)
        last = max(place for place, tag in enumerate(tags) if _is_numbered(tag))
        end = next(
            (place for place in range(last + 1, len(tags)) if _begins_back(tags[place])), len(tags)
        )
        return E.body(*self._nested(tags[start:end], "sec")), E.back(*self._back(tags[end:]))

    def _back(self, tags: list[Tag]) -> list[etree._Element]:
        pages = next((place for place, tag in enumerate(tags) if _is_page(tag)), len(tags))
        apps = [
            _renamed(part, "app")
            for part in self._nested([tag for tag in tags[pages:] if not _is_page(tag)], "app")
        ]
        return [
            *map(self._named, self._nested(tags[:pages], "back")),
            *([E("app-group", *apps)] if apps else []),
        ]

    def _nested(self, tags: list[Tag], prefix: str) -> list[etree._Element]:
        """Return the sections of the first level, each with those under it; ids count the sections, labels those with a number."""
        root, counted, labels = E.body(), Numbers(), Numbers()
        open_ones = [root]
        for tag in tags:
            if tag.name not in HEADS:
                open_ones[-1].extend(
                    self.references
                    if "references" in tag.get("class", [])
                    else self.blocks.inside([tag])
                )
                continue
            depth = int(tag.name[1])
            label = [E.label(".".join(labels.at(depth)))] if _is_numbered(tag) else []
            attributes = {"id": tag.get("id") or "-".join([prefix, *counted.at(depth)])}
            section = E.sec(attributes, *label, E.title(*self.blocks.inline.inside(tag.children)))
            del open_ones[depth:]
            open_ones[-1].append(section)
            open_ones.append(section)
        return list(root)

    def _named(self, section: etree._Element) -> etree._Element:
        """Give a part of the back the name that it has in JATS."""
        kinds = {
            printed(statement["title"]): STATEMENTS[statement["id"]]
            for statement in self.statements
            if statement["id"] in STATEMENTS
        }
        for part in section.iter("sec"):
            kind = kinds.get("".join(part.find("title").itertext()))
            if kind:
                part.set("sec-type", kind)
        return _renamed(section, "ref-list") if section.find("ref") is not None else section


class Numbers:
    """Counts headings of each level, the lower ones anew under each higher."""

    def __init__(self):
        self.counts = []

    def at(self, depth: int) -> list[str]:
        """Return the numbers of the next heading of this level."""
        self.counts = [*self.counts[:depth], *[0] * (depth - len(self.counts))]
        self.counts[-1] += 1
        return list(map(str, self.counts))


def _renamed(section: etree._Element, name: str) -> etree._Element:
    section.tag = name
    return section


def _is_numbered(tag: Tag) -> bool:
    return tag.name in HEADS and "unnumbered" not in tag.get("class", [])


def _is_page(tag: Tag) -> bool:
    return "new-page" in tag.get("class", [])


def _begins_back(tag: Tag) -> bool:
    return tag.name == "h1" or _is_page(tag)
