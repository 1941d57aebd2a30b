"""The problems of a build, taken from its log, each once, with page, cell and line."""

import re
from pathlib import Path

WARNED = re.compile(
    r"(?:[\w ]+\.\.\. )?(?:(?P<place>.*?)(?::(?P<line>\d+))?: )?"
    r"(?P<kind>WARNING|ERROR|CRITICAL): (?P<says>.*)"
)
STOPPED = re.compile(r"(?:[A-Z]\w+ error|The article could not be \w+|Exception occurred)[^:]*:$")
SHOWN = 12  # lines
CELL = 10_000  # MyST-NB counts the lines of each cell of a notebook from the next multiple


def problems(log: str, root: Path) -> list[str]:
    """Return a line for each warning and error, in their order, none of them twice.

    log: what a build printed; root: the project, whose files are named from there.
    """
    lines = [line.removeprefix("\r").rstrip() for line in log.splitlines()]
    found = []
    for number, line in enumerate(lines):
        if match := WARNED.match(line):
            found.append(_message(match, root))
        elif STOPPED.match(line):
            found += _paragraph(lines[number + 1 :])
    return list(dict.fromkeys(found))


def _message(match: re.Match, root: Path) -> str:
    place = (match["place"] or "").rpartition("... ")[2].replace(f"{root}/", "").strip()
    where = ", ".join(filter(None, [place, _line(place, match["line"])]))
    says = match["says"].replace(f"{root}/", "")
    return ": ".join(filter(None, [match["kind"], where, says]))


def _line(place: str, line: str | None) -> str:
    if not line:
        return ""
    if place.endswith(".ipynb") and int(line) >= CELL:
        return f"cell {int(line) // CELL}, line {int(line) % CELL}"
    return f"line {line}"


def _paragraph(lines: list[str]) -> list[str]:
    """Return the lines up to the first empty one."""
    end = next((number for number, line in enumerate(lines) if not line or line[0] == "="), None)
    return lines[:end][:SHOWN]
