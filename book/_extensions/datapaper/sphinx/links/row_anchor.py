"""Rows of tables that links can lead to: the role ``{anchor}`tab-gap-1950```."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxRole


class AnchorRole(SphinxRole):
    """An invisible target with exactly this id, its case kept; ``{ref}`` takes it as a label."""

    def run(self):
        """Return the target, known to the document by its name."""
        target = nodes.target(ids=[self.text], names=[nodes.fully_normalize_name(self.text)])
        self.inliner.document.note_explicit_target(target, target)
        return [target], []


class NameRows(SphinxPostTransform):
    """Move the ids of anchors in HTML, and so in the article, to their rows."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs):
        """Take each anchor out of its cell."""
        for row in self.document.findall(nodes.row):
            for target in list(row.findall(nodes.target)):
                if "refid" not in target and "refuri" not in target:
                    row["ids"] += target["ids"]
                    target.parent.remove(target)
