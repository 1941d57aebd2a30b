"""Titles in other languages as docutils writes them."""

from docutils import nodes
from pybtex_docutils import Backend

from datapaper.journals.styles.title_language import MARK


class MarkingBackend(Backend):
    """Write what is marked with a language as an element with its class."""

    def format_tag(self, tag_name, text):
        """Return the nodes of a marked text; of others those of pybtex-docutils."""
        if tag_name.startswith(MARK):
            return [nodes.inline("", "", *text, classes=[tag_name])]
        return super().format_tag(tag_name, text)
