"""The reference list as a list: docutils gives its entries a role that is no longer one."""

from docutils import nodes


def visit_citation(self, node):
    """Write the start of an entry."""
    start = len(self.body)
    type(self).visit_citation(self, node)
    self.body[start:] = [
        part.replace('role="doc-biblioentry"', 'role="listitem"') for part in self.body[start:]
    ]


def depart_citation(self, node):
    """Write the end of an entry."""
    type(self).depart_citation(self, node)


def setup(app):
    """Register what writes entries."""
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
