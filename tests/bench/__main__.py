"""Measure, and leave the results in ``_build/bench/``.

Variables: ``PARTS``, some of ``ours peers growth`` (all where empty); ``RUNS``, how often (3); ``LIMIT``, seconds for one build (900).
"""

import os
import sys
from functools import partial

from . import growth, ours, peers, plot, report
from .cases import Case, measure
from .machine import about
from .workplace import HOME

PARTS = ("ours", "peers", "growth")


def chosen(parts: list[str]) -> list[Case]:
    """Return the cases of some parts; ours and the peers come with the stock command, which their ratios are to."""
    unknown = set(parts) - set(PARTS)
    if unknown:
        sys.exit(f"PARTS may name {', '.join(PARTS)}, not {', '.join(sorted(unknown))}")
    cases = [ours.baseline()] if {"ours", "peers"} & set(parts) else []
    for part, of in zip(PARTS, (ours.cases, peers.cases, growth.cases), strict=True):
        cases += of() if part in parts else []
    return cases


def main() -> None:
    """Measure what was asked for, and write it down."""
    runs = int(os.environ.get("RUNS") or 3)
    cases = chosen((os.environ.get("PARTS") or " ".join(PARTS)).split())
    state = about(runs)
    HOME.mkdir(parents=True, exist_ok=True)
    try:
        measure(cases, runs, partial(print, flush=True))
    finally:
        write(cases, state)


def write(cases: list[Case], state: dict[str, str]) -> None:
    """Write down what has been measured, also if somebody stops the bench."""
    report.write_csv(cases, state, HOME / "bench.csv")
    (HOME / "bench.md").write_text(report.markdown(cases, state), encoding="utf-8")
    plot.draw(cases, state, HOME)
    print(report.markdown(cases, state), flush=True)


if __name__ == "__main__":
    main()
