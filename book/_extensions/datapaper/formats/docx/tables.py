"""The tables of ``article.docx``: columns that fit, rows that stay whole, heads that come again on the next page."""

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from . import column_widths

ENDS = ("", " Small")  # of the names of the styles of cells
TYPEWRITTEN = ("VerbatimChar", "VerbatimSmall")


def shape(table, room: float):
    """Shape one table of python-docx. room: the width of the text in points."""
    rows, styles = table._tbl.tr_lst, table.part.document.styles
    heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    cells = {row: [_measured(cell) for cell in row.tc_lst] for row in rows}
    gutter = _gutter(styles["Table"])
    for end in ENDS:
        size = styles[f"Table Text{end}"].font.size.pt
        if sum(column_widths.least([*cells.values()], size, gutter)) <= room:
            break
    body = [cells[row] for row in rows if row not in heads]
    widths = column_widths.columns([cells[row] for row in heads], body, size, gutter, room)
    _set_widths(table, widths)
    _describe(table)
    for row in rows:
        style = styles[f"Table {'Head' if row in heads else 'Text'}{end}"]
        _shape_row(row, style.style_id, row in heads, widths)


def _gutter(style) -> float:
    """Return the points between columns: what a style of tables leaves at the right of cells."""
    (right,) = style.element.xpath("./w:tblPr/w:tblCellMar/w:right/@w:w")
    return int(right) / 20


def _measured(cell) -> column_widths.Cell:
    text = "".join(text.text or "" for text in cell.iter(qn("w:t")))
    return column_widths.measured(
        text, any(style.get(qn("w:val")) in TYPEWRITTEN for style in cell.iter(qn("w:rStyle")))
    )


def _set_widths(table, widths: list[float]):
    """Set the width of every column, which then hold in every program."""
    table.autofit = False
    whole = table._tbl.tblPr.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(round(sum(widths) * 20)))
    for column, points in zip(table.columns, widths):
        column.width = Pt(points)


def _describe(table):
    """Tell a screen reader the caption with its number, which pandoc leaves out."""
    caption = next(table._tbl.itersiblings(qn("w:p"), preceding=True), None)
    for told in table._tbl.tblPr.iter(qn("w:tblCaption")):
        told.set(qn("w:val"), Paragraph(caption, table._parent).text)


def _shape_row(row, style: str, is_head: bool, widths: list[float]):
    """Keep the row on one page; heads stand on their rule."""
    row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
    for cell, points in zip(row.tc_lst, widths):
        cell.width = Pt(points)
        if is_head:
            cell.get_or_add_tcPr().get_or_add_vAlign().val = WD_ALIGN_VERTICAL.BOTTOM
        for paragraph in cell.p_lst:
            paragraph.style = style
            paragraph.get_or_add_pPr().get_or_add_keepNext()
