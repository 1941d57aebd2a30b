"""The role ``{from}`trade 4,19``` marks a row of a table with the rows of data behind it.

It shows nothing itself: see ``data_column``. With words of its own, ``{from}`38% <aid 4>```,
it shows these, in the HTML book as a link to the row.
"""

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole

from datapaper.sphinx.build_context import context_of

from .rows_role import parsed

logger = logging.getLogger(__name__)


class FromRole(ReferenceRole):
    """The mark or the words, with the resource and its rows."""

    def run(self):
        """Return the node; warn of what is not in the data package."""
        package = context_of(self.env.app).package
        words = self.title if self.has_explicit_title else ""
        try:
            name, spans = parsed(package, self.target)
        except ValueError as error:
            logger.warning("{from}`%s`: %s", self.text, error, location=self.get_location())
            return [nodes.Text(words)], []
        self.env.note_dependency(package.project.inside(package.path(name)))
        rows = [row for first, last in spans for row in range(first, last + 1)]
        return [nodes.inline("", words, origin=name, rows_of_origin=rows)], []
