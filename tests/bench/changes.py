"""Change or grow the project that this runs in: ``changes.py page``, ``rows 100`` and so on."""

import csv
import itertools
import json
import re
import sys
import time
from pathlib import Path

PAGE, DATA, ROWS = Path("book/aid.ipynb"), Path("data/income.csv"), Path("data/trade.csv")
CHAPTER = re.compile(r"^ *- file: book/([\w-]+)\n", re.MULTILINE)
# Labels of tables, figures, rows and paragraphs, where they are given and where they are named.
LABEL = re.compile(r'(\b(?:tab|fig)-|\bprefix="|^\((?=[\w-]+\)=))', re.MULTILINE)
# What no computation of the book selects, so that its sentences stay true.
PARTNERS, UNIT = (
    (
        *("USSR", "China", "Czechoslovakia", "GDR", "Poland", "Romania", "Yugoslavia", "Italy"),
        *("United Kingdom", "United States", "Eastern Europe"),
    ),
    "million leks",
)


def page() -> None:
    """Add a sentence to a notebook that is another one each time."""
    notebook = json.loads(PAGE.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    cell["source"] = f"{''.join(cell['source'])}\n\nThis was added at {time.time_ns()}."
    PAGE.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")


def row() -> None:
    """Give one row a value that it has not had."""
    parts = re.split(r"(?<=\nPoland,1954,)(\d+)", DATA.read_text(encoding="utf-8"), maxsplit=1)
    parts[1] = f"{int(parts[1]) - 1}"
    DATA.write_text("".join(parts), encoding="utf-8")


def notebooks(times: str) -> None:
    """Put copies after every notebook of the contents; they share no label and no code."""
    contents = Path("_toc.yml")
    text = contents.read_text(encoding="utf-8")
    contents.write_text(CHAPTER.sub(lambda line: _copied(line, int(times)), text), encoding="utf-8")


def _copied(line: re.Match, times: int) -> str:
    """Write the copies of one chapter; return its line in the contents with theirs."""
    source, lines = Path("book", f"{line[1]}.ipynb"), [line[0]]
    for number in range(2, times + 1) if source.exists() else ():
        notebook = json.loads(source.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = LABEL.sub(rf"\1copy{number}-", "".join(cell["source"]))
            if cell["cell_type"] == "code":
                cell["source"] = f"# copy {number}\n{cell['source']}"
        copy = source.with_stem(f"{line[1]}-{number}")
        copy.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
        lines.append(line[0].replace(line[1], copy.stem))
    return "".join(lines)


def rows(times: str) -> None:
    """Add copies of the rows of a resource, each with a key of its own, within its rules."""
    with ROWS.open(encoding="utf-8", newline="") as lines:
        there = list(csv.DictReader(lines))
    years = itertools.combinations_with_replacement(range(1939, 1971), 2)
    keys = itertools.product(years, ("imports", "exports"), PARTNERS)
    with ROWS.open("a", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, there[0], lineterminator="\n")
        for old, ((first, last), flow, partner) in zip(there * (int(times) - 1), keys):
            key = {"flow": flow, "partner": partner, "period_from": first, "period_to": last}
            unquoted = {"quote": "", "derivation": "", "no_quote": "number-only"}
            known = {"source": "keefe1971", "value": 10, "resolution": 10}
            writer.writerow(old | key | unquoted | known | {"unit": UNIT})


if __name__ == "__main__":
    {"page": page, "row": row, "notebooks": notebooks, "rows": rows}[sys.argv[1]](*sys.argv[2:])
