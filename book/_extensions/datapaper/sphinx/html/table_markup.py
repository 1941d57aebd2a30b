"""Give the tables of the HTML book what assistive technology, telephones and tables.js need.

Heads get a scope, cells the text of their head as ``data-label``, and each table a
frame that scrolls sideways, named by the title of the table.
"""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

ROOM = '<div class="table-room"></div>'  # for the tools that tables.js adds


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


class TableMarkup(HTML5Translator):
    """Write tables and cells; those that nothing names as Sphinx does."""

    table_heads: tuple[str, ...] = ()

    def visit_table(self, node):
        """Write the start of a table, in a frame that the keyboard can scroll."""
        name = _named_by(node)
        heads = next(iter(node.findall(nodes.thead)))[-1] if name else ()
        self.table_heads = tuple(entry.astext() for entry in heads)
        if name:
            room = ROOM if "filterable" in node["classes"] else ""
            named = f'role="region" tabindex="0" aria-labelledby="{name}"'
            self.body.append(f'{room}<div class="table-frame" {named}>')
        super().visit_table(node)

    def depart_table(self, node):
        """Write the end of a table."""
        super().depart_table(node)
        if self.table_heads:
            self.body.append("</div>\n")
        self.table_heads = ()

    def visit_entry(self, node):
        """Write the start of a cell, with what it is the head of or belongs to."""
        row, column = node.parent, node.parent.index(node)
        if not self.table_heads:
            super().visit_entry(node)
        elif isinstance(row.parent, nodes.thead):
            self._start_cell(node, "th", classes=["head"], scope="col")
        elif column == 0:
            # The first cell names its row; it stays a cell for those who count columns.
            self._start_cell(node, "td", role="rowheader", data_label=self.table_heads[0])
        else:
            self._start_cell(node, "td", data_label=self.table_heads[column])

    def _start_cell(self, node, tag: str, **attributes):
        if self.builder.name == "html":  # where every cell stands to the left by itself
            node["classes"] = [name for name in node["classes"] if name != "text-left"]
        named = {name.replace("_", "-"): value for name, value in attributes.items()}
        self.body.append(self.starttag(node, tag, "", **named))
        self.context.append(f"</{tag}>\n")
