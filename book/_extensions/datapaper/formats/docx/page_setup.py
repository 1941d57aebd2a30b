"""The page of ``article.docx``: paper, running head, page numbers, fonts, and the numbers of its headings."""

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

HEADINGS = "1"  # the id of their numbering; those from 990 are pandoc's
LEVEL = (
    '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{number}"/><w:suff w:val="tab"/>'
    '<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{indent}"/></w:tabs>'
    '<w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>'
)
FONT = '<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:family w:val="{family}"/></w:font>'


def shape(document, look: dict, running_head: str):
    """Give a document its paper, head and foot, the list of its fonts and the numbering of its headings."""
    _set_paper(document.sections[0], look["page"])
    _set_head_and_foot(document.sections[0], running_head)
    _list_fonts(document, look["fonts"].values())
    _add_numbering(document.part.numbering_part.element, look)


def _set_paper(section, page: dict):
    section.page_width, section.page_height = Mm(page["width"]), Mm(page["height"])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(
        page["margin"]
    )
    section.header_distance = section.footer_distance = Mm(page["edge"])


def _set_head_and_foot(section, running_head: str):
    """Write page n of N at the foot of every page, and the running head on all but the first."""
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = running_head
    section.first_page_header.is_linked_to_previous = False
    for foot in (section.footer, section.first_page_footer):
        paragraph = foot.paragraphs[0]
        add_field(paragraph, "PAGE", "1")
        paragraph.add_run(" / ")
        add_field(paragraph, "NUMPAGES", "1")


def add_field(paragraph, instruction: str, shown: str):
    """Add a field that Word computes; ``shown`` stands there until it has."""
    for kind in ("begin", None, "separate", shown, "end"):
        run = paragraph.add_run(kind if kind is shown else "")
        if kind is None:
            text = OxmlElement("w:instrText")
            text.text = f" {instruction} "
            text.set(qn("xml:space"), "preserve")
            run._r.append(text)
        elif kind is not shown:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _list_fonts(document, fonts):
    """Name for each font the one that takes its place where it is missing."""
    (part,) = [
        part
        for part in document.part.package.iter_parts()
        if part.partname.endswith("fontTable.xml")
    ]
    part._blob = f"<w:fonts {nsdecls('w')}>{''.join(FONT.format(**font) for font in fonts)}</w:fonts>".encode()


def _add_numbering(numbering, look: dict):
    indent = look["headings"]["indent"] * 20
    levels = "".join(
        LEVEL.format(
            level=level,
            number=level + 1,
            text=".".join(f"%{n + 1}" for n in range(level + 1)),
            indent=indent,
        )
        for level in sorted(
            about["level"] for about in look["paragraphs"].values() if "level" in about
        )
    )
    attributes = f'{nsdecls("w")} w:abstractNumId="{HEADINGS}"'
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {attributes}><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{HEADINGS}"><w:abstractNumId w:val="{HEADINGS}"/></w:num>'
        )
    )


def number_heading(properties, level: int):
    """Make the style of a heading one level of the numbering and of the outline."""
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = level, int(HEADINGS)
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level))
    properties.append(outline)
