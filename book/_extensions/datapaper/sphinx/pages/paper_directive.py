"""The directive ``{paper} abstract`` (or ``authors``, ``keywords``, ``statements``).

It shows what ``paper.yml`` says. Abstract and statements are MyST, as if they stood on the page
itself; a message about them names the line of the file. The role ``{roles}`part of the work```
shows what the authors of this part contributed, in terms of CRediT.
"""

from contextlib import contextmanager

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective, SphinxRole

from datapaper import metadata
from datapaper.journals import profile
from datapaper.metadata import bylines, yaml_schema
from datapaper.sphinx import shown_facts
from datapaper.sphinx.build_context import context_of


class PaperDirective(SphinxDirective):
    """Show one field of the file."""

    required_arguments = 1

    def run(self):
        """Return the nodes; refuse what is not to be shown."""
        if self.arguments[0] not in SHOWN:
            raise self.error(f"{self.arguments[0]!r} must be one of: {', '.join(SHOWN)}")
        context = context_of(self.env.app)
        self.file, paper = context.project.paper, context.edition.paper
        for file in (str(self.file), str(profile.file_of(paper.journal))):
            self.env.note_dependency(file)
        shown_facts.mark_page(self.env, "paper")
        return SHOWN[self.arguments[0]](self, paper)

    def _authors(self, paper):
        return [_container("authors", nodes.Text(bylines.byline(paper.authors)))]

    def _keywords(self, paper):
        label, words = nodes.strong("", "Keywords:"), nodes.Text(f" {', '.join(paper.keywords)}")
        return [_container("keywords", label, words)]

    def _abstract(self, paper):
        """Return the parts, each with its label in bold, and with a target of its own."""
        found = nodes.Element()
        for number, part in enumerate(paper.abstract):
            anchor = f"abstract-{nodes.make_id(part['label'])}"
            text = f"({anchor})=\n**{part['label']}:** {part['text'].lstrip()}"
            self._parse(text, yaml_schema.line_of(self.file, "abstract", number, "text") - 1, found)
        return found.children

    def _statements(self, paper):
        """Return a section for each, in the order of the journal."""
        ordered = context_of(self.env.app).journal.ordered(paper.statements)
        return [self._section(paper.statements.index(one), one) for one in ordered]

    def _section(self, number: int, statement: dict) -> nodes.section:
        title, text = statement["title"], statement["text"]
        name = nodes.fully_normalize_name(title)
        section = nodes.section("", nodes.title("", title), names=[name])
        section.source = str(self.file)
        section.line = yaml_schema.line_of(self.file, "statements", number, "title")
        self.state.document.note_implicit_target(section, section)
        self._parse(text, yaml_schema.line_of(self.file, "statements", number, "text"), section)
        return section

    def _parse(self, text: str, line: int, parent: nodes.Element):
        lines = StringList(text.splitlines(), str(self.file))
        with _read_from(str(self.file), self.state.document):
            self.state.nested_parse(lines, line - 1 - self.lineno, parent)


SHOWN = {
    "abstract": PaperDirective._abstract,
    "authors": PaperDirective._authors,
    "keywords": PaperDirective._keywords,
    "statements": PaperDirective._statements,
}


class RolesRole(SphinxRole):
    """The contributions of those who made one part of the work."""

    def run(self):
        """Return the text, or a warning if nobody made that part."""
        authors = context_of(self.env.app).edition.paper.authors
        try:
            return [nodes.Text(bylines.contributions(authors, self.text))], []
        except metadata.BadMetadata as error:
            return [], [self.inliner.reporter.warning(f"role 'roles': {error}", line=self.lineno)]


def _container(name: str, *inline: nodes.Node) -> nodes.container:
    return nodes.container("", nodes.paragraph("", "", *inline), classes=[name])


@contextmanager
def _read_from(file: str, document: nodes.document):
    """Let messages name another file than that of the page."""
    source, reporter = document["source"], document.reporter
    page, locate = reporter.source, reporter.get_source_and_line
    document["source"] = reporter.source = file
    reporter.get_source_and_line = lambda line=None: (file, line)
    try:
        yield
    finally:
        document["source"], reporter.source, reporter.get_source_and_line = source, page, locate


def outdated(app, env, added, changed, removed):
    """Tell Sphinx which pages are shaped by a journal that is no longer chosen."""
    return shown_facts.changed_pages(env, "paper", context_of(app).edition.paper.journal)
