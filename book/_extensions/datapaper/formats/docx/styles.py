"""The document from which pandoc takes styles, page and numbering: its own, given the look of ``look.yml``."""

import io
import subprocess
from functools import cache
from pathlib import Path

import yaml
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles import BabelFish

from . import page_setup

LOOK = Path(__file__).with_name("look.yml")
PADDING = 6  # points between letters and the edge of a shade or a bar
GUTTER = 12  # points between the columns of a table
LENGTHS = {
    "before": "space_before",
    "after": "space_after",
    "left": "left_indent",
    "right": "right_indent",
    "first": "first_line_indent",
}
OF_WORD = ("Header", "Footer")
KEPT = {"next": "keep_with_next", "lines": "keep_together"}
AFTER_SHADE = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
SIDE = '<w:{} w:val="{}" w:sz="{:.0f}" w:space="{}" w:color="{}"/>'
SHADE = '<w:shd {} w:val="clear" w:color="auto" w:fill="{}"/>'
TABLE = """<w:style {} w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tblBorders>
<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="{:.0f}" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"""
TABLE_NORMAL = '<w:style {} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'


@cache
def look() -> dict:
    """Return the look: fonts, page, headings, paragraphs and letters."""
    return yaml.safe_load(LOOK.read_text(encoding="utf-8"))


def reference(language: str, running_head: str) -> bytes:
    """Return a DOCX without text for pandoc's ``--reference-doc``.

    language: as in ``en-GB``. running_head: stands at the top of every page but the first.
    """
    document = Document(io.BytesIO(_of_pandoc()))
    _forget_own_look(document, language)
    for name, about in look()["paragraphs"].items():
        _shape_paragraph(document.styles, name, about)
    for name, about in look()["letters"].items():
        style = _emptied(document.styles, name, WD_STYLE_TYPE.CHARACTER)
        style.base_style = None
        _shape_letters(style, about)
    _shape_tables(document.styles)
    page_setup.shape(document, look(), running_head)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _of_pandoc() -> bytes:
    import pypandoc

    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def _forget_own_look(document, language: str):
    """Take the fonts and colours of a theme out of every style, and the twins that Word keeps of styles of paragraphs."""
    styles = document.styles.element
    for name in styles.xpath("w:style/w:name"):
        name.set(qn("w:val"), BabelFish.ui2internal(name.get(qn("w:val"))))
    for twin in [
        style
        for style in document.styles
        if style.type == WD_STYLE_TYPE.CHARACTER and style.element.find(qn("w:link")) is not None
    ]:
        styles.remove(twin.element)
    for name in ("w:link", "w:rsid"):
        for element in list(styles.iter(qn(name))):
            element.getparent().remove(element)
    for fonts in styles.iter(qn("w:rFonts")):
        _set_font(fonts, "serif")
    for spoken in styles.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    for spacing in styles.xpath("w:docDefaults/w:pPrDefault/w:pPr/w:spacing"):
        spacing.set(qn("w:after"), "0")


def _shape_paragraph(styles, name: str, about: dict):
    style = _emptied(styles, name, WD_STYLE_TYPE.PARAGRAPH)
    style.quick_style, style.hidden = True, False
    style.base_style = styles[about["base"]] if "base" in about else style.base_style
    style.next_paragraph_style = styles[
        about.get("next", "Body Text" if "level" in about else name)
    ]
    shape = style.paragraph_format
    for key, attribute in LENGTHS.items():
        setattr(shape, attribute, Pt(about[key]) if key in about else None)
    for key in about.get("keep", []):
        setattr(shape, KEPT[key], True)
    shape.line_spacing, shape.widow_control = about.get("line"), True
    shape.alignment = WD_ALIGN_PARAGRAPH[about["align"].upper()] if "align" in about else None
    _draw_around(style.element.get_or_add_pPr(), about)
    _shape_letters(style, about)


def _draw_around(properties, about: dict):
    """Add what python-docx has no word for: bar and shade, and the place among the headings."""
    sides = _sides(about)
    if sides:
        properties.insert_element_before(
            parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>"), *AFTER_SHADE
        )
    if "shade" in about:
        properties.insert_element_before(
            parse_xml(SHADE.format(nsdecls("w"), about["shade"])), *AFTER_SHADE
        )
    if "level" in about:
        page_setup.number_heading(properties, about["level"])


def _sides(about: dict) -> str:
    """Return the borders: a bar at the left, and in the colour of the shade those that widen it beyond the letters."""
    drawn = {
        side: SIDE.format(side, "single", 4, PADDING, about["shade"])
        for side in ("top", "left", "bottom", "right")
        if "shade" in about
    }
    if "bar" in about:
        bar = about["bar"]
        drawn["left"] = SIDE.format(
            "left", bar.get("line", "single"), bar["width"] * 8, PADDING, bar["colour"]
        )
    return "".join(drawn.values())


def _shape_letters(style, about: dict):
    font = style.font
    font.bold, font.italic, font.superscript = (
        about.get("bold"),
        about.get("italic"),
        about.get("superscript"),
    )
    font.size = Pt(about["size"]) if "size" in about else None
    font.color.rgb = RGBColor.from_string(about["colour"]) if "colour" in about else None
    if "font" in about:
        _set_font(style.element.get_or_add_rPr().get_or_add_rFonts(), about["font"])


def _set_font(fonts, kind: str):
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), look()["fonts"][kind]["name"])


def _emptied(styles, name: str, kind: WD_STYLE_TYPE):
    """Return a style that says nothing of letters and paragraphs, a new one if there is none of this name."""
    if name not in [style.name for style in styles]:
        style = styles.add_style(name, kind, builtin=name in OF_WORD)
        style.element.styleId = name.replace(" ", "")
    for part in [part for part in styles[name].element if part.tag in (qn("w:pPr"), qn("w:rPr"))]:
        part.getparent().remove(part)
    return styles[name]


def _shape_tables(styles):
    old = styles["Table"].element
    old.addprevious(parse_xml(TABLE_NORMAL.format(nsdecls("w"))))
    old.getparent().replace(old, parse_xml(TABLE.format(nsdecls("w"), GUTTER * 20)))
