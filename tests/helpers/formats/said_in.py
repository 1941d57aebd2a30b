"""What a format says, as text in which nothing is left of its typography."""

import re
import unicodedata
from bisect import bisect
from dataclasses import dataclass

SHORTEST_PIECE = 8  # letters on one side of the end of a page
FARTHEST = 3  # pages that tables and figures may push between two parts of a paragraph
GONE = "|"
LABEL = re.compile(r"((?:Figure|Table)\d+)[.:]")


@dataclass(frozen=True)
class Block:
    """One thing that every format must say: its kind, where it stands, its text.

    kind: ``paragraph``, ``row``, ``caption`` and so on.
    """

    kind: str
    where: str
    text: str

    @property
    def squeezed(self) -> str:
        """Its text without typography."""
        return squeezed(self.text)


def squeezed(text: str) -> str:
    """Return what carries meaning of a text.

    That is: no spaces, hyphens, quotation marks and ligatures.
    """
    meant = re.sub(r"[^\w.,;:%+−–†*()/&§°]|_", "", unicodedata.normalize("NFKC", text))
    return LABEL.sub(r"\1", meant)


def missing(blocks: list[Block], pages: list[str]) -> list[Block]:
    """Return the blocks that do not stand on a squeezed page, nor across the end of one."""
    return [block for block in blocks if not _places(block.squeezed, pages)]


def rest(blocks: list[Block], pages: list[str]) -> list[str]:
    """Return, for each squeezed page, what is left when every block is taken out once.

    The pieces are joined by ``|``.
    """
    left = list(pages)
    for text in sorted((block.squeezed for block in blocks), key=len, reverse=True):
        for number, piece in _places(text, left):
            left[number] = left[number].replace(piece, GONE, 1)
    return [GONE.join(filter(None, page.split(GONE))) for page in left]


def _places(text: str, pages: list[str]) -> list[tuple[int, str]]:
    """Return on which pages a text stands, with the piece on each; nothing if it does not."""
    whole = [(number, text) for number, page in enumerate(pages) if text in page]
    if whole:
        return whole[:1]
    starts = sorted(range(len(pages)), key=lambda number: _begun(text, pages[number]), reverse=True)
    return next(filter(None, (_parts(text, pages, number) for number in starts)), [])


def _parts(text: str, pages: list[str], first: int, depth: int = 0) -> list[tuple[int, str]]:
    """Return the pieces of a text that goes on after a page; nothing if it does not."""
    cut = _begun(text, pages[first])
    if cut == len(text):
        return [(first, text)]
    if cut < SHORTEST_PIECE or depth == FARTHEST:
        return []
    later = range(first + 1, min(first + 1 + FARTHEST, len(pages)))
    following = next(
        filter(None, (_parts(text[cut:], pages, number, depth + 1) for number in later)), []
    )
    return [(first, text[:cut]), *following] if following else []


def _begun(text: str, page: str) -> int:
    """Return how many letters of the beginning of a text stand together on a page."""
    if text[:SHORTEST_PIECE] not in page:
        return len(text) if text in page else 0
    return (
        bisect(range(SHORTEST_PIECE, len(text) + 1), False, key=lambda cut: text[:cut] not in page)
        + SHORTEST_PIECE
        - 1
    )
