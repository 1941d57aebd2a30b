"""The reference list as a list: docutils gives its entries a role that is no longer one."""

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator


class ReferenceList(HTML5Translator):
    """Write entries as items of a list."""

    def visit_citation(self, node):
        """Write the start of an entry, and of the list before the first."""
        if not isinstance(node.previous_sibling(), nodes.citation):
            self.body.append('<div role="list" class="citation-list">\n')
        self.body.append(self.starttag(node, "div", CLASS=node.tagname, role="listitem"))
