"""The letters and signs that a cell may hold: those that can be printed, each in one alphabet."""

import re
import unicodedata

from datapaper.core.wording import quoted

# What the fonts hold, and what a reader can tell apart.
LETTERS = (
    "!-~¡-¬®-\u024f\u0370-\u0377\u037a-\u037d\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482"
    "\u048a-\u04ff\u1e00-\u1ef9"
)
SIGNS = "‐–—‘’‚“”„†‡•…‰′″‹›⁄€№−√∞≈≠≤≥←→"
UNPRINTABLE = re.compile(f"[^ {LETTERS}{SIGNS}]")
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}  # what no alphabet writes with
# Greek and Cyrillic, but for Δ, Ω and μ, which stand beside Latin letters in ΔT, kΩ and μm.
OTHER = "\u0370-\u0393\u0395-\u03a8\u03aa-\u03bb\u03bd-\u04ff"
MIXED = re.compile(f"[A-Za-z][{OTHER}]|[{OTHER}][A-Za-z]")


def unprintable(cell: str, any_alphabet: bool) -> str:
    """Return that a cell holds a letter or sign that cannot be printed, nothing if it holds none.

    any_alphabet: whether the letters of every alphabet are taken.
    """
    odd = UNPRINTABLE.findall(cell)
    if any_alphabet:
        odd = [letter for letter in odd if unicodedata.category(letter) in UNSEEN]
    if not odd:
        return ""
    name = unicodedata.name(odd[0], "a control character")
    return (
        f"contains U+{ord(odd[0]):04X} ({name}), which cannot be printed. Use Latin, Greek and "
        "Cyrillic letters, digits, plain spaces and common signs."
    )


def mixed(cell: str) -> str:
    """Return that a word of a cell is written in two alphabets, nothing if none is."""
    if not MIXED.search(cell):
        return ""
    word = next(one for one in cell.split() if MIXED.search(one))
    return (
        f"has the word {quoted(word)}, which mixes Latin with Cyrillic or Greek letters that "
        "look like them. Type the word again in one alphabet."
    )
