"""The DOCX of the article, read as whoever receives it would read it."""

import re
from dataclasses import dataclass
from functools import cached_property

from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from datapaper.article.model import unmarked

NUMBER = re.compile(r"^[\d.]+\s+")
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
        return _under(self.paragraphs, 1)

    @cached_property
    def statements(self) -> dict[str, str]:
        """The ids of the statements that have a heading -> the text under it, in their order."""
        ids = {title: id for id, title in self.statement_titles.items()}
        parts = [part for under in self.chapters.values() for part in _under(under, 2).items()]
        return {
            ids[title]: "\n".join(one.text for one in under)
            for title, under in parts
            if title in ids
        }

    @cached_property
    def abstract(self) -> list[Paragraph]:
        """The paragraphs of the abstract."""
        return self._in_style(self.paragraphs, ABSTRACT)

    @cached_property
    def keywords(self) -> list[str]:
        """The keywords, which follow the label of their line."""
        line = next((one.text for one in self._in_style(self.paragraphs, KEYWORDS)), "")
        return [word.strip() for word in line.partition(":")[2].split(",") if word.strip()]

    @cached_property
    def references(self) -> list[Paragraph]:
        """The entries of the reference list."""
        return self._in_style(self.paragraphs, REFERENCE)

    @cached_property
    def front(self) -> list[Paragraph]:
        """What stands before the first chapter of the text."""
        first = next(iter(self.text_chapters), None)
        start = (
            n for n, one in enumerate(self.paragraphs) if level(one) == 1 and heading(one) == first
        )
        return self.paragraphs[: next(start, len(self.paragraphs))]

    @cached_property
    def text_chapters(self) -> dict[str, list[Paragraph]]:
        """The chapters after the abstract, up to that with the statements or the references."""
        found = {}
        for title, under in self.chapters.items():
            if self._in_style(under, REFERENCE) or self._states(under):
                break
            if not self._in_style(under, ABSTRACT):
                found[title] = under
        return found

    @cached_property
    def text(self) -> list[Paragraph]:
        """The paragraphs of these chapters, without legends and what stands beside them."""
        within = [one for under in self.text_chapters.values() for one in under]
        return [one for one in within if not level(one) and not self._beside(one)]

    @cached_property
    def words_of_text(self) -> int:
        """How many words these chapters have, their headings among them."""
        heads = [one for under in self.text_chapters.values() for one in under if level(one)]
        titles = sum(len(title.split()) for title in self.text_chapters)
        return titles + sum(map(words, [*self.text, *heads]))

    @cached_property
    def tables(self) -> dict[int, Table]:
        """The numbered tables, by the number in the caption that stands right before each."""
        found: dict[int, Table] = {}
        number = None
        for one in self.document.iter_inner_content():
            if isinstance(one, Table):
                found |= {number: one} if number else {}
                number = None
            elif one.text.strip():
                caption = CAPTION.match(one.text)
                number = int(caption[2]) if caption and caption[1] == "Table" else None
        return found

    @cached_property
    def pictures(self) -> list[str]:
        """What each picture shows in words; empty where nothing says it."""
        return [one.get("descr", "") for one in self.document.element.body.iter(qn("wp:docPr"))]

    @cached_property
    def captions(self) -> list[tuple[str, int]]:
        """Kind and number of the captions, in their order."""
        return [
            (caption[1], int(caption[2]))
            for one in self.paragraphs
            if self._is_caption(one) and (caption := CAPTION.match(one.text))
        ]

    def links(self) -> list[str]:
        """The targets of internal links before the reference list, those in tables included."""
        ends = {id(one._p) for one in self.references}
        found: list[str] = []
        for element in self.document.element.body.iter(qn("w:hyperlink"), qn("w:p")):
            if id(element) in ends:
                break
            found += filter(None, [element.get(qn("w:anchor"))])
        return found

    @staticmethod
    def _is_caption(paragraph: Paragraph) -> bool:
        return "caption" in style_of(paragraph).casefold()

    def _beside(self, paragraph: Paragraph) -> bool:
        return self._is_caption(paragraph) or style_of(paragraph) == PROVENANCE

    def _states(self, paragraphs: list[Paragraph]) -> bool:
        titles = self.statement_titles.values()
        return any(level(one) == 2 and heading(one) in titles for one in paragraphs)

    @staticmethod
    def _in_style(paragraphs: list[Paragraph], name: str) -> list[Paragraph]:
        return [one for one in paragraphs if style_of(one) == name]


def style_of(paragraph: Paragraph) -> str:
    """Return the name of the style of a paragraph."""
    return (paragraph.style and paragraph.style.name) or ""


def level(paragraph: Paragraph) -> int:
    """Return the level of a heading; 0 for what is none."""
    named = re.fullmatch(r"Heading (\d)", style_of(paragraph))
    return int(named[1]) if named else 0


def heading(paragraph: Paragraph) -> str:
    """Return the text of a heading without its number."""
    return NUMBER.sub("", " ".join(paragraph.text.split()))


def marks(paragraph: Paragraph) -> str:
    """Return what is set superscript."""
    return "".join(_text(run) for run in paragraph._p.iter(qn("w:r")) if _is_mark(run))


def words(paragraph: Paragraph) -> int:
    """Return how many words it has, without the number of a heading and what is set superscript."""
    text = unmarked((_text(run), _is_mark(run)) for run in paragraph._p.iter(qn("w:r")))
    return len((NUMBER.sub("", text) if level(paragraph) else text).split())


def _is_mark(run) -> bool:
    side = run.find(f".//{qn('w:vertAlign')}")
    return side is not None and side.get(qn("w:val")) == "superscript"


def _text(run) -> str:
    return "".join(
        part.text or "" if part.tag == qn("w:t") else " "
        for part in run.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
    )


def _under(paragraphs: list[Paragraph], at: int) -> dict[str, list[Paragraph]]:
    found: dict[str, list[Paragraph]] = {}
    under: list[Paragraph] = []
    for one in paragraphs:
        if level(one) == at:
            under = found.setdefault(heading(one), [])
        else:
            under.append(one)
    return found
