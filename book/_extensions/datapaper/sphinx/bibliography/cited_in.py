"""Under each entry of the reference list: where the book cites it, and how it was seen.

Configuration value ``cited_rows``: role of ``row_roles`` -> what one of its rows is called, and
several. A citation in such a row is told by the id of the row, any other by its section.
"""

from itertools import groupby
from typing import NamedTuple

from docutils import nodes
from sphinx.errors import ConfigError

from datapaper.sphinx.html.folds import fold, fold_title
from datapaper.sphinx.html.page_transform import PageTransform
from datapaper.sphinx.links.row_role import address

from . import source_status
from .citation_marks import citations, cited_places
from .cited_places import Place

MOST_SHOWN = 8  # links; more are folded


class Link(NamedTuple):
    """A link, and what it stands under: the title of a page, or the role of rows."""

    page: str
    role: str
    text: str
    uri: str


class TellPlaces(PageTransform):
    """Append to each entry the places that cite it, and how the source was seen."""

    default_priority = 220

    def change(self):
        """Go through the entries. Raises ConfigError for a role of rows that is not known."""
        roles, pages = self.config.cited_rows, cited_places(self.env)
        if unknown := ", ".join(sorted({*roles} - {*self.config.row_roles})):
            raise ConfigError(f"cited_rows: row_roles does not have {unknown}")
        keys = {entry.citation_id: entry.key for entry in citations(self.env)}
        entries = [one for one in self.document.findall(nodes.citation) if one["ids"][0] in keys]
        status = source_status.of_sources(self.app) if entries else {}
        for entry in entries:
            key = keys[entry["ids"][0]]
            entry.extend(self._told(self._links(pages, key), status.get(key, "")))

    def _links(self, pages: dict[str, dict[str, list[Place]]], key: str) -> list[Link]:
        """Return the links to the places that cite a work, those to rows last."""
        found = [self._link(page, place) for page in pages for place in pages[page].get(key, ())]
        return sorted(dict.fromkeys(found), key=lambda link: bool(link.role))

    def _link(self, page: str, place: Place) -> Link:
        for role in self.config.cited_rows:
            settings = self.config.row_roles[role]
            prefix = settings.get("prefix", "")
            ids = [one.removeprefix(prefix) for one in place.rows if one.startswith(prefix)]
            if settings.get("page") == page and ids:
                return Link("", role, ids[0], address(self.app, self.env.docname, role, ids[0]))
        uri = self.app.builder.get_relative_uri(self.env.docname, page)
        title = self.env.titles[page].astext()
        return Link(title, "", place.title or title, f"{uri}#{place.anchor}".removesuffix("#"))

    def _told(self, links: list[Link], status: str) -> list[nodes.Node]:
        """Return what is told under an entry; nothing if nothing is known."""
        seen = f"{status[:1].upper()}{status[1:]}. " if status else ""
        listed = self._listed(links)
        if len(links) > MOST_SHOWN:
            title = fold_title("", f"{seen}Cited in {len(links)} places")
            return [fold("", title, nodes.paragraph("", "", *listed), classes=["cited-in"])]
        cited = [nodes.Text("Cited in: "), *listed, nodes.Text(".")] if links else []
        told = [nodes.Text(seen), *cited] if seen else cited
        return [nodes.paragraph("", "", *told, classes=["cited-in"])] if told else []

    def _listed(self, links: list[Link]) -> list[nodes.Node]:
        """Return the links, each page and each kind of rows named once."""
        shown: list[nodes.Node] = []
        for (page, role), group in groupby(links, key=lambda link: link[:2]):
            members = list(group)
            named = self.config.cited_rows[role][len(members) > 1] if role else ""
            told = [nodes.Text(f"{named} "), *_joined(members)] if role else _page(page, members)
            shown += [nodes.Text("; "), *told]
        return shown[1:]


def _page(page: str, members: list[Link]) -> list[nodes.Node]:
    """Return the title of a page, a link if it cites outside its sections, and its sections."""
    whole = [link for link in members if link.text == page]
    parts = [link for link in members if link.text != page]
    head = _reference(whole[0]) if whole else nodes.Text(page)
    return [head, *([nodes.Text(": "), *_joined(parts)] if parts else [])]


def _joined(links: list[Link]) -> list[nodes.Node]:
    """Return links with commas between them."""
    pairs = [(nodes.Text(", "), _reference(link)) for link in links]
    return [node for pair in pairs for node in pair][1:]


def _reference(link: Link) -> nodes.reference:
    return nodes.reference("", link.text, refuri=link.uri, internal=True)
