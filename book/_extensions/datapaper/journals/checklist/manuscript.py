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


@dataclass(frozen=True)
class Manuscript:
    """The document; paragraphs are those outside of tables."""

    document: Document

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
        """The headings of the first level -> the paragraphs under each, headings of other levels included."""
        return _under(self.paragraphs, 1)

    @cached_property
    def statements(self) -> dict[str, str]:
        """The headings under Statements -> the text under each."""
        parts = _under(self.chapters.get("Statements", []), 2)
        return {title: "\n".join(one.text for one in under) for title, under in parts.items()}

    @cached_property
    def abstract(self) -> list[Paragraph]:
        """The paragraphs of the abstract: those after its heading that begin with a label."""
        texts = [one.text.strip() for one in self.paragraphs]
        start = texts.index("Abstract") + 1 if "Abstract" in texts else len(texts)
        length = next(
            (n for n, text in enumerate(texts[start:]) if not re.match(r"(?!Keywords)\w+: ", text)),
            0,
        )
        return self.paragraphs[start : start + length]

    @cached_property
    def front(self) -> list[Paragraph]:
        """What stands before the first chapter."""
        first = next(
            (
                n
                for n, one in enumerate(self.paragraphs)
                if level(one) == 1 and heading(one) != "Abstract"
            ),
            len(self.paragraphs),
        )
        return self.paragraphs[:first]

    @cached_property
    def text(self) -> list[Paragraph]:
        """The paragraphs of the numbered chapters, from the Introduction to the statements, without legends and what stands beside them."""
        titles = list(self.chapters)
        titles = titles[: titles.index("Statements")] if "Statements" in titles else titles
        return [
            one
            for title in titles
            if title != "Abstract"
            for one in self.chapters[title]
            if not level(one) and not self._beside(one)
        ]

    @cached_property
    def text_headings(self) -> list[Paragraph]:
        """The headings before the statements, that of the abstract left out."""
        titles = [one for one in self.paragraphs if level(one) and heading(one) != "Abstract"]
        end = next((n for n, one in enumerate(titles) if heading(one) == "Statements"), len(titles))
        return titles[:end]

    @cached_property
    def words_of_text(self) -> int:
        """How many words these chapters have, their headings among them."""
        return sum(map(words, [*self.text, *self.text_headings]))

    @cached_property
    def references(self) -> list[Paragraph]:
        """The entries of the reference list."""
        return [one for one in self.chapters.get("References", []) if not level(one)]

    @cached_property
    def tables(self) -> dict[int, Table]:
        """The numbered tables, by the number in the caption that stands right before each."""
        found, number = {}, None
        for one in self.document.iter_inner_content():
            if isinstance(one, Table):
                found |= {number: one} if number else {}
                number = None
            elif one.text.strip():
                said = CAPTION.match(one.text)
                number = int(said[2]) if said and said[1] == "Table" else None
        return found

    @cached_property
    def pictures(self) -> list[str]:
        """What each picture shows in words; empty where nothing says it."""
        return [one.get("descr", "") for one in self.document.element.body.iter(qn("wp:docPr"))]

    @cached_property
    def captions(self) -> list[tuple[str, int]]:
        """Kind and number of the captions, in their order."""
        return [
            (said[1], int(said[2]))
            for one in self.paragraphs
            if self._is_caption(one) and (said := CAPTION.match(one.text))
        ]

    def links(self) -> list[str]:
        """The targets inside the document of all links before the reference list, those in tables included, in their order."""
        ends = {id(one._p) for one in self.references}
        found = []
        for element in self.document.element.body.iter(qn("w:hyperlink"), qn("w:p")):
            if id(element) in ends:
                break
            found += filter(None, [element.get(qn("w:anchor"))])
        return found

    @staticmethod
    def _is_caption(paragraph: Paragraph) -> bool:
        return "caption" in paragraph.style.name.casefold()

    def _beside(self, paragraph: Paragraph) -> bool:
        return self._is_caption(paragraph) or paragraph.text.startswith(("Data: ", "Numbers: "))


def level(paragraph: Paragraph) -> int:
    """Return the level of a heading; 0 for what is none."""
    said = re.fullmatch(r"Heading (\d)", paragraph.style.name)
    return int(said[1]) if said else 0


def heading(paragraph: Paragraph) -> str:
    """Return the text of a heading without its number."""
    return NUMBER.sub("", " ".join(paragraph.text.split()))


def marks(paragraph: Paragraph) -> str:
    """Return what is set superscript."""
    return "".join(_text(run) for run in paragraph._p.iter(qn("w:r")) if _is_mark(run))


def words(paragraph: Paragraph) -> int:
    """Return how many words it has, without the number of a heading and what is set superscript."""
    said = unmarked((_text(run), _is_mark(run)) for run in paragraph._p.iter(qn("w:r")))
    return len((NUMBER.sub("", said) if level(paragraph) else said).split())


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
