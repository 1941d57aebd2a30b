"""Copies of the project in ``_build/bench/``, and changes to them."""

import json
import os
import re
import shutil
from pathlib import Path

from helpers import project

from .timing import NotRun, timed

HOME = project.ROOT / "_build" / "bench"
LIMIT = float(os.environ.get("LIMIT") or 900)  # seconds that one command may take


def fresh(name: str) -> Path:
    """Return a new copy of the project, without products, with its own environment."""
    place = HOME / "work" / name
    shutil.rmtree(place, ignore_errors=True)
    return project.copy(place)


def build(place: Path, *command, log: str = "", **more) -> float:
    """Time a command in a copy; what it said stays in ``_build/bench/logs/``."""
    return timed(list(command), place, LIMIT, HOME / "logs" / f"{log or place.name}.log", **more)


def make(place: Path, *targets: str) -> float:
    """Time ``make``, which installs nothing."""
    return build(place, "make", *targets)


def emptied(place: Path, *folders: str) -> Path:
    """Remove folders of a copy, ``_build`` where none is named."""
    for folder in folders or ["_build"]:
        shutil.rmtree(place / folder, ignore_errors=True)
    return place


def replace(file: Path, old: str, new: str) -> None:
    """Change a text that stands in a file; ``old`` is a regular expression. Raises NotRun if it is not there."""
    text, count = re.subn(old, new, file.read_text(encoding="utf-8"), count=1)
    if not count:
        raise NotRun(f"{file.name} does not hold {old!r} any more")
    file.write_text(text, encoding="utf-8")


def add_sentence(file: Path, sentence: str) -> None:
    """Add a paragraph to the first Markdown cell of a notebook."""
    notebook = json.loads(file.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    cell["source"] = f"{''.join(cell['source'])}\n\n{sentence}"
    file.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")


def expect(file: Path, text: str = "") -> None:
    """Raise NotRun unless a build has left this file, with this text in it."""
    if not file.exists() or text not in file.read_text(encoding="utf-8", errors="replace"):
        raise NotRun(f"the build left no {file.name}" + (f" that shows {text!r}" if text else ""))
