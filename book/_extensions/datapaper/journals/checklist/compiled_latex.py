"""The LaTeX archive, compiled from nothing, as arXiv does it, once for each state of it."""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from datapaper.core import staging

PROGRAM, ENGINE = "latexmk", "pdflatex"
COMMAND = [PROGRAM, "-pdf", "-norc", "-interaction=nonstopmode", "-halt-on-error"]
FOUND, PDF = "faults.json", "article.pdf"
KEPT = 8  # results, of which each holds one PDF
WIDER = 2.0  # points: what runs over by less cannot be seen
FAULTS = {
    r"^! (.*)": "error",
    r"LaTeX Warning: (?:Citation|Reference) .(\S+?)' .*undefined": "undefined",
    r"Missing character: There is no (\S+)": "missing letter",
    r"LaTeX Warning: (Label .*? multiply defined)": "label",
}
OVERFULL = re.compile(r"^Overfull \\hbox \(([\d.]+)pt too wide\)", re.MULTILINE)


@dataclass(frozen=True)
class Compiled:
    """What came of it: faults as lines, and the PDF if there is one."""

    faults: list[str]
    pdf: PdfReader | None = None


def missing() -> str:
    """Return the name of a program that is not there; empty if none is missing."""
    return next((name for name in (PROGRAM, ENGINE) if not shutil.which(name)), "")


def compiled(files: dict[str, bytes], cache: Path) -> Compiled:
    """Compile the one document among name -> content in a folder of its own.

    cache: the folder that keeps what came of it, by the SHA-256 of these files and of the programs.
    """
    sources = [
        name for name, text in files.items() if name.endswith(".tex") and rb"\documentclass" in text
    ]
    if len(sources) != 1:
        return Compiled([f"{len(sources)} documents in TeX, not one"])
    place = cache / _digest(files)
    if not place.exists():
        staged = staging.staging_dir(place)
        _compile(files, sources[0], staged)
        staging.publish(staged, place)
        _remove_oldest(cache)
    faults, pdf = json.loads((place / FOUND).read_text(encoding="utf-8")), place / PDF
    return Compiled(faults, PdfReader(io.BytesIO(pdf.read_bytes())) if pdf.exists() else None)


def _digest(files: dict[str, bytes]) -> str:
    programs = [os.stat(shutil.which(name) or os.devnull) for name in (PROGRAM, ENGINE)]
    states = [(found.st_size, found.st_mtime_ns) for found in programs]
    total = hashlib.sha256(repr((COMMAND, states)).encode())
    for name, content in sorted(files.items()):
        total.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()


def _remove_oldest(cache: Path):
    by_age = sorted(cache.glob("[!.]*"), key=lambda place: place.stat().st_mtime_ns)
    for place in by_age[:-KEPT]:
        shutil.rmtree(place, ignore_errors=True)


def _compile(files: dict[str, bytes], name: str, target: Path):
    """Compile one of the files, and write faults and PDF into a folder."""
    with tempfile.TemporaryDirectory() as folder:
        for path, content in files.items():
            Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, path).write_bytes(content)
        source = Path(folder, name)
        none = subprocess.DEVNULL
        command = [*COMMAND, source.name]
        code = subprocess.call(command, cwd=source.parent, stdin=none, stdout=none, stderr=none)
        (target / FOUND).write_text(json.dumps(_faults(source, code)), encoding="utf-8")
        with suppress(FileNotFoundError):
            shutil.copyfile(source.with_suffix(".pdf"), target / PDF)


def _faults(source: Path, code: int) -> list[str]:
    log = source.with_suffix(".log")
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    found = [
        f"{kind}: {what}"
        for pattern, kind in FAULTS.items()
        for what in re.findall(pattern, text, re.MULTILINE)
    ]
    found += [
        f"a line runs {points} points over the margin"
        for points in OVERFULL.findall(text)
        if float(points) > WIDER
    ]
    found += [f"{PROGRAM} ended with {code}"] if code and not found else []
    return list(dict.fromkeys(found))
