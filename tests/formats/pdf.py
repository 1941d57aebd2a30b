"""What a PDF says."""

import re
import subprocess
from pathlib import Path

from pypdf import PdfReader

from .saying import squeezed


LINE_NUMBERS = re.compile(r"(\n\d+)+(?=\n\d+ / \d+$)")


def pages(path: Path) -> list[str]:
    """Return the squeezed text of each page, without the numbers of its lines."""
    return [squeezed(LINE_NUMBERS.sub("", page.extract_text())) for page in PdfReader(path).pages]


def fonts(path: Path) -> list[tuple[str, str]]:
    """Return the type of every font, and whether it is embedded (``yes``, ``no``), as pdffonts sees them."""
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    return [(re.sub(r" +", " ", line[37:54]).strip(), line.split()[-5]) for line in listed]
