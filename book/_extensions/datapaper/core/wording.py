"""Words that messages share: a quoted value, a suggestion, an ordinal."""

from collections.abc import Iterable
from difflib import get_close_matches

SHOWN = 60  # letters of a value
NEAR, FAR = 0.75, 0.6  # how alike a misspelt name is, and one of few choices
ORDINALS = [
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth"),
]


def quoted(value: object) -> str:
    """Return a value in quotation marks, cut if it is long; what cannot be seen is written out."""
    text = str(value)
    cut = f"{text[:SHOWN]}…" if len(text) > SHOWN else text
    shown = [one if one.isprintable() else one.encode("unicode_escape").decode() for one in cut]
    return f"“{''.join(shown)}”"


def all_quoted(values: Iterable) -> str:
    """Return values in quotation marks, with commas between them."""
    return ", ".join(map(quoted, values))


def nearest(word: str, known: Iterable, near: float = NEAR) -> str:
    """Return the name that is most like a word, whatever its capitals; nothing if none is."""
    names = {str(one).casefold(): str(one) for one in known}
    found = get_close_matches(word[: 2 * SHOWN].casefold(), names, 1, near)
    return names[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable, near: float = NEAR) -> str:
    """Return the question whether a near name was meant, after a space; nothing if none is near."""
    name = nearest(word, known, near)
    return f" Did you mean {quoted(name)}?" if name else ""


def ordinal(number: int) -> str:
    """Return ``second`` for 2, and ``13th`` where words end."""
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ends.get(number % 10, 'th')}"
