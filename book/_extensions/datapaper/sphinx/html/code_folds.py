"""One fold of code before each table and figure: cells that follow each other and show nothing join the next that does."""

from docutils import nodes

from .page_transform import PageTransform

SOURCE, OUTPUT = "cell_code_source", "cell_code_output"
LABEL = ' aria-label="Toggle hidden content"'


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


def name_folds(app, pagename, templatename, context, doctree):
    """Let a fold be called what stands on it."""
    if "body" in context:
        context["body"] = context["body"].replace(LABEL, "")


def setup(app):
    """Register the transform."""
    app.add_post_transform(JoinCells)
    app.connect("html-page-context", name_folds)
