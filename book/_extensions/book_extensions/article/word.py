"""The article as DOCX, through pandoc, from the same clean HTML as the PDF: headings, tables, captions, figures, references."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from .typesetting import TypesettingError

HERE = Path(__file__).parent
PICTURE = re.compile(r"images/(\w+)\.svg")
PICTURES = "images-for-word"
DRAWN = '#set page(width: auto, height: auto, margin: 0pt)\n#image("images/{}.svg")\n'
DOTS = 220  # an inch
FIRST_DAY = "315532800"  # 1 January 1980, before which an archive knows no date: that of a file without a history


def begin(folder: Path) -> subprocess.Popen:
    """Start to write ``article.docx`` beside ``article.html`` and its images; Word shows pictures of points, so they are drawn first."""
    import pypandoc

    text = (folder / "article.html").read_text(encoding="utf-8")
    (folder / PICTURES).mkdir()
    for name in sorted(set(PICTURE.findall(text))):
        (folder / PICTURES / f"{name}.png").write_bytes(_drawn(folder, name))
    filters = [f"--lua-filter={HERE / name}" for name in ("front.lua", "word.lua")]
    command = [pypandoc.get_pandoc_path(), "--from=html", "--to=docx", "--number-sections", *filters, "--output=article.docx", "-"]
    environment = os.environ | {"LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or FIRST_DAY}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(PICTURE.sub(rf"{PICTURES}/\1.png", text).encode())
    process.stdin.close()
    return process


def end(folder: Path, process: subprocess.Popen):
    """Wait until it is written. Raises TypesettingError with what pandoc says."""
    said = process.stderr.read().decode(errors="replace").strip()
    process.stderr.close()
    if process.wait() or said:
        raise TypesettingError(f"pandoc, writing DOCX: {said}")
    shutil.rmtree(folder / PICTURES)


def _drawn(folder: Path, name: str) -> bytes:
    import typst

    source = folder / PICTURES / "picture.typ"
    source.write_text(DRAWN.format(name).replace('"images', '"../images'), encoding="utf-8")
    try:
        return typst.compile(source, root=folder, format="png", ppi=DOTS, ignore_system_fonts=True)
    finally:
        source.unlink()
