"""The tables of ``article.docx``: columns of fixed widths, whole rows, heads on their rule."""

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph

WHOLE = 5000  # fiftieths of a per cent


def shape(table, room: Length):
    """Shape one table of python-docx. room: the width of the text."""
    _set_widths(table, room)
    _describe(table)
    for row in table._tbl.tr_lst:
        is_head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        _shape_row(row, is_head, [column.width for column in table.columns])


def _set_widths(table, room: Length):
    """Let the parts of the text that columns have be widths, which then hold in every program."""
    table.autofit = False
    parts = [column.width for column in table.columns]
    whole = table._tbl.tblPr.find(qn("w:tblW"))
    width = room * int(whole.get(qn("w:w"))) / WHOLE
    for column, part in zip(table.columns, parts):
        column.width = round(width * part / sum(parts))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(Length(round(width)).twips))


def _describe(table):
    """Tell a screen reader the caption with its number, which pandoc leaves out."""
    descriptions = table._tbl.tblPr.iter(qn("w:tblCaption"))
    for caption in [*table._tbl.itersiblings(qn("w:p"), preceding=True)][:1]:
        for description in descriptions:
            description.set(qn("w:val"), Paragraph(caption, table._parent).text)


def _shape_row(row, is_head: bool, widths: list[Length]):
    """Keep the row on one page; heads stand on their rule."""
    row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
    for cell, width in zip(row.tc_lst, widths):
        cell.width = width
        if is_head:
            cell.get_or_add_tcPr().get_or_add_vAlign().val = WD_ALIGN_VERTICAL.BOTTOM
        for paragraph in cell.p_lst:
            paragraph.get_or_add_pPr().get_or_add_keepNext()
