"""Notes that are folded until they are asked for, as ``<details>``: they open without a script."""

from docutils import nodes

from .page_transform import PageTransform


class fold(nodes.General, nodes.Element):
    """A note with a title that opens and folds it."""


class fold_title(nodes.General, nodes.TextElement):
    """That title."""


class FoldNotes(PageTransform):
    """Turn admonitions with the class ``dropdown`` into folds, in the HTML book."""

    default_priority = 910

    def change(self):
        """Replace each of them."""
        for note in list(self.document.findall(_is_folded)):
            title, *rest = note.children
            classes = ["admonition", *(name for name in note["classes"] if name != "dropdown")]
            named = fold_title("", "", *title.children, classes=["admonition-title"])
            note.replace_self(
                fold("", named, *rest, ids=note["ids"], names=note["names"], classes=classes)
            )


def _is_folded(node) -> bool:
    return (
        isinstance(node, nodes.Admonition)
        and "dropdown" in node["classes"]
        and isinstance(node[0], nodes.title)
    )


def visit_fold(self, node):
    """Write the start of a fold."""
    self.body.append(self.starttag(node, "details"))


def depart_fold(self, node):
    """Write the end of a fold."""
    self.body.append("</details>\n")


def visit_title(self, node):
    """Write the start of its title."""
    self.body.append(self.starttag(node, "summary", suffix=""))


def depart_title(self, node):
    """Write the end of its title."""
    self.body.append("</summary>\n")


def setup(app):
    """Register the nodes and the transform."""
    app.add_node(fold, html=(visit_fold, depart_fold))
    app.add_node(fold_title, html=(visit_title, depart_title))
    app.add_post_transform(FoldNotes)
