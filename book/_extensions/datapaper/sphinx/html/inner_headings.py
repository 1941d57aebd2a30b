"""Headings inside of containers, which Markdown knows and docutils does not."""

from docutils import nodes

from .page_transform import PageTransform


class KeepLevels(PageTransform):
    """Say of each its level, as MyST has read it, where Sphinx looks for it."""

    default_priority = 940

    def change(self):
        """Mark the rubrics, as docutils calls them."""
        for rubric in self.document.findall(nodes.rubric):
            if "level" in rubric:
                rubric["heading-level"] = rubric["level"]


def setup(app):
    """Register the transform."""
    app.add_post_transform(KeepLevels)
