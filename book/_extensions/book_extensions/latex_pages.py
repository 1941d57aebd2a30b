"""Leave out of LaTeX what is folded away or meant for the screen in HTML."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

LEFT_OUT = {"cell_input", "book-only"}


class LeaveOutFolded(SphinxPostTransform):
    """Drop the code of cells and the parts marked ``book-only``; LaTeX cannot fold them."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs):
        """Remove the marked containers from the document."""
        for container in list(self.document.findall(nodes.container)):
            if LEFT_OUT & set(container["classes"]) and container.parent is not None:
                container.parent.remove(container)


def setup(app):
    """Register the transform."""
    app.add_post_transform(LeaveOutFolded)
