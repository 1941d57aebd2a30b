"""How the time of a whole build grows with notebooks and with rows."""

import csv
import itertools
import re
import shutil
from pathlib import Path

from helpers import project

from . import workplace
from .cases import Case
from .growing import unlike

NOTEBOOKS, ROWS = (4, 16), (100, 10_000)
RESOURCE = "trade"
CHAPTER = re.compile(r"^ *- file: book/([\w-]+)\n", re.MULTILINE)
# What no computation of the book selects, so that its sentences stay true.
PARTNERS, FLOWS, UNIT = (
    ("USSR", "China", "Czechoslovakia", "GDR", "Poland", "Eastern Europe"),
    ("imports", "exports"),
    "million leks",
)
YEARS = range(1900, 2031)


def cases() -> list[Case]:
    """Return the book as it is, with more notebooks and with more rows; each is built once from nothing."""
    sizes = [(1, 1), *((times, 1) for times in NOTEBOOKS), *((1, times) for times in ROWS)]
    return [_case(*size) for size in sizes]


def _case(notebooks: int, rows: int) -> Case:
    name = f"{notebooks} × notebooks, {rows:,} × rows"
    return Case(
        "growth",
        name,
        lambda number: _cold(notebooks, rows),
        note=_counted(notebooks, rows),
        once=True,
    )


def _counted(notebooks: int, rows: int) -> str:
    """Say how much the grown book has; the front page and pages in Markdown stand once."""
    chapters = len(list((project.ROOT / "book").glob("*.ipynb"))) - 1
    lines = (project.ROOT / "data" / f"{RESOURCE}.csv").read_text(encoding="utf-8").count("\n") - 1
    return f"{1 + notebooks * chapters} notebooks, {rows * lines:,} rows in data/{RESOURCE}.csv"


def _cold(notebooks: int, rows: int) -> float:
    """Time one build of a grown copy from nothing; the copy is removed, for it may be large."""
    place = workplace.fresh(f"growth-{notebooks}-{rows}")
    grow_notebooks(place, notebooks)
    grow_rows(place, rows)
    try:
        seconds = workplace.make(place)
        workplace.expect(place / "_build" / "html" / "data" / f"{RESOURCE}.html")
        workplace.expect(place / "_build" / "article" / "article.pdf")
        return seconds
    finally:
        shutil.rmtree(place)


def grow_notebooks(place: Path, times: int) -> int:
    """Put copies of every notebook of the contents after it; return how many notebooks the book then has."""
    contents = place / "_toc.yml"
    contents.write_text(
        CHAPTER.sub(
            lambda line: _with_copies(place, line, times), contents.read_text(encoding="utf-8")
        ),
        encoding="utf-8",
    )
    return len(list((place / "book").glob("*.ipynb")))


def _with_copies(place: Path, line: re.Match, times: int) -> str:
    """Write the copies of one chapter; return its line in the contents with theirs."""
    source = place / "book" / f"{line[1]}.ipynb"
    if not source.exists():
        return line[0]
    lines = [line[0]]
    for number in range(2, times + 1):
        name = f"{line[1]}-{number}"
        source.with_stem(name).write_text(
            unlike(source.read_text(encoding="utf-8"), number), encoding="utf-8"
        )
        lines.append(line[0].replace(f"book/{line[1]}", f"book/{name}"))
    return "".join(lines)


def grow_rows(place: Path, times: int) -> int:
    """Add copies of the rows of one resource, each with a key of its own; return how many rows it then has."""
    file = place / "data" / f"{RESOURCE}.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    copied = itertools.islice(itertools.cycle(rows), len(rows) * (times - 1))
    grown = rows + [row | key for row, key in zip(copied, _keys(place), strict=False)]
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(grown)
    return len(grown)


def _keys(place: Path):
    """Yield keys that no row of the resource has, within its rules."""
    sources = sorted(
        re.findall(
            r"^@\w+\{([^,\s]+),",
            (place / "references.bib").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    periods = list(itertools.combinations_with_replacement(YEARS, 2))
    for source, partner, flow, (first, last) in itertools.product(
        sources, PARTNERS, FLOWS, periods
    ):
        yield {
            "flow": flow,
            "partner": partner,
            "period_from": first,
            "period_to": last,
            "unit": UNIT,
            "source": source,
        }
