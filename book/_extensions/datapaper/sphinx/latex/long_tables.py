"""Leave out of LaTeX what is folded away or meant for the screen in HTML, and let the cells of long tables break."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

LEFT_OUT = {"cell_input", "book-only"}
LONG = 30  # rows; Sphinx then changes to an environment that runs over pages and breaks no line of a cell by itself
FULL = 2000  # letters, more than a page of a table holds
WIDE = 40  # letters that a column is given at most for its sentences


class LeaveOutFolded(SphinxPostTransform):
    """Drop the code of cells and the parts marked ``book-only``; LaTeX cannot fold them."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs):
        """Remove the marked containers from the document."""
        for container in list(self.document.findall(nodes.container)):
            if LEFT_OUT & set(container["classes"]) and container.parent is not None:
                container.parent.remove(container)


class BreakCells(SphinxPostTransform):
    """Give the columns of long tables widths, in proportion to what they hold."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs):
        """Set the widths where none are given."""
        for table in self.document.findall(nodes.table):
            rows = list(table.findall(nodes.row))
            if (len(rows) > LONG or len(table.astext()) > FULL) and "colwidths-given" not in table[
                "classes"
            ]:
                table["classes"] += ["longtable", "colwidths-given"]
                for spec, cells in zip(
                    table.findall(nodes.colspec), zip(*(row.children for row in rows)), strict=True
                ):
                    spec["colwidth"] = _weight([cell.astext() for cell in cells])


def _weight(texts: list[str]) -> int:
    """Return how wide a column must be: as its longest word, or as its usual text up to a limit."""
    word = max((len(word) for text in texts for word in text.split()), default=1)
    return max(min(word, WIDE // 2), min(sum(map(len, texts)) // len(texts), WIDE)) + 1


def setup(app):
    """Register the transforms."""
    app.add_post_transform(LeaveOutFolded)
    app.add_post_transform(BreakCells)
