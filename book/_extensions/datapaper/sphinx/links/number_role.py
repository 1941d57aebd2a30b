"""The role ``{number}`name```: pastes what a notebook kept with ``evidence.number``."""

from myst_nb.core.variables import RetrievalError
from myst_nb.ext.glue.roles import PasteMarkdownRole
from myst_nb.ext.glue.utils import retrieve_glue_data


class NumberRole(PasteMarkdownRole):
    """Paste a stored quantity as inline MyST, so that its link or citation works."""

    text: str

    def run(self):
        """Return the nodes of the quantity, or a warning if it was never computed."""
        try:
            retrieve_glue_data(self.document, self.text)
        except RetrievalError:
            message = f"no cell of this page keeps a number or date named {self.text!r}"
            return [], [self.document.reporter.warning(message, line=self.line)]
        self.text = f"{self.text}:myst"
        return super().run()
