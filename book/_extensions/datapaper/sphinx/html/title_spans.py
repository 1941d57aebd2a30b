"""Keep spans of years whole in the titles of pages, which are set large."""

import re

from docutils import nodes

from .page_transform import PageTransform

SPAN = re.compile(r"(\d{4}–\d{4})")


class KeepSpansWhole(PageTransform):
    """Let no line of a title end within a span."""

    default_priority = 930

    def change(self):
        """Mark each span in the titles of sections."""
        for title in self.document.findall(
            lambda node: isinstance(node, nodes.title) and isinstance(node.parent, nodes.section)
        ):
            for text in list(title.findall(nodes.Text)):
                parts = SPAN.split(text.astext())
                marked = [
                    nodes.inline("", part, classes=["nowrap"])
                    if SPAN.fullmatch(part)
                    else nodes.Text(part)
                    for part in parts
                ]
                text.parent.replace(text, [node for node in marked if node.astext()])


def setup(app):
    """Register the transform."""
    app.add_post_transform(KeepSpansWhole)
