"""Turn the role ``places`` into links to the sections that name a person or an archival file."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole

from datapaper.sphinx.build_context import context_of
from evidence import mentions

from . import section_texts

NOWHERE = "—"
Pages = dict[str, list[section_texts.Passage]]
logger = logging.getLogger(__name__)


class PlacesRole(ReferenceRole):
    """A node for the places of one row, ``resource id``; its title stands where links cannot."""

    def run(self):
        """Return the node; warn of what no row of the resource is."""
        resource, _, row = self.target.partition(" ")
        if row not in _rows(self.env.app, resource):
            known, where = " or ".join(mentions.SOUGHT), self.get_location()
            logger.warning("role 'places': %r is no row of %s", self.target, known, location=where)
            return [nodes.Text(self.title)], []
        return [nodes.inline("", self.title, classes=["places"], places_of=resource, row=row)], []


def _rows(app, resource: str) -> dict[str, mentions.Sought]:
    rows_of = mentions.SOUGHT.get(resource)
    return rows_of(context_of(app).package) if rows_of else {}


class LinkPlaces(SphinxPostTransform):
    """Replace the nodes of the role, in the HTML book."""

    default_priority = 200
    formats = ("html",)

    def run(self, **kwargs):
        """Find the places of all rows at once, and link each node to its own."""
        asked = [node for node in self.document.findall(nodes.inline) if "places_of" in node]
        if self.app.builder.name != "html" or not asked:
            return
        kept, package = section_texts.all_kept(self.env), context_of(self.app).package
        kept.pop(self.env.docname, None)
        resources = {node["places_of"] for node in asked}
        found = {resource: places(package, resource, kept) for resource in resources}
        for node in asked:
            node.children = []
            node.extend(self._links(found[node["places_of"]].get(node["row"], {}), kept))

    def _links(self, found: Pages, kept) -> list[nodes.Node]:
        """Return the title of each page with the titles of its sections, as links.

        A page that names it before its first section is a link itself.
        """
        shown = [
            part
            for page, sections in found.items()
            for part in (nodes.Text("; "), *self._page(page, sections, kept[page][0]))
        ]
        return shown[1:] or [nodes.Text(NOWHERE)]

    def _page(self, page: str, sections, whole) -> list[nodes.Node]:
        links = [
            nodes.reference("", section.title, internal=True, refuri=self._uri(page, section))
            for section in sections
        ]
        shown = [links.pop(0) if sections[0] == whole else nodes.Text(whole.title)]
        for number, link in enumerate(links):
            shown += [nodes.Text(", " if number else ": "), link]
        return shown

    def _uri(self, page: str, section) -> str:
        return f"{self.app.builder.get_relative_uri(self.env.docname, page)}#{section.anchor}"


def places(package, resource: str, kept: Pages) -> dict[str, Pages]:
    """Return row -> page -> the sections that name it or cite a work that is part of it."""
    find, rows = mentions.finder(package, resource), mentions.SOUGHT[resource](package)
    found: dict[str, Pages] = {}
    for page, sections in kept.items():
        for section in sections:
            cited = {row for row, sought in rows.items() if sought.works & section.works}
            for row in find(section.text) | cited:
                found.setdefault(row, {}).setdefault(page, []).append(section)
    return found


def setup(app):
    """Register the role and the transform."""
    app.add_role("places", PlacesRole())
    app.add_post_transform(LinkPlaces)
