"""What the HTML book makes of the marks of the role ``from``.

A table whose rows have them gets a last column, which leads from each row to its rows of data;
a link that follows one tells the preview, in ``data-from``, the addresses of these rows.
"""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from datapaper.notebook.provenance import spans
from datapaper.sphinx.data_pages.data_page import address

from .rows_role import MANY, part

HEAD = "Data"
MARK = "data-rows"


class LeadToData(SphinxPostTransform):
    """Make links and cells of what the role ``from`` left; elsewhere its words alone stay."""

    default_priority = 480  # before rows_role.LinkRows, which gives the links their addresses

    def run(self, **kwargs):
        """Replace every mark; formats without pages of data do not show that it was there."""
        from datapaper.sphinx.data_pages import with_pages

        shown = {resource["name"] for resource in with_pages(self.app)}
        for table in self.document.findall(nodes.table) if shown else ():
            _add_column(table)
        for mark in _marks(self.document):
            link = part(mark["origin"], mark["rows_of_origin"][0], mark.astext())
            if mark["origin"] in shown and not mark.astext():
                self._tell(mark)
            is_link = mark["origin"] in shown and mark.astext()
            mark.parent.replace(mark, link if is_link else mark[:])

    def _tell(self, mark: nodes.inline):
        """Tell the link after a mark where its number comes from."""
        after = mark.parent[mark.parent.index(mark) + 1 :][:1]
        if after and isinstance(after[0], nodes.reference):
            there = address(mark["origin"])
            page = self.app.builder.get_relative_uri(self.env.docname, there)
            rows = [f"{page}#row-{row}" for row in mark["rows_of_origin"]]
            after[0]["data_from"] = " ".join(rows)


class ToldLinks(HTML5Translator):
    """Write ``data-from`` of the links that have it."""

    def visit_reference(self, node):
        """Write the start of a link."""
        super().visit_reference(node)
        if "data_from" in node:
            self.body[-1] = self.body[-1].replace("<a ", f'<a data-from="{node["data_from"]}" ', 1)


def _marks(node) -> list[nodes.inline]:
    return [one for one in node.findall(nodes.inline) if "origin" in one]


def _add_column(table: nodes.table):
    """Add the column to a table that has marks, and take these out of their cells."""
    rows = {row: [one for one in _marks(row) if not len(one)] for row in table.findall(nodes.row)}
    if not any(rows.values()):
        return
    group = next(iter(table.findall(nodes.tgroup)))
    group["cols"] += 1
    widths = [one for one in group if isinstance(one, nodes.colspec)]
    group.insert(group.index(widths[-1]) + 1, nodes.colspec(colwidth=widths[-1]["colwidth"]))
    for row, marks in rows.items():
        is_head = isinstance(row.parent, nodes.thead)
        row.append(_entry([nodes.Text(HEAD)] if is_head else _links(marks)))
        for mark in marks:
            mark.parent.remove(mark)


def _entry(words: list) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *words), classes=["text-left", MARK])


def _links(marks: list[nodes.inline]) -> list:
    """Return what stands in a cell, as in ``aid 4; trade 5, 18``: a link for each row."""
    found: list[nodes.Node] = []
    before = None
    for mark in marks:
        name = mark["origin"]
        for first, label in _labels(mark["rows_of_origin"]):
            words = label if name == before else f"{name} {label}"
            comma = [nodes.Text(", " if name == before else "; ")] if found else []
            found += [*comma, part(name, first, words)]
            before = name
    return found


def _labels(rows: list[int]) -> list[tuple[int, str]]:
    """Return rows with their words: each alone or, where there are many, spans of them."""
    if len(rows) <= MANY:
        return [(row, str(row)) for row in rows]
    parts = spans(rows).split(",")
    return [(int(one.partition("-")[0]), one.replace("-", "–")) for one in parts]
