"""Give the tables of the HTML book what assistive technology, telephones and tables.js need.

Heads get a scope, cells the text of their head as ``data-label``, and each table a
frame that scrolls sideways, named by the title of the table.
"""

from html import escape

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

ROOM = '<div class="table-room"></div>'  # for the tools that tables.js adds
SCROLLED = '<div class="pst-scrollable-table-container">'


class NameTitles(SphinxPostTransform):
    """Give the title in each caption an id."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs):
        """Mark the first bold words of a caption."""
        for table in self.document.findall(_is_evidence):
            for title in table[0].findall(nodes.strong):
                title["ids"] = [f"{table['ids'][0]}-title"]
                break


def _is_evidence(node) -> bool:
    return isinstance(node, nodes.table) and "evidence" in node["classes"] and bool(node["ids"])


def _named_by(node) -> str:
    """Return the id of what names a table: its title, or the line under which it is folded."""
    return node.get("named_by") or (f"{node['ids'][0]}-title" if _is_evidence(node) else "")


def visit_table(self, node):
    """Write the start of a table, in a frame that the keyboard can scroll."""
    start = len(self.body)
    type(self).visit_table(self, node)
    self.table_heads = []
    if self.builder.name == "html" and _named_by(node):
        self.table_heads = [entry.astext() for entry in next(iter(node.findall(nodes.thead)))[-1]]
        named = f'role="region" tabindex="0" aria-labelledby="{_named_by(node)}"'
        room = ROOM if "filterable" in node["classes"] else ""
        self.body[start] = self.body[start].replace(
            SCROLLED, f'{room}<div class="table-frame" {named}>'
        )


def depart_table(self, node):
    """Write the end of a table."""
    type(self).depart_table(self, node)


def visit_entry(self, node):
    """Write the start of a cell, with what it is the head of or belongs to."""
    start, column = len(self.body), node.parent.index(node)
    type(self).visit_entry(self, node)
    if not getattr(self, "table_heads", []):
        return
    # The first cell names its row; it stays a cell for those who count columns.
    named = ' role="rowheader"' if column == 0 else ""
    label = f'<td{named} data-label="{escape(self.table_heads[column])}"'
    self.body[start] = (
        self.body[start].replace("<th", '<th scope="col"', 1).replace("<td", label, 1)
    )


def depart_entry(self, node):
    """Write the end of a cell."""
    type(self).depart_entry(self, node)


def setup(app):
    """Register the transform and what writes tables and cells."""
    app.add_post_transform(NameTitles)
    app.add_node(nodes.table, override=True, html=(visit_table, depart_table))
    app.add_node(nodes.entry, override=True, html=(visit_entry, depart_entry))
