"""Cut from a page what is linked to, in the form that the page has, so that one script can show both.

The page is what Sphinx has just written, so its tags are known and close; rows and
tables stand in no other row or table. Cutting them out of the text takes
a hundredth of the time that parsing takes.
"""

import re

from .strip_html import clean

FIRST_ROWS = 4  # as many as previews.js shows of a table
MARKED = re.compile(r'<(tr|table|figure|section|p|span)\b[^>]*?\bid="([^"]+)"[^>]*>')
HEADING = re.compile(r"<(h[1-6])>.*?</\1>", re.DOTALL)
PARAGRAPH = re.compile(r"\n<p(?: id=\"[^\"]*\")?>(?!<span class=\"caption).*?</p>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
WIDTHS = re.compile(r"<colgroup>.*?</colgroup>", re.DOTALL)
TABLE = re.compile(r'<table\b[^>]*?( id="[^"]*")?>')
NEXT_SECTION = re.compile(r"</?section\b")


def digest(text: str, ids: set[str]) -> str:
    """Return the parts of the article ``text`` that have these ids, as HTML: whole rows under the
    heads of their tables, the first rows of tables, pictures with captions, paragraphs under their headings."""
    tables: dict[int, set[int]] = {}
    parts = []
    for mark in MARKED.finditer(text):
        if mark[2] not in ids:
            continue
        if mark[1] in ("tr", "table"):
            start = mark.start() if mark[1] == "table" else text.rfind("<table", 0, mark.start())
            tables.setdefault(start, set()).add(mark.start())
        else:
            parts.append(CUT[mark[1]](text, mark))
    return "".join([*(_table(text, start, linked) for start, linked in tables.items()), *parts])


def _table(text: str, start: int, linked: set[int]) -> str:
    """Return a table with the rows that begin at the places ``linked``, and its first rows if it begins at one itself."""
    body, end = text.index("<tbody>", start), text.index("</table>", start)
    rows = list(ROW.finditer(text, body, end))
    first = rows[:FIRST_ROWS] if start in linked else []
    kept = [row[0] for row in rows if row in first or row.start() in linked]
    head = TABLE.sub(
        rf'<table data-rows="{len(rows)}"\1>', WIDTHS.sub("", text[start:body]), count=1
    )
    return clean(f"{head}<tbody>{''.join(kept)}</tbody></table>")


def _figure(text: str, mark) -> str:
    return clean(text[mark.start() : text.index("</figure>", mark.end())] + "</figure>")


def _paragraph(text: str, mark) -> str:
    return clean(
        f"<section>{_heading(text, mark.start())}{text[mark.start() : text.index('</p>', mark.end())]}</p></section>"
    )


def _section(text: str, mark) -> str:
    """Return the heading and the first paragraph of a section; a second id of it is a ``span`` before the heading."""
    heading = HEADING.search(text, mark.end())
    if not heading or (
        mark[1] == "span" and text[mark.end() : heading.start()].strip("\n") not in ("</span>", "")
    ):
        return ""
    stop = NEXT_SECTION.search(text, heading.end())
    first = PARAGRAPH.search(text, heading.end(), stop.start() if stop else len(text))
    return clean(f'<section id="{mark[2]}">{heading[0]}{first[0] if first else ""}</section>')


def _heading(text: str, before: int) -> str:
    """Return the heading under which a place stands."""
    starts = [text.rfind(f"<h{level}>", 0, before) for level in range(1, 7)]
    found = HEADING.match(text, max(starts)) if max(starts) >= 0 else None
    return found[0] if found else ""


CUT = {"figure": _figure, "p": _paragraph, "section": _section, "span": _section}
