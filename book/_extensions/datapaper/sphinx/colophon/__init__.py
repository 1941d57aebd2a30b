"""The directive ``{colophon}``: sources and tools of this copy of the book, and what was executed.

Everything in it is the same on every machine that has the same commit, lock and
Python. In the HTML book it is tables with numbers; on paper it is compact and
lists the notebooks of the article alone.
"""

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from datapaper.sphinx import shown_facts
from datapaper.sphinx.article.reading_order import all_pages, article_pages
from datapaper.sphinx.build import execute_ahead
from datapaper.sphinx.build_context import context_of
from datapaper.sphinx.html.page_transform import PageTransform

from . import colophon_tables
from .facts import gather

MARK = "colophon"
ON_SCREEN, ON_PAPER = "book-only", "article-only"


class Colophon(SphinxDirective):
    """Show the facts as they were when the page was read."""

    def run(self):
        """Return them twice, marked for the screen and for paper."""
        shown_facts.mark_page(self.env, MARK)
        facts, article = shown_facts.shown(self.env, MARK), set(article_pages(self.env))
        return [
            self._marked(ON_SCREEN, colophon_tables.full(facts)),
            self._marked(ON_PAPER, colophon_tables.compact(facts, article)),
        ]

    def _marked(self, mark: str, text: str) -> nodes.container:
        container = nodes.container(classes=[mark])
        lines = StringList(text.splitlines(), self.get_source_info()[0])
        self.state.nested_parse(lines, self.content_offset, container)
        return container


class LeaveOutPaper(PageTransform):
    """Drop what is meant for paper from the HTML book."""

    default_priority = 200

    def change(self):
        """Remove the marked containers."""
        for container in self.marked(nodes.container, ON_PAPER):
            container.parent.remove(container)


class PlainDigests(SphinxPostTransform):
    """Set the cells of the tables for paper in the letters of the text.

    TeX breaks no code, and digests of its width do not fit.
    """

    default_priority = 200
    formats = ("latex",)

    def run(self, **kwargs):
        """Replace the code in cells by its text."""
        for container in self.document.findall(nodes.container):
            if ON_PAPER in container["classes"]:
                entries = list(container.findall(nodes.entry))
                for code in [code for one in entries for code in one.findall(nodes.literal)]:
                    code.parent.replace(code, nodes.Text(code.astext()))


def outdated(app, env, added, changed, removed):
    """Gather the facts, and tell Sphinx which pages show others."""
    facts = gather(context_of(app), all_pages(env), execute_ahead.reads(app))
    return shown_facts.changed_pages(env, MARK, facts)
