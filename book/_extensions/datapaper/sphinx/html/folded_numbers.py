"""Fold the table of numbers under a figure, which ``evidence.figure`` leaves as a container."""

from docutils import nodes

from .details import fold, fold_title
from .page_transform import PageTransform


class FoldNumbers(PageTransform):
    """Make the first paragraph of each such container the line that opens it."""

    default_priority = 900

    def change(self):
        """Replace the containers; the table is named by the line."""
        for container in list(self.document.findall(_is_folded)):
            name = container["ids"][0]
            line, *rest = container.children
            for table in container.findall(nodes.table):
                table["named_by"] = f"{name}-line"
            opener = fold_title("", line.astext(), ids=[f"{name}-line"])
            container.replace_self(
                fold("", opener, *rest, ids=[name], classes=container["classes"])
            )


def _is_folded(node) -> bool:
    return isinstance(node, nodes.container) and "figure-numbers" in node["classes"]


def setup(app):
    """Register the transform."""
    app.add_post_transform(FoldNumbers)
