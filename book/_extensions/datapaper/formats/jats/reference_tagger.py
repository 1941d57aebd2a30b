"""Tag parts of a printed reference without changing a letter of it."""

import re
from collections.abc import Iterator

from lxml import etree

from .elements import E
from .sources import Name

PASSAGE = "passage"
# Their text may still hold a part; that of other elements is tagged already.
OPEN = {"mixed-citation", "person-group", "string-name", PASSAGE}
STYLES = {"italic", "bold"}  # may not hold a part: the part goes around them
AND_OTHERS = ["et al", "and others"]
NEVER = "(?!)"


class ReferenceTagger:
    """A printed reference; ``root`` is its ``mixed-citation``, which is tagged in place."""

    def __init__(self, root: etree._Element):
        self.root = root

    def mark(
        self,
        name: str,
        text: str,
        attributes: dict | None = None,
        within: etree._Element | None = None,
    ) -> etree._Element | None:
        """Put the first place where a text is printed into an element and return it, or None."""
        place, pattern = self.root if within is None else within, _words(text)
        for styled in place.iter(*STYLES):
            if re.match(pattern, styled.text or "", re.IGNORECASE):
                return _around(styled, name, len(text))
        return self._enclosed(name, pattern, attributes or {}, place)

    def mark_passage(self, text: str, parts: dict[str, str]) -> bool:
        """Tag parts of one passage, such as day, month and year; tell whether it is printed."""
        passage = self.mark(PASSAGE, text)
        if passage is None:
            return False
        for name, part in parts.items():
            self.mark(name, part, within=passage)
        etree.strip_tags(self.root, PASSAGE)
        return True

    def mark_people(self, role: str, names: list[Name]):
        """Tag the people who wrote or edited, as one group, and each by name."""
        text = "".join(self.root.itertext())
        forms = [_loosely(form) for name in names for form in name.forms()]
        first, *others = [form for form in forms if re.search(form, text)] or [NEVER]
        pattern = first + (f"(?:.*?{others[-1]})?" if others else "")
        group = self._enclosed("person-group", pattern, {"person-group-type": role}, self.root)
        for name in names if group is not None else []:
            self._mark_name(name, group)

    def mark_others(self):
        """Tag the words that stand for people who are not named."""
        for words in AND_OTHERS:
            self.mark("etal", words)

    def _mark_name(self, name: Name, group: etree._Element):
        if not name.given:
            self.mark("collab", name.family, within=group)
            return
        for form, given in name.forms().items():
            whole = self.mark("string-name", form, within=group)
            if whole is not None:
                parts = {"surname": name.family, "given-names": given, "suffix": name.suffix}
                for part in filter(parts.get, parts):
                    self.mark(part, parts[part], within=whole)
                return

    def _enclosed(
        self, name: str, pattern: str, attributes: dict, within: etree._Element
    ) -> etree._Element | None:
        for holder, attribute in _places(within):
            text = getattr(holder, attribute) or ""
            found = re.search(pattern, text, re.IGNORECASE)
            if found:
                made = E(name, attributes, found[0])
                setattr(holder, attribute, text[: found.start()])
                holder.insert(0, made) if attribute == "text" else holder.addnext(made)
                made.tail = text[found.end() :]
                return made
        return None


def _words(text: str) -> str:
    """Return the pattern of whole words: a number within another, as in 2019/8, is none."""
    edge = r"\w" if "/" in text else r"\w/"
    return f"(?<![{edge}]){_loosely(text)}(?![{edge}])"


def _loosely(text: str) -> str:
    """Return the pattern of a text in which any blank may stand for another."""
    return r"\s+".join(map(re.escape, text.split()))


def _places(within: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield where text may still be tagged: an element, and ``text`` or ``tail``."""
    for element in within.iter(*OPEN):
        yield element, "text"
        yield from ((child, "tail") for child in element)


def _around(inner: etree._Element, name: str, length: int) -> etree._Element:
    """Put the start of an element into another, which takes its place.

    The rest of its text keeps the style beside it.
    """
    made = last = E(name)
    inner.getparent().replace(inner, made)
    rest, tail = inner.text[length:], inner.tail
    inner.text, inner.tail = inner.text[:length], None
    made.append(inner)
    if rest:
        last = E(inner.tag, rest)
        made.addnext(last)
    last.tail = tail
    return made
