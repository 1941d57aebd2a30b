"""One fold of code before each table and figure, called what stands on it.

Cells that follow each other and show nothing join the next that does.
"""

from html import escape

from docutils import nodes

from .page_transform import PageTransform

SOURCE, OUTPUT = "cell_code_source", "cell_code_output"


class JoinCells(PageTransform):
    """Move the code of such cells, before MyST-NB folds it."""

    default_priority = 190

    def change(self):
        """Look at every cell and the node after it."""
        for cell in list(self.document.findall(_is_code)):
            following = cell.next_node(descend=False, siblings=True)
            if following is not None and _is_code(following) and _is_silent(cell):
                following[0].insert(0, cell[0].children)
                cell.parent.remove(cell)


def _is_code(node) -> bool:
    return (
        isinstance(node, nodes.container)
        and node.get("nb_element") == "cell_code"
        and node.children
        and node[0].get("nb_element") == SOURCE
    )


def _is_silent(cell) -> bool:
    return cell[-1].get("nb_element") != OUTPUT


class code_fold(nodes.General, nodes.Element):
    """A fold; the words on it are no text of the page, so that no search finds them."""


class FoldCode(PageTransform):
    """Put such a one in the place of each fold of MyST-NB."""

    default_priority = 210

    def change(self):
        """Replace each of them."""
        for hidden in list(self.document.findall(_is_hidden)):
            words = {name: hidden[f"prompt_{name}"] for name in ("show", "hide")}
            classes = ["admonition", "hide", *hidden["classes"]]
            hidden.replace_self(code_fold("", *hidden.children, classes=classes, **words))


def _is_hidden(node) -> bool:
    return node.tagname == "HideCodeCellNode"


def visit_fold(self, node):
    """Write the start of a fold, with what stands on it while it is closed and while it is open."""
    self.body.append(
        f"{self.starttag(node, 'details')}<summary>\n"
        f'<p class="collapsed admonition-title">{escape(node["show"])}</p>\n'
        f'<p class="expanded admonition-title">{escape(node["hide"])}</p>\n</summary>\n'
    )


def depart_fold(self, node):
    """Write the end of a fold."""
    self.body.append("</details>\n")


def setup(app):
    """Register the transforms and the node."""
    app.add_node(code_fold, html=(visit_fold, depart_fold))
    app.add_post_transform(JoinCells)
    app.add_post_transform(FoldCode)
