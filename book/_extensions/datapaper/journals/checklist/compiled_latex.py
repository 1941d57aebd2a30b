"""The LaTeX archive, compiled from nothing, as arXiv does it."""

import io
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

PROGRAM, ENGINE = "latexmk", "pdflatex"
COMMAND = [PROGRAM, "-pdf", "-norc", "-interaction=nonstopmode", "-halt-on-error"]
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
    pdf: PdfReader | None


def missing() -> str:
    """Return the name of a program that is not there; empty if none is missing."""
    return next((name for name in (PROGRAM, ENGINE) if not shutil.which(name)), "")


def compiled(files: dict[str, bytes]) -> Compiled:
    """Compile the one document among name -> content in a folder of its own."""
    sources = [
        name for name, text in files.items() if name.endswith(".tex") and rb"\documentclass" in text
    ]
    if len(sources) != 1:
        return Compiled([f"{len(sources)} documents in TeX, not one"], None)
    with tempfile.TemporaryDirectory() as place:
        for name, content in files.items():
            path = Path(place, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        source = Path(place, sources[0])
        done = subprocess.run(
            [*COMMAND, source.name],
            cwd=source.parent,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )
        return _read(source, done.returncode)


def _read(source: Path, code: int) -> Compiled:
    log, pdf = source.with_suffix(".log"), source.with_suffix(".pdf")
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
    return Compiled(
        list(dict.fromkeys(found)),
        PdfReader(io.BytesIO(pdf.read_bytes())) if pdf.exists() else None,
    )
