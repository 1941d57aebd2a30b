"""The directive ``{citation} edition`` (or ``adapted``): how to cite a work, in every form.

``{citation} state`` names version, day, commit and data of this edition. The role
``{taken}`` links to a file by its path in the folder of the HTML book.
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from datapaper import metadata
from datapaper.core.git import CHANGED, UNKNOWN
from datapaper.metadata import citation_formats, csl_items
from datapaper.sphinx import shown_facts
from datapaper.sphinx.build_context import context_of

WORKS = {"edition": 0, "adapted": 1}


class CitationDirective(SphinxDirective):
    """Show the forms of one work, or the state of this edition."""

    required_arguments = 1

    def run(self):
        """Return the nodes; refuse what is neither a work nor the state."""
        shown_facts.mark_page(self.env, "citations")
        edition = context_of(self.env.app).edition
        if self.arguments[0] == "state":
            return [_state(edition)]
        if self.arguments[0] not in WORKS:
            known = ", ".join([*WORKS, "state"])
            raise self.error(f"{self.arguments[0]!r} must be one of: {known}")
        if self.arguments[0] == "adapted" and not edition.paper.adapts:
            raise self.error(f"{edition.paper.place} names no article that this edition adapts")
        work = csl_items.works(edition)[WORKS[self.arguments[0]]]
        forms = citation_formats.FORMS.values()
        written = [_form(title, language, write(work)) for title, language, write in forms]
        return [_form("Text", "text", citation_formats.plain(work)), *written]


class TakenRole(SphinxRole):
    """A file of the HTML book under its own name."""

    def run(self):
        """Return the link, relative to the page."""
        path = "../" * self.env.docname.count("/") + self.text
        return [nodes.reference("", self.text.rpartition("/")[2], refuri=path, internal=True)], []


def _state(edition: metadata.Edition) -> nodes.bullet_list:
    at = edition.commit
    commit = at.name + f",{CHANGED}" * at.changed if at else UNKNOWN
    facts = {
        "Version": edition.paper.version,
        "Date": edition.day or UNKNOWN,
        "Commit": commit,
        "Checksum of the data (SHA-256)": edition.data,
    }
    rows = [
        nodes.paragraph("", "", nodes.strong("", f"{name}: "), nodes.literal("", value))
        for name, value in facts.items()
    ]
    items = [nodes.list_item("", row) for row in rows]
    return nodes.bullet_list("", *items, classes=["edition-state"])


def _form(title: str, language: str, text: str) -> nodes.container:
    """Return one form with its name; a screen shows it whole, without scrolling sideways."""
    text, head = text.strip(), nodes.paragraph("", "", nodes.strong("", title))
    block = nodes.literal_block(text, text, language=language, classes=["citation-form"])
    return nodes.container("", head, block, classes=["citation-block"])


def outdated(app, env, added, changed, removed):
    """Tell Sphinx which pages show citations that have changed."""
    return shown_facts.changed_pages(env, "citations", repr(context_of(app).edition))
