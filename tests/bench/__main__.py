"""Measure with hyperfine, and leave the results in ``_build/bench/``.

Variables: ``PARTS``, some of ``ours peers growth`` (all where empty); ``RUNS``, how often (3).
"""

import json
import os
import re
import shlex
import shutil
import sys
from pathlib import Path

from helpers import project
from helpers.needs import present

from datapaper.core import git
from datapaper.core.project import Project

from .cases import CASES, STOCK, Case

LIMIT = 900  # seconds for one build
HOME = project.ROOT / "_build" / "bench"
COLUMNS = ("What is built", "Runs", "Min (s)", "Median (s)", "Max (s)", "Ratio", "Remarks")


def chosen(parts: list[str]) -> list[Case]:
    """Return the cases of some parts after the stock command, which all ratios are to."""
    known = {case.part for case in CASES}
    if unknown := set(parts) - known:
        sys.exit(f"PARTS may name {', '.join(sorted(known))}, not {', '.join(sorted(unknown))}")
    return [STOCK, *(case for case in CASES if case.part in parts)]


def measure(case: Case, home: Path, runs: int, limit: int = LIMIT) -> dict:
    """Time a case in a copy of the project; return ``times`` in seconds, or a ``reason``.

    home: the folder that keeps the copy, what the commands said, and the JSON of hyperfine.
    """
    name = re.sub(r"\W+", "-", case.name).strip("-")
    place, log, export = home / case.place, home / f"{name}.log", home / f"{name}.json"
    if not place.exists():
        project.copy(place)
    steps = (case.setup, case.prepare, case.command)
    limited, told = f"timeout --verbose {limit} sh -c", f">{shlex.quote(str(log))} 2>&1"
    setup, prepare, command = (f"{limited} {shlex.quote(step)} {told}" for step in steps)
    options = ["--style=basic", f"--runs={case.runs or runs}", f"--export-json={export}"]
    options += [f"--setup={setup}", f"--prepare={prepare}", f"--command-name={case.name}"]
    code, said = project.run("hyperfine", *options, command, cwd=place, timeout=None)
    if code:
        told = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        return {"reason": project.COLOUR.sub("", (told.strip() or said.strip()).split("\n")[-1])}
    return {"times": json.loads(export.read_text(encoding="utf-8"))["results"][0]}


def markdown(about: str, results: list[tuple[Case, dict]]) -> str:
    """Return all results as Markdown: a sentence on the computer, and a row for each case."""
    base = results[0][1].get("times", {}).get("median")
    rows = [COLUMNS, [":--", *["--:"] * 5, ":--"], *(_row(*one, base) for one in results)]
    lines = ["# How long builds take", "", about, f"Ratios of medians are to {STOCK.name}.", ""]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def _row(case: Case, result: dict, base: float | None) -> list[str]:
    if "reason" in result:
        reason = result["reason"].replace("|", "/")
        return [case.name, "0", *"––––", f"could not be run: {reason}; {case.note}"]
    times = result["times"]
    ratio = f"{times['median'] / base:.3f}" if base else "–"
    seconds = [f"{times[name]:.2f}" for name in ("min", "median", "max")]
    return [case.name, str(len(times["times"])), *seconds, ratio, case.note]


def main() -> None:
    """Measure what was asked for; what has been measured is written down after each case."""
    if not present("hyperfine"):
        sys.exit("bench: needs the Debian package hyperfine")
    cases = chosen((os.environ.get("PARTS") or "ours peers growth").split())
    runs = int(os.environ.get("RUNS") or 3)
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    at, results = git.commit(Project(project.ROOT)), []
    load = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start."
    state = f"Commit {at.short + ' with changes' * at.changed if at else 'unknown'}; {load}"
    for number, case in enumerate(cases, 1):
        print(f"[{number} of {len(cases)}] {case.name}", flush=True)
        results.append((case, measure(case, HOME, runs)))
        (HOME / "bench.md").write_text(markdown(state, results), encoding="utf-8")
    print(markdown(state, results))


if __name__ == "__main__":
    main()
