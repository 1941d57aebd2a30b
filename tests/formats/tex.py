"""What LaTeX prints."""

import subprocess
import zipfile
from pathlib import Path


def printed(archive: Path, folder: Path, engine: str = "xelatex") -> Path:
    """Unpack the archive into an empty folder, compile it with nothing else, and return the PDF."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    for _ in range(3):
        done = subprocess.run([engine, "-interaction=nonstopmode", "-halt-on-error", "article.tex"], cwd=folder, capture_output=True)
        assert done.returncode == 0, done.stdout[-3000:].decode(errors="replace")
    return folder / "article.pdf"
