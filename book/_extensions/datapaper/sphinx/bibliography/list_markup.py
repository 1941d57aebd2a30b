"""The reference list as HTML: a list, and titles in other languages with their language."""

from docutils import nodes
from pybtex_docutils import Backend
from sphinx.writers.html5 import HTML5Translator

from datapaper.journals.styles.title_language import MARK


class ReferenceList(HTML5Translator):
    """Write entries as items of a list; docutils gives them a role that is no longer one."""

    def visit_citation(self, node):
        """Write the start of an entry, and of the list before the first."""
        if not isinstance(node.previous_sibling(), nodes.citation):
            self.body.append('<div role="list" class="citation-list">\n')
        self.body.append(self.starttag(node, "div", CLASS=node.tagname, role="listitem"))


class MarkingBackend(Backend):
    """Write what is marked with a language as an element with its class."""

    def format_tag(self, tag_name, text):
        """Return the nodes of a marked text; of others those of pybtex-docutils."""
        if tag_name.startswith(MARK):
            return [nodes.inline("", "", *text, classes=[tag_name])]
        return super().format_tag(tag_name, text)
