"""Leave folded code and what is for screens out of LaTeX, and let cells of long tables break."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

LEFT_OUT = {"cell_input", "book-only"}
# Rows; Sphinx then changes to an environment that runs over pages and breaks no line of a cell.
LONG = 30
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
            is_long = len(rows) > LONG or len(table.astext()) > FULL
            if is_long and "colwidths-given" not in table["classes"]:
                table["classes"] += ["longtable", "colwidths-given"]
                columns = zip(*(row.children for row in rows))
                for spec, cells in zip(table.findall(nodes.colspec), columns, strict=True):
                    spec["colwidth"] = _weight([cell.astext() for cell in cells])


def _weight(texts: list[str]) -> int:
    """Return how wide a column must be: as its longest word, or as its usual text up to a limit."""
    word = max((len(word) for text in texts for word in text.split()), default=1)
    return max(min(word, WIDE // 2), min(sum(map(len, texts)) // len(texts), WIDE)) + 1
