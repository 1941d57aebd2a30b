"""The results as a CSV file and as tables in Markdown."""

import csv
from pathlib import Path

from .cases import Case

HEADS = {
    "ours": ("What is built", "Ours beside the stock command"),
    "peers": ("Tool", "Other tools, HTML from an empty cache"),
    "growth": ("Size", "Growth: `make` with an empty cache, HTML and PDF, built once each"),
}
ALIGNED = "| :--- | ---: | ---: | ---: | ---: | ---: | ---: | :--- | :--- |"


def base_of(cases: list[Case], part: str) -> Case:
    """Return the case to which the ratios of a part are: the first that is measured, and of growth the book as it is."""
    return next(case for case in cases if case.part == part or part != "growth")


def row(case: Case, base: Case) -> dict[str, str]:
    """Return one measurement, column -> text; what is not known is empty."""
    return {
        "part": case.part,
        "measurement": case.name,
        "runs": str(len(case.seconds)),
        "min": _seconds(min(case.seconds, default=None)),
        "median": _seconds(case.median),
        "max": _seconds(max(case.seconds, default=None)),
        "ratio": _number(case.ratio(base), ".3f"),
        "target": _number(case.target, "g"),
        "met": {True: "met", False: "not met", None: ""}[case.met(base)],
        "reason": case.reason,
        "note": case.note,
    }


def _seconds(value: float | None) -> str:
    return _number(value, ".2f")


def _number(value: float | None, spec: str) -> str:
    return "" if value is None else format(value, spec)


def write_csv(cases: list[Case], about: dict[str, str], file: Path) -> None:
    """Write one row for each measurement: seconds, ratio to its base, and on what it was measured."""
    rows = [
        row(case, base_of(cases, case.part))
        | {f"bench {name}": text for name, text in about.items()}
        for case in cases
    ]
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def markdown(cases: list[Case], about: dict[str, str]) -> str:
    """Return all results as Markdown: on what was measured, and a table for each part."""
    lines = [
        "# How long builds take",
        "",
        *(f"- {name}: {text}" for name, text in about.items()),
        "",
    ]
    lines += ["Seconds of wall clock; the runs of all rows take turns. Ratios are of medians."]
    for part, (head, title) in HEADS.items():
        shown = [case for case in cases if case.part == part]
        lines += _table(shown, head, title, base_of(cases, part)) if shown else []
    return "\n".join(lines) + "\n"


def _table(cases: list[Case], head: str, title: str, base: Case) -> list[str]:
    """Return the lines of one table; a case that could not be run has its reason in the place of the remark."""
    lines = ["", f"## {title}", "", f"Ratios are to: {base.name}.", ""]
    lines += [
        f"| {head} | Runs | Min (s) | Median (s) | Max (s) | Ratio | Target | | Remarks |",
        ALIGNED,
    ]
    return lines + [_line(row(case, base)) for case in cases]


def _line(cells: dict[str, str]) -> str:
    remark = "; ".join(
        filter(
            None, [f"could not be run: {cells['reason']}" if cells["reason"] else "", cells["note"]]
        )
    )
    shown = [
        cells[name] or "–"
        for name in ("measurement", "runs", "min", "median", "max", "ratio", "target")
    ]
    return f"| {' | '.join([*shown, cells['met'], remark.replace('|', '/')])} |"
