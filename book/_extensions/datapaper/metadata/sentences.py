"""How names and parts of things stand in a sentence."""


def listed(names: list[str]) -> str:
    """Return names as a sentence lists them: "Ann, Bob and Cyd"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def inside(text: str) -> str:
    """Return a text as it stands inside a sentence, where an article has no capital."""
    return text[0].lower() + text[1:] if text.startswith("The ") else text
