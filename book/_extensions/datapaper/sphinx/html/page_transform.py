"""What is changed on the pages of the HTML book alone.

The article, which Sphinx counts as HTML too, and LaTeX stay as they are.
"""

from sphinx.transforms.post_transforms import SphinxPostTransform


class PageTransform(SphinxPostTransform):
    """A transform of pages; a subclass says in ``change`` what it does to ``self.document``."""

    formats = ("html",)

    def run(self, **kwargs):
        """Change the page, if it is one."""
        if self.app.builder.name == "html":
            self.change()

    def change(self):
        """Change ``self.document``."""
        raise NotImplementedError

    def marked(self, kind: type, name: str) -> list:
        """Return the elements of a kind that have a class."""
        return [one for one in self.document.findall(kind) if name in one["classes"]]
