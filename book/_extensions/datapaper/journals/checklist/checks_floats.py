"""Figures and tables: in the manuscript, and as files."""

import re

from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader

from datapaper.article.model import MAY_BREAK

from . import pdf_fonts
from .bundle_files import Bundle
from .finding import Finding, check, check_by, faultless, judged

FIGURES, TABLES = "figures/figures.csv", "tables/tables.csv"
NAMED = re.compile(r"\b(Table|Figure)s?\s(\d+(?:(?:,\s|\sand\s|\sto\s|–)\d+)*)")
KINDS = ("Table", "Figure")


@check("exhibits-numbered")
def exhibits_numbered(bundle: Bundle) -> Finding:
    """Read the numbers of the captions in the DOCX."""
    captions = bundle.manuscript.captions
    numbers = {kind: [number for one, number in captions if one == kind] for kind in KINDS}
    in_order = all(found == [*range(1, len(found) + 1)] for found in numbers.values())
    lists = {kind: ", ".join(map(str, found)) or "none" for kind, found in numbers.items()}
    seen = "; ".join(f"{kind}s {listed}" for kind, listed in lists.items())
    return judged(in_order and bool(captions), seen)


@check("exhibits-cited")
def exhibits_cited(bundle: Bundle) -> Finding:
    """Look for each number in the text, and for the order in which they are first named."""
    named = [
        (one[1], number)
        for paragraph in bundle.manuscript.text
        for one in NAMED.finditer(paragraph.text)
        for number in _numbers(one[2])
    ]
    faults = [
        f"{kind} {number} is never named"
        for kind, number in bundle.manuscript.captions
        if (kind, number) not in named
    ]
    for kind in KINDS:
        first = list(dict.fromkeys(number for one, number in named if one == kind))
        faults += [
            f"{kind} {number} is named before {kind} {number - 1}"
            for n, number in enumerate(first)
            if number > 1 and number - 1 not in first[:n]
        ]
    return faultless(faults, f"{len(bundle.manuscript.captions)} named, in order")


def _numbers(text: str) -> list[int]:
    """Return the numbers of "3", "3 and 4", "3–5"."""
    ends = [int(number) for number in re.findall(r"\d+", text)]
    return [*range(ends[0], ends[-1] + 1)] if re.search("to|–", text) else ends


@check_by("legend-titles")
def legend_titles(bundle: Bundle, asks: int) -> Finding:
    """Count the words of titles in the lists of figures and tables, and look for legends."""
    rows = [*bundle.rows(FIGURES), *bundle.rows(TABLES)]
    faults = [
        f"{row['file']}: the title has {count} words"
        for row in rows
        if (count := len(row["title"].split())) > asks or not count
    ]
    faults += [f"{row['file']}: nothing explains it" for row in rows if not row["legend"].strip()]
    longest = max((len(row["title"].split()) for row in rows), default=0)
    return faultless(faults, f"the longest title has {longest} words")


@check("figure-files")
def figure_files(bundle: Bundle) -> Finding:
    """Compare the files with the captions of figures in the DOCX."""
    wanted = {
        f"figure{number}.{ending}"
        for kind, number in bundle.manuscript.captions
        if kind == "Figure"
        for ending in ("pdf", "png")
    }
    there = {file.name for file in bundle.files("figures/*.p*")}
    faults = [f"{name} is missing" for name in sorted(wanted - there)]
    faults += [f"{name} is no figure of the manuscript" for name in sorted(there - wanted)]
    return faultless(faults, f"{len(there)} files")


@check_by("figure-points")
def figure_points(bundle: Bundle, asks: int) -> Finding:
    """Open each PNG."""
    names = [file.name for file in bundle.files("figures/*.png")]
    found = {name: _resolution(bundle, f"figures/{name}") for name in names}
    faults = [
        f"{name}: {dots} dots an inch, {mode}"
        for name, (dots, mode) in found.items()
        if dots < asks or mode != "RGB"
    ]
    least = min((dots for dots, _ in found.values()), default=0)
    seen = f"{least} dots an inch or more in {len(found)} files"
    return faultless(faults if found else ["there is no PNG"], seen)


def _resolution(bundle: Bundle, name: str) -> tuple[int, str]:
    """Return the dots an inch and the colour mode of a picture."""

    def measured(path):
        with Image.open(path) as picture:
            return round(min(picture.info.get("dpi", (0, 0)))), picture.mode

    return bundle.read(name, measured)


@check("figure-fonts")
def figure_fonts(bundle: Bundle) -> Finding:
    """Open each PDF."""
    files = bundle.files("figures/*.pdf")
    faults = [
        f"{file.name}: {fault}"
        for file in files
        for fault in pdf_fonts.faults(bundle.read(f"figures/{file.name}", PdfReader))
    ]
    seen = f"{len(files)} files; where letters are drawn as lines, there is no font"
    return faultless(faults if files else ["there is no PDF"], seen)


@check("figure-alt")
def figure_alt(bundle: Bundle) -> Finding:
    """Compare the list of figures with the files, and look into every cell."""
    rows = bundle.rows(FIGURES)
    faults = [
        f"{row['file']} lacks {', '.join(empty)}"
        for row in rows
        if (empty := [name for name, value in row.items() if not (value or "").strip()])
    ]
    names, listed = (
        [file.name for file in bundle.files("figures/*.p*")],
        {row["file"] for row in rows},
    )
    faults += [f"{name} is not listed" for name in names if name not in listed]
    return faultless(faults if rows else ["no figure is listed"], f"{len(rows)} files listed")


@check("tables-editable")
def tables_editable(bundle: Bundle) -> Finding:
    """Compare every numbered table of the DOCX, cell by cell, with its file."""
    tables = bundle.manuscript.tables
    listed = [row["file"] for row in bundle.rows(TABLES)]
    faults = [
        f"Table {number} of the DOCX has no file"
        for number in tables
        if f"table{number}.csv" not in listed
    ]
    for name in listed:
        table = tables.get(int(re.sub(r"\D", "", name)))
        if fault := _differs(table, bundle.table(f"tables/{name}")):
            faults.append(f"{name}: {fault}")
    seen = f"{len(listed)} tables with the same cells as their files"
    return faultless(faults if listed else ["no table is listed"], seen)


def _differs(table, cells: list[list[str]]) -> str:
    if table is None:
        return "not a table of the DOCX"
    found = [
        [" ".join(cell.text.replace(MAY_BREAK, "").split()) for cell in row.cells]
        for row in table.rows
    ]
    return "" if found == cells else "the DOCX has other cells"


@check("tables-simple")
def tables_simple(bundle: Bundle) -> Finding:
    """Look for merged cells in the numbered tables of the DOCX."""
    tables = bundle.manuscript.tables
    faults = [
        f"Table {number} has merged cells"
        for number, table in tables.items()
        if [*table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge"))]
    ]
    return faultless(faults if tables else ["there is no table"], "no merged cells")
