"""Paragraphs, set-off blocks, lists, tables and figures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import Tag
from lxml import etree

from .elements import E, NotInJats, known, linked
from .inline import Inline

LISTS = {"ul": "bullet", "ol": "order"}
ALIGNED = re.compile(r"text-align: (\w+)")
PICTURE = "figures/figure{}.png"
ATTRIBUTES = {"mimetype": "image", "mime-subtype": "png"}
CAPTIONS = ["caption", "figcaption"]


@dataclass(frozen=True)
class Blocks:
    """Turns blocks into JATS."""

    inline: Inline

    def inside(self, tags: Iterable[Tag]) -> list[etree._Element]:
        """Return the elements that blocks of the clean HTML become. Raises NotInJats."""
        return [self._block(tag) for tag in tags]

    def _block(self, tag: Tag) -> etree._Element:
        classes = tag.get("class", [])
        if tag.name == "p":
            return E.p(*self.inline.inside(tag.children))
        if tag.name in LISTS:
            items = [
                E("list-item", *self._paragraphs(item))
                for item in tag.find_all("li", recursive=False)
            ]
            return E.list({"list-type": LISTS[tag.name]}, *items)
        if tag.name == "blockquote":
            return E("disp-quote", *self._paragraphs(tag))
        if "admonition" in classes:
            return self._box(tag, *(name for name in classes if name != "admonition"))
        if "exhibit" in classes or tag.name in ("table", "figure"):
            return self._exhibit(tag)
        raise NotInJats(f"<{tag.name} class={' '.join(classes)!r}>", tag.get_text())

    def _paragraphs(self, tag: Tag) -> list[etree._Element]:
        inner = tag.find_all(True, recursive=False)
        return (
            self.inside(inner)
            if inner and inner[0].name in ("p", *LISTS)
            else [E.p(*self.inline.inside(tag.children))]
        )

    def _box(self, tag: Tag, *kinds: str) -> etree._Element:
        title, *others = tag.find_all(True, recursive=False)
        caption = E.caption(E.title(*self.inline.inside(title.children)))
        return E(
            "boxed-text",
            {"content-type": " ".join(kinds) or "note", "position": "anchor"},
            caption,
            *self.inside(others),
        )

    def _exhibit(self, tag: Tag) -> etree._Element:
        shown = tag if tag.name in ("table", "figure") else tag.find(["table", "figure"])
        note = tag.find(class_="provenance")
        rests_on = self.inline.inside(note.p.children) if note else []
        head = known(self._label(shown), self._caption(shown.find(CAPTIONS)))
        attributes = {"id": shown["id"]} if "id" in shown.attrs else {}
        if shown.name == "table":
            foot = E("table-wrap-foot", E.p(*rests_on)) if rests_on else None
            return E("table-wrap", attributes, *known(*head, self._table(shown), foot))
        return E.fig(
            attributes,
            *known(*head, self._picture(shown), E.attrib(*rests_on) if rests_on else None),
        )

    @staticmethod
    def _label(shown: Tag) -> etree._Element | None:
        return E.label(shown["data-label"]) if "data-label" in shown.attrs else None

    def _caption(self, caption: Tag | None) -> etree._Element | None:
        if caption is None:
            return None
        nodes = [node for node in (caption.p or caption).children if node.name or node.strip()]
        titled = nodes[0].name == "strong"
        title = self.inline.inside(nodes[0].children if titled else nodes)
        legend = self.inline.inside(nodes[1:]) if titled else []
        return E.caption(E.title(*title), *([E.p(*legend)] if legend else []))

    def _picture(self, figure: Tag) -> etree._Element:
        number = figure["data-label"].split()[-1]
        return linked(
            "graphic", PICTURE.format(number), E("alt-text", figure.img["alt"]), **ATTRIBUTES
        )

    def _table(self, table: Tag) -> etree._Element:
        return E.table(
            *(
                E(part.name, *map(self._row, part.find_all("tr")))
                for part in table.find_all(["thead", "tbody"])
            )
        )

    def _row(self, row: Tag) -> etree._Element:
        return E.tr(
            *(
                E(cell.name, _cell(cell), *self._in_cell(cell))
                for cell in row.find_all(["th", "td"])
            )
        )

    def _in_cell(self, cell: Tag) -> list:
        return self._paragraphs(cell) if cell.find("p") else self.inline.inside(cell.children)


def _cell(cell: Tag) -> dict[str, str]:
    """Return the attributes of a cell: alignment, span, and what a head stands over."""
    side = ALIGNED.search(cell.get("style", ""))
    spans = {name: cell[name] for name in ("colspan", "rowspan") if name in cell.attrs}
    scope = {"scope": "col" if cell.find_parent("thead") else "row"} if cell.name == "th" else {}
    return spans | scope | ({"align": side[1]} if side else {})
