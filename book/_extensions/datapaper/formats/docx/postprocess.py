"""What is done to ``article.docx`` after pandoc: numbers, pages, tables, pictures, properties.

The same article gives the same bytes every time.
"""

import io
from collections.abc import Iterator

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from datapaper.core.reproducible_zip import archived, unpacked
from datapaper.metadata import Paper

from . import properties, reference, tables

INSTEAD = {"FirstParagraph": "BodyText"}  # ids of styles
SMALL = {"VerbatimChar": "VerbatimSmall"}
SIDES = ("distT", "distB", "distL", "distR")
AFTER_TABLE = 10  # points
TALLEST = Mm(165)  # a picture; a page has room for its caption and sources too


def finished(docx: bytes, paper: Paper) -> bytes:
    """Return what pandoc wrote as the document of the article. paper: what its properties say."""
    document = Document(io.BytesIO(docx))
    _number_headings(document)
    _turn_pages(document)
    _rename(document)
    for table in document.tables:
        tables.shape(table, reference.width_of_text(document.sections[0]))
    _set_off_after_tables(document)
    _plain_bullets(document)
    _shape_pictures(document)
    _drop_unused_styles(document)
    properties.describe(document, paper)
    return _packed(document)


def _number_headings(document):
    """Leave the numbers to Word.

    Those that pandoc wrote are taken out, and a heading to which it gave none gets none.
    """
    for paragraph in document.paragraphs:
        if not paragraph.style.name.startswith("Heading"):
            continue
        first = paragraph.runs[0]
        if first._r.style == "SectionNumber":
            # The tab between number and text is a run of its own.
            for run in (paragraph.runs[1], first):
                paragraph._p.remove(run._r)
        else:
            paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0
            indents = paragraph.paragraph_format
            indents.left_indent = indents.first_line_indent = 0


def _turn_pages(document):
    """Let a heading begin a new page, where pandoc could only write a page break of its own."""
    for paragraph in document.paragraphs:
        breaks = paragraph._p.xpath("./w:r/w:br[@w:type='page']")
        if breaks and not paragraph.text.strip():
            following = next(paragraph._p.itersiblings(qn("w:p")), None)
            if following is not None:
                Paragraph(following, paragraph._parent).paragraph_format.page_break_before = True
            paragraph._p.getparent().remove(paragraph._p)


def _rename(document):
    """Give paragraphs and letters the styles of the article instead of those that pandoc chose."""
    for style in document.element.body.iter(qn("w:pStyle")):
        _replace_value(style, INSTEAD)
    note = "//w:p[w:pPr/w:pStyle/@w:val='Provenance']"
    for letters in document.element.xpath(f"//w:tbl//w:rStyle | {note}//w:rStyle"):
        _replace_value(letters, SMALL)


def _replace_value(element, names: dict[str, str]):
    value = element.get(qn("w:val"))
    element.set(qn("w:val"), names.get(value, value))


def _plain_bullets(document):
    """Give lists the bullet of their text; pandoc takes it from fonts of signs."""
    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        letters = level.find(qn("w:rPr"))
        if letters is not None and level.find(qn("w:numFmt")).get(qn("w:val")) == "bullet":
            level.find(qn("w:lvlText")).set(qn("w:val"), "•")
            level.remove(letters)


def _set_off_after_tables(document):
    """Give what follows a table without provenance the space that Word gives no table."""
    for table in document.tables:
        following = next(table._tbl.itersiblings(qn("w:p"), qn("w:tbl")), None)
        if following is None or following.tag != qn("w:p"):
            continue
        paragraph = Paragraph(following, table._parent)
        if paragraph.style is not None and paragraph.style.name == "Body Text":
            paragraph.paragraph_format.space_before = Pt(AFTER_TABLE)


def _shape_pictures(document):
    """Name a picture by its number, not by its file; make one that would fill a page smaller."""
    for number, shape in enumerate(document.inline_shapes, 1):
        if shape.height > TALLEST:
            shape.width, shape.height = round(shape.width * TALLEST / shape.height), TALLEST
        for side in SIDES:  # LibreOffice takes nine points where nothing is given
            shape._inline.set(side, "0")
        (drawn,) = shape._inline.iter(qn("pic:cNvPr"))
        for named in (shape._inline.docPr, drawn):
            named.set("name", f"Picture {number}")
            named.attrib.pop("title", None)
        del drawn.attrib["descr"]


def _drop_unused_styles(document):
    """Leave the styles that are used, those in Word's gallery, and what they rest on."""
    used = document.element.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    styles = list(document.styles)
    chosen = [one for one in styles if one.style_id in used or _is_at_hand(one)]
    kept = {id for one in chosen for id in _with_bases(one)}
    for style in styles:
        if style.style_id not in kept:
            style.element.getparent().remove(style.element)


def _with_bases(style) -> Iterator[str]:
    """Yield the id of a style, and those of the styles that it is based on."""
    while style is not None:
        yield style.style_id
        style = style.base_style


def _is_at_hand(style) -> bool:
    return style.quick_style or style.element.get(qn("w:default")) == "1"


def _packed(document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return archived(unpacked(written))
