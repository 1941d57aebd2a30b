"""The DOCX of the article, read as whoever receives it would read it."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from .paragraphs import heading, in_style, level, style_of, under, words

CAPTION = re.compile(r"(Table|Figure)\s(\d+)\b")
ABSTRACT, KEYWORDS, REFERENCE, PROVENANCE = "Abstract", "Keywords", "Bibliography", "Provenance"


@dataclass(frozen=True)
class Manuscript:
    """The document; paragraphs are those outside of tables.

    What a paragraph is, its style says. statement_titles: id of a statement -> its heading.
    """

    document: Document
    statement_titles: dict[str, str]

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs that hold text."""
        return [one for one in self.document.paragraphs if one.text.strip()]

    @cached_property
    def headings(self) -> list[str]:
        """The headings of all levels, without their numbers."""
        return [heading(one) for one in self.paragraphs if level(one)]

    @cached_property
    def chapters(self) -> dict[str, list[Paragraph]]:
        """Headings of the first level -> the paragraphs under each, lower headings included."""
        return under(self.paragraphs, 1)

    @cached_property
    def statements(self) -> dict[str, str]:
        """The ids of the statements that have a heading -> the text under it, in their order."""
        ids = {title: id for id, title in self.statement_titles.items()}
        return {
            ids[title]: "\n".join(one.text for one in said)
            for chapter in self.chapters.values()
            for title, said in under(chapter, 2).items()
            if title in ids
        }

    @cached_property
    def abstract(self) -> list[Paragraph]:
        """The paragraphs of the abstract."""
        return in_style(self.paragraphs, ABSTRACT)

    @cached_property
    def keywords(self) -> list[str]:
        """The keywords, which follow the label of their line."""
        line = next((one.text for one in in_style(self.paragraphs, KEYWORDS)), "")
        return [word.strip() for word in line.partition(":")[2].split(",") if word.strip()]

    @cached_property
    def references(self) -> list[Paragraph]:
        """The entries of the reference list."""
        return in_style(self.paragraphs, REFERENCE)

    @cached_property
    def front(self) -> list[Paragraph]:
        """What stands before the first chapter of the text."""
        first = next(iter(self.text_chapters), None)
        for n, one in enumerate(self.paragraphs):
            if level(one) == 1 and heading(one) == first:
                return self.paragraphs[:n]
        return self.paragraphs

    @cached_property
    def text_chapters(self) -> dict[str, list[Paragraph]]:
        """The chapters after the abstract, up to that with the statements or the references."""
        found, statements = {}, {*self.statement_titles.values()}
        for title, inside in self.chapters.items():
            if in_style(inside, REFERENCE) or statements & {*under(inside, 2)}:
                break
            if not in_style(inside, ABSTRACT):
                found[title] = inside
        return found

    @cached_property
    def text(self) -> list[Paragraph]:
        """The paragraphs of these chapters, without legends and what stands beside them."""
        within = [one for inside in self.text_chapters.values() for one in inside if not level(one)]
        return [one for one in within if not is_caption(one) and style_of(one) != PROVENANCE]

    @cached_property
    def words_of_text(self) -> int:
        """How many words these chapters have, their headings among them."""
        heads = [one for inside in self.text_chapters.values() for one in inside if level(one)]
        titles = sum(len(title.split()) for title in self.text_chapters)
        return titles + sum(map(words, [*self.text, *heads]))

    @cached_property
    def tables(self) -> dict[int, Table]:
        """The numbered tables, by the number in the caption that stands right before each."""
        inner = [
            one
            for one in self.document.iter_inner_content()
            if isinstance(one, Table) or one.text.strip()
        ]
        return {
            int(caption[2]): table
            for before, table in pairwise(inner)
            if isinstance(table, Table) and isinstance(before, Paragraph)
            if (caption := CAPTION.match(before.text)) and caption[1] == "Table"
        }

    @cached_property
    def pictures(self) -> list[str]:
        """What each picture shows in words; empty where nothing says it."""
        return [one.get("descr", "") for one in self.document.element.body.iter(qn("wp:docPr"))]

    @cached_property
    def captions(self) -> list[tuple[str, int]]:
        """Kind and number of the captions, in their order."""
        captions = map(CAPTION.match, [one.text for one in self.paragraphs if is_caption(one)])
        return [(one[1], int(one[2])) for one in captions if one]

    @cached_property
    def links(self) -> list[str]:
        """The targets of internal links before the reference list, those in tables included."""
        ends = {id(one._p) for one in self.references}
        found: list[str] = []
        for element in self.document.element.body.iter(qn("w:hyperlink"), qn("w:p")):
            if id(element) in ends:
                break
            found += filter(None, [element.get(qn("w:anchor"))])
        return found


def is_caption(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a caption, whatever of."""
    return "caption" in style_of(paragraph).casefold()
