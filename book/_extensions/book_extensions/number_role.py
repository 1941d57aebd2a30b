"""The role ``{number}`name```: pastes what a notebook kept with ``evidence.number``."""

from myst_nb.ext.glue.roles import PasteMarkdownRole


class NumberRole(PasteMarkdownRole):
    """Paste a stored quantity as inline MyST, so that its link or citation works."""

    def run(self):
        """Return the nodes of the quantity, or a warning if it was never computed."""
        self.text = f"{self.text}:myst"
        return super().run()


def setup(app):
    """Register the role."""
    app.add_role("number", NumberRole())
