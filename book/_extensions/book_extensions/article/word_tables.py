"""The tables of ``article.docx``: widths that fit, rows that stay whole, heads that come again on the next page."""

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from .word_styles import GUTTER, look

SIZES = {end: look()["paragraphs"][f"Table Text{end}"]["size"] for end in ("", " Small")}
THIN, BROAD = set("iljtfrI.,:;'’|!()[]/- \N{NO-BREAK SPACE}"), set("mwMW@—%…")
MAY_BREAK = "\N{ZERO WIDTH SPACE}"


def shape(table, room: float):
    """Shape one table of python-docx. room: the width of the text in points."""
    rows = [row._tr for row in table.rows]
    heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    texts = [[_text(cell) for cell in row.tc_lst] for row in rows]
    size = next((name for name, points in SIZES.items() if sum(_least(texts, points)) <= room), list(SIZES)[-1])
    widths = _widths(texts, len(heads), room, SIZES[size])
    _set_widths(table, widths)
    styles = table.part.document.styles
    for row in rows:
        kind = "Head" if row in heads else "Text"
        _shape_row(row, styles[f"Table {kind}{size}"].style_id, row in heads, widths)


def _text(cell) -> str:
    return "".join(text.text or "" for text in cell.iter(qn("w:t")))


def wide(text: str, size: float) -> float:
    """Return about how wide a text is in Arial, in points."""
    return size * sum(0.3 if sign in THIN else 0.86 if sign in BROAD else 0.69 if sign.isupper() else 0.56 for sign in text)


def _least(texts: list[list[str]], size: float) -> list[float]:
    """Return for each column the width of its widest word, which may be bold."""
    words = [" ".join(column).replace(MAY_BREAK, " ").split() or [""] for column in zip(*texts)]
    return [GUTTER + 1.06 * max(wide(word, size) for word in column) for column in words]


def _widths(texts, heads: int, room: float, size: float) -> list[float]:
    """Return the widths of the columns: no line broken if that fits, else heads of two lines, else what is left in proportion."""
    least = _least(texts, size)
    head, body = ([max((wide(cell, size) for cell in column), default=0) for column in zip(*part)] or [0] * len(least)
                  for part in (texts[:heads], texts[heads:]))
    whole = [max(few, GUTTER + 1.06 * max(top, below)) for few, top, below in zip(least, head, body)]
    wanted = [max(few, GUTTER + min(1.06 * max(top / 1.8, below), room / 2)) for few, top, below in zip(least, head, body)]
    if sum(whole) <= room:
        return whole
    if sum(wanted) <= room:
        return _shared(wanted, whole, room)
    return _shared(least, wanted, room)


def _shared(least: list[float], wanted: list[float], room: float) -> list[float]:
    part = (room - sum(least)) / (sum(wanted) - sum(least))
    return [few + (more - few) * part for few, more in zip(least, wanted)]


def _set_widths(table, widths: list[float]):
    about = table._tbl.tblPr
    table.autofit = False
    width = about.find(qn("w:tblW"))
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(round(sum(widths) * 20)))
    for column, points in zip(table._tbl.tblGrid.gridCol_lst, widths):
        column.set(qn("w:w"), str(round(points * 20)))


def _shape_row(row, style: str, is_head: bool, widths: list[float]):
    """Keep the row on one page; heads stand on their rule."""
    row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
    for cell, points in zip(row.tc_lst, widths):
        cell.width = Pt(points)
        if is_head:
            cell.get_or_add_tcPr().get_or_add_vAlign().val = WD_ALIGN_VERTICAL.BOTTOM
        for paragraph in cell.p_lst:
            paragraph.style = style
