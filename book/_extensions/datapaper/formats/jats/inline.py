"""Text and what stands in its line: emphasis, code, links, citations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import NavigableString, Tag
from lxml import etree

from datapaper.article.model import HEADS, MAY_BREAK, Article

from .elements import E, NotInJats, linked

BLANKS = re.compile(r"[ \t\r\n]+")
SAME = {
    "em": "italic",
    "i": "italic",
    "strong": "bold",
    "b": "bold",
    "code": "monospace",
    "sup": "sup",
    "sub": "sub",
}
KINDS = {"table": "table", "figure": "fig", "div": "bibr"} | dict.fromkeys(HEADS, "sec")
PART = "other"  # a place within a table: a checker takes only the whole for a table


@dataclass(frozen=True)
class Inline:
    """Turns what stands in a line into JATS. ``targets`` has, for every id of the article, what a link to it is called."""

    targets: dict[str, str]

    @classmethod
    def of(cls, article: Article) -> "Inline":
        """Return the one for an article."""
        return cls(
            {tag["id"]: KINDS.get(tag.name, PART) for tag in article.soup.body.find_all(id=True)}
        )

    def inside(self, nodes: Iterable) -> list:
        """Return the texts and elements that some nodes become, without blanks around them."""
        made = [part for node in nodes for part in self._node(node)]
        if made and isinstance(made[0], str):
            made[0] = made[0].lstrip(" ")
        if made and isinstance(made[-1], str):
            made[-1] = made[-1].rstrip(" ")
        return made

    def _node(self, node) -> list:
        if isinstance(node, NavigableString):
            return [BLANKS.sub(" ", node.replace(MAY_BREAK, ""))]
        inner = [part for child in node.children for part in self._node(child)]
        if node.name == "a":
            return [self._link(node, inner)]
        if node.name == "span":
            return [E.target({"id": node["id"]}), *inner] if "id" in node.attrs else inner
        if node.name == "br":
            return [E("break")]
        if node.name not in SAME:
            raise NotInJats(f"<{node.name}>", node.get_text())
        return [E(SAME[node.name], *inner)]

    def _link(self, link: Tag, inner: list) -> etree._Element:
        if not link["href"].startswith("#"):
            return linked("ext-link", link["href"], *inner, **{"ext-link-type": "uri"})
        target = link["href"][1:]
        if target not in self.targets:
            raise NotInJats(f"a link to {link['href']}, which is nowhere,", link.get_text())
        return E.xref({"ref-type": self.targets[target], "rid": target}, *inner)
