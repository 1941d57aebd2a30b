"""The characters that the fonts of the LaTeX article hold under both engines."""

import re

from datapaper.formats.format import FormatError

LATIN = (
    "\xa0-\xac\xae-\u0125\u0128-\u0131\u0134-\u0137\u0139-\u013e\u0141-\u0148"
    "\u014a-\u0165\u0168-\u017e\u0218-\u021b"
)
SIGNS = "‐‑–—‘’‚“”„†‡•…‰‹›€™←↑→↓−≤≥\u200b\u202f"
LOST = re.compile(f"[^\n -~{LATIN}{SIGNS}]")


def check(name: str, text: str):
    """Raise FormatError for the first character of a file that the fonts lack.

    XeLaTeX would leave it out without a message.
    """
    lost = LOST.search(text)
    if lost:
        line = text.count("\n", 0, lost.start()) + 1
        raise FormatError(
            f"{name}, line {line}: the character {lost[0]} (U+{ord(lost[0]):04X}) "
            "is not in the fonts of the LaTeX article; write it in Latin letters, or give "
            "datapaper/formats/latex/article.latex fonts that have it"
        )
