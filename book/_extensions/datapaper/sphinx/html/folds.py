"""What is folded until it is asked for, as ``<details>``, which opens without a script.

These are notes, the numbers under a figure, and the code of cells: cells that follow each other
and show nothing join the next that does, so that one fold stands before each table and figure.
"""

from html import escape

from docutils import nodes

from .page_transform import PageTransform

SOURCE, OUTPUT = "cell_code_source", "cell_code_output"


class fold(nodes.General, nodes.Element):
    """A block that its title opens and folds."""


class fold_title(nodes.General, nodes.TextElement):
    """That title."""


class code_fold(fold):
    """A fold of code; the words on it are no text of the page, so that no search finds them."""


class JoinCells(PageTransform):
    """Move the code of cells that show nothing, before MyST-NB folds it."""

    default_priority = 190

    def change(self):
        """Look at every cell and the node after it."""
        for cell in list(self.document.findall(_is_code)):
            following = cell.next_node(descend=False, siblings=True)
            is_silent = cell[-1].get("nb_element") != OUTPUT
            if following is not None and _is_code(following) and is_silent:
                following[0].insert(0, cell[0].children)
                cell.parent.remove(cell)


def _is_code(node) -> bool:
    return (
        isinstance(node, nodes.container)
        and node.get("nb_element") == "cell_code"
        and node.children
        and node[0].get("nb_element") == SOURCE
    )


class FoldCode(PageTransform):
    """Put such a fold in the place of each fold of MyST-NB."""

    default_priority = 210

    def change(self):
        """Replace each of them."""
        for hidden in list(self.document.findall(_is_hidden)):
            words = {name: hidden[f"prompt_{name}"] for name in ("show", "hide")}
            classes = ["admonition", "hide", *hidden["classes"]]
            hidden.replace_self(code_fold("", *hidden.children, classes=classes, **words))


def _is_hidden(node) -> bool:
    return node.tagname == "HideCodeCellNode"


class FoldNumbers(PageTransform):
    """Make the first paragraph of the numbers under a figure the line that opens them."""

    default_priority = 900

    def change(self):
        """Replace the containers that ``figure`` leaves; the table is named by the line."""
        for container in self.marked(nodes.container, "figure-numbers"):
            name = container["ids"][0]
            line, *rest = container.children
            for table in container.findall(nodes.table):
                table["named_by"] = f"{name}-line"
            title = fold_title("", line.astext(), ids=[f"{name}-line"])
            classes = container["classes"]
            container.replace_self(fold("", title, *rest, ids=[name], classes=classes))


class FoldNotes(PageTransform):
    """Turn admonitions with the class ``dropdown`` into folds."""

    default_priority = 910

    def change(self):
        """Replace each that has a title."""
        for note in self.marked(nodes.Admonition, "dropdown"):
            title, *rest = note.children
            if isinstance(title, nodes.title):
                classes = ["admonition", *(name for name in note["classes"] if name != "dropdown")]
                named = fold_title("", "", *title.children, classes=["admonition-title"])
                known = {"ids": note["ids"], "names": note["names"]}
                note.replace_self(fold("", named, *rest, classes=classes, **known))


def visit_fold(self, node):
    """Write the start of a fold."""
    self.body.append(self.starttag(node, "details"))


def visit_code_fold(self, node):
    """Write the start of a fold, with what stands on it while it is closed and while it is open."""
    self.body.append(
        f"{self.starttag(node, 'details')}<summary>\n"
        f'<p class="collapsed admonition-title">{escape(node["show"])}</p>\n'
        f'<p class="expanded admonition-title">{escape(node["hide"])}</p>\n</summary>\n'
    )


def depart_fold(self, node):
    """Write the end of a fold."""
    self.body.append("</details>\n")


def visit_title(self, node):
    """Write the start of the title of a fold."""
    self.body.append(self.starttag(node, "summary", suffix=""))


def depart_title(self, node):
    """Write the end of the title of a fold."""
    self.body.append("</summary>\n")


NODES = {
    fold: (visit_fold, depart_fold),
    fold_title: (visit_title, depart_title),
    code_fold: (visit_code_fold, depart_fold),
}
