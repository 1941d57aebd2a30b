"""Figures and tables: in the manuscript, and as files."""

import re
from pathlib import Path

from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader

from datapaper.article.model import MAY_BREAK

from . import inside_pdf
from .bundle_files import Bundle
from .finding import Finding, pass_if, pass_unless, unless

NAMED = re.compile(r"\b(Table|Figure)s?\s(\d+(?:(?:,\s|\sand\s|\sto\s|–)\d+)*)")
KINDS = ("Table", "Figure")


def exhibits_numbered(bundle: Bundle) -> Finding:
    """Read the numbers of the captions in the DOCX."""
    captions = bundle.manuscript.captions
    numbers = {kind: [number for one, number in captions if one == kind] for kind in KINDS}
    in_order = all(found == [*range(1, len(found) + 1)] for found in numbers.values())
    lists = {kind: ", ".join(map(str, found)) or "none" for kind, found in numbers.items()}
    seen = "; ".join(f"{kind}s {listed}" for kind, listed in lists.items())
    return pass_if(in_order and bool(captions), seen)


def exhibits_cited(bundle: Bundle) -> Finding:
    """Look for each number in the text, and for the order in which they are first named."""
    captions, texts = bundle.manuscript.captions, [one.text for one in bundle.manuscript.text]
    named = [
        (one[1], number)
        for text in texts
        for one in NAMED.finditer(text)
        for number in _numbers(one[2])
    ]
    never = [one for one in captions if one not in named]
    faults = [f"{kind} {number} is never named" for kind, number in never]
    for kind in KINDS:
        first = list(dict.fromkeys(number for one, number in named if one == kind))
        early = [number for n, number in enumerate(first) if number - 1 not in [0, *first[:n]]]
        faults += [f"{kind} {number} is named before {kind} {number - 1}" for number in early]
    return pass_unless(faults, f"{len(captions)} named, in order")


def _numbers(text: str) -> list[int]:
    """Return the numbers of "3", "3 and 4", "3–5"."""
    ends = [int(number) for number in re.findall(r"\d+", text)]
    return [*range(ends[0], ends[-1] + 1)] if re.search("to|–", text) else ends


def legend_titles(bundle: Bundle, asks: int) -> Finding:
    """Count the words of titles in the lists of figures and tables, and look for legends."""
    rows = [*bundle.rows("figures"), *bundle.rows("tables")]
    counts = [(row["file"], len(row["title"].split())) for row in rows]
    wrong = [(file, count) for file, count in counts if not 0 < count <= asks]
    faults = [f"{file}: the title has {count} words" for file, count in wrong]
    faults += [f"{row['file']}: nothing explains it" for row in rows if not row["legend"].strip()]
    longest = max((count for _, count in counts), default=0)
    return pass_unless(faults, f"the longest title has {longest} words")


def figure_files(bundle: Bundle) -> Finding:
    """Compare the files with the captions of figures in the DOCX."""
    captions = bundle.manuscript.captions
    names = [f"figure{number}" for kind, number in captions if kind == "Figure"]
    wanted = {f"{name}.{ending}" for name in names for ending in ("pdf", "png")}
    there = {*bundle.figures("p*")}
    faults = [f"{name} is missing" for name in sorted(wanted - there)]
    faults += [f"{name} is no figure of the manuscript" for name in sorted(there - wanted)]
    return pass_unless(faults, f"{len(there)} files")


def figure_points(bundle: Bundle, asks: int) -> Finding:
    """Open each PNG."""
    found = {name: bundle.read(path, _resolution) for name, path in bundle.figures("png").items()}
    faults = unless(found, "there is no PNG")
    for name, (dots, mode) in found.items():
        faults += unless(dots >= asks and mode == "RGB", f"{name}: {dots} dots an inch, {mode}")
    least = min((dots for dots, _ in found.values()), default=0)
    return pass_unless(faults, f"{least} dots an inch or more in {len(found)} files")


def _resolution(path: Path) -> tuple[int, str]:
    """Return the dots an inch and the colour mode of a picture."""
    with Image.open(path) as picture:
        return round(min(picture.info.get("dpi", (0, 0)))), picture.mode


def figure_fonts(bundle: Bundle) -> Finding:
    """Open each PDF."""
    files = bundle.figures("pdf")
    faults = unless(files, "there is no PDF")
    for name, path in files.items():
        faults += [f"{name}: {one}" for one in inside_pdf.faults(bundle.read(path, PdfReader))]
    seen = f"{len(files)} files; where letters are drawn as lines, there is no font"
    return pass_unless(faults, seen)


def figure_alt(bundle: Bundle) -> Finding:
    """Compare the list of figures with the files, and look into every cell."""
    rows = bundle.rows("figures")
    faults = unless(rows, "no figure is listed")
    for row in rows:
        empty = ", ".join(name for name, value in row.items() if not (value or "").strip())
        faults += unless(not empty, f"{row['file']} lacks {empty}")
    listed = [row["file"] for row in rows]
    faults += [f"{name} is not listed" for name in bundle.figures("p*") if name not in listed]
    return pass_unless(faults, f"{len(rows)} files listed")


def tables_editable(bundle: Bundle) -> Finding:
    """Compare every numbered table of the DOCX, cell by cell, with its file."""
    tables, listed = bundle.manuscript.tables, [row["file"] for row in bundle.rows("tables")]
    files = {f"table{number}.csv": number for number in tables}
    lacking = [number for name, number in files.items() if name not in listed]
    faults = unless(listed, "no table is listed")
    faults += [f"Table {number} of the DOCX has no file" for number in lacking]
    for name in listed:
        if name not in files:
            faults.append(f"{name}: not a table of the DOCX")
        elif bundle.table(name) != _cells(tables[files[name]]):
            faults.append(f"{name}: the DOCX has other cells")
    return pass_unless(faults, f"{len(listed)} tables with the same cells as their files")


def _cells(table) -> list[list[str]]:
    texts = [[cell.text.replace(MAY_BREAK, "") for cell in row.cells] for row in table.rows]
    return [[" ".join(text.split()) for text in row] for row in texts]


def tables_simple(bundle: Bundle) -> Finding:
    """Look for merged cells in the numbered tables of the DOCX."""
    tables = bundle.manuscript.tables
    faults = unless(tables, "there is no table")
    for number, table in tables.items():
        merged = [*table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge"))]
        faults += unless(not merged, f"Table {number} has merged cells")
    return pass_unless(faults, "no merged cells")
