"""Give every heading, table, figure and named row of the book a permalink with its own name."""

from html import escape

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from datapaper.sphinx.html.page_transform import PageTransform

SIGN = "#"


class LinkRows(PageTransform):
    """Add a permalink to the first cell of each row that has a name.

    It has no text, so that sorting and searching see none.
    """

    default_priority = 950

    def change(self):
        """Add them on pages of the HTML book."""
        for row in [row for row in self.document.findall(nodes.row) if row["ids"]]:
            cell = next(iter(row[0].findall(nodes.paragraph)), row[0])
            name = _row_name(self.config.row_roles, self.env.docname, row["ids"][0])
            cell += nodes.raw("", _link(row["ids"][0], name), format="html")


def _row_name(roles: dict, page: str, anchor: str) -> str:
    """Return what a row is, as the roles that lead to it say."""
    for role, entry in roles.items():
        prefix, is_table = entry.get("prefix", ""), anchor.startswith("tab-")
        if entry.get("page") == page and anchor.startswith(prefix) and not is_table:
            return f"{role} {anchor.removeprefix(prefix)}"
    return f"row {anchor}"


def _link(anchor: str, name: str, icon: str = "") -> str:
    label = escape(f"Permalink to {name}")
    return f'<a class="headerlink" href="#{escape(anchor)}" aria-label="{label}">{icon}</a>'


class NamedPermalinks(HTML5Translator):
    """Write permalinks that say what they lead to."""

    def add_permalink_ref(self, node, title):
        """Write the permalink of a heading, table, figure or block of code."""
        if node["ids"] and self.config.html_permalinks and self.builder.add_permalinks:
            self.body.append(_link(node["ids"][0], _name(self, node), SIGN))


def _name(writer, node) -> str:
    """Return what a permalink leads to: "Table 3", or the text of a heading."""
    kind = writer.builder.env.get_domain("std").get_enumerable_node_type(node)
    numbers = writer.builder.fignumbers.get(kind, {}).get(node["ids"][0])
    if numbers and writer.config.numfig_format.get(kind):
        return writer.config.numfig_format[kind] % ".".join(map(str, numbers))
    for one in node.findall(nodes.TextElement):
        if isinstance(one, (nodes.title, nodes.caption)):
            return f"“{one.astext()}”"
    return "this part"
