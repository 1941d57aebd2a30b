"""The paragraphs of a DOCX: what their styles say that they are, and their words."""

import re

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from datapaper.article.model import unmarked

NUMBER = re.compile(r"^[\d.]+\s+")


def style_of(paragraph: Paragraph) -> str:
    """Return the name of the style of a paragraph."""
    return (paragraph.style and paragraph.style.name) or ""


def in_style(paragraphs: list[Paragraph], name: str) -> list[Paragraph]:
    """Return the paragraphs in a style."""
    return [one for one in paragraphs if style_of(one) == name]


def level(paragraph: Paragraph) -> int:
    """Return the level of a heading; 0 for what is none."""
    named = re.fullmatch(r"Heading (\d)", style_of(paragraph))
    return int(named[1]) if named else 0


def heading(paragraph: Paragraph) -> str:
    """Return the text of a heading without its number."""
    return NUMBER.sub("", " ".join(paragraph.text.split()))


def under(paragraphs: list[Paragraph], at: int) -> dict[str, list[Paragraph]]:
    """Return the headings of a level -> the paragraphs under each, lower headings included."""
    found: dict[str, list[Paragraph]] = {}
    inside: list[Paragraph] = []
    for one in paragraphs:
        if level(one) == at:
            inside = found.setdefault(heading(one), [])
        else:
            inside.append(one)
    return found


def marks(paragraph: Paragraph) -> str:
    """Return what is set superscript."""
    return "".join(run.text for run in _runs(paragraph) if run.font.superscript)


def words(paragraph: Paragraph) -> int:
    """Return how many words it has, without the number of a heading and what is set superscript."""
    text = unmarked((run.text, bool(run.font.superscript)) for run in _runs(paragraph))
    return len((NUMBER.sub("", text) if level(paragraph) else text).split())


def _runs(paragraph: Paragraph) -> list[Run]:
    """Return its runs, those in links included."""
    return [Run(one, paragraph) for one in paragraph._p.iter(qn("w:r"))]
