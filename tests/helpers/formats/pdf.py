"""What a PDF says."""

import re
from pathlib import Path

from helpers import pdf_reader

from .said_in import squeezed

LINE_NUMBERS = re.compile(r"(\n\d+)+(?=\n\d+ / \d+$)")


def pages(path: Path) -> list[str]:
    """Return the squeezed text of each page, without the numbers of its lines."""
    return [squeezed(LINE_NUMBERS.sub("", page)) for page in pdf_reader.pages(path)]
