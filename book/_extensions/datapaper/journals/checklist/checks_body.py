"""The sections of the text, and its language."""

import re

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from .bundle_files import Bundle
from .finding import Finding, pass_if, pass_unless, unless
from .paragraphs import level

STEMS, ENDINGS = r"(?:col|lab|hon|fav|neighb|behavi|harb|rum)", r"(?:s|ed|ing|able|hood|al)?"
QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)")
# In small letters alone: a name is written as its bearer writes it.
# "-ize" is American here, though not in Oxford.
AMERICAN = re.compile(
    rf"\b(?:{STEMS}or{ENDINGS}|(?:cent|theat|met)ers?|(?:def|off)ense|catalogs?|"
    r"(?!(?:size|seize|prize|capsize)[ds]?\b|(?:siz|seiz|priz|capsiz)ing\b)"
    r"[a-z]{2,}(?:ize[sd]?|izing|ization(?:al|s)?)|travele[dr]|modeling)\b"
)
BRITISH = re.compile(
    rf"\b(?:{STEMS}our{ENDINGS}|(?:cent|theat)res?|(?:def|off)ence|catalogues?|"
    r"[a-z]{3,}isation(?:al|s)?)\b"
)
FOREIGN = {"en-GB": AMERICAN, "en-US": BRITISH}


def body_sections(bundle: Bundle, asks: list) -> Finding:
    """Look for the chapters in the DOCX, in their order."""
    titles = list(bundle.manuscript.chapters)
    wanted = [one if isinstance(one, list) else [one] for one in asks]
    lacking = [" or ".join(names) for names in wanted if not {*names} & {*titles}]
    if lacking:
        return pass_if(False, f"missing: {', '.join(lacking)}")
    places = [next(titles.index(name) for name in names if name in titles) for names in wanted]
    return pass_if(places == sorted(places), f"the chapters are: {', '.join(titles)}")


def methods_subheadings(bundle: Bundle, asks: str) -> Finding:
    """Count the headings under that of the methods."""
    count = sum(level(one) == 2 for one in bundle.manuscript.chapters.get(asks, []))
    return pass_if(count > 0, f"{count} headings under {asks}")


def one_english(bundle: Bundle) -> Finding:
    """Look for words of the other English, outside of quotations, names and references."""
    language = bundle.metadata["language"]
    if language not in FOREIGN:
        told = f"the language is {language}, neither en-GB nor en-US"
        return pass_if(False, told, "{pages}/paper.yml, language")
    paragraphs = [*bundle.manuscript.abstract, *bundle.manuscript.text]
    text = QUOTED.sub(" ", " ".join(one.text for one in paragraphs))
    found = sorted(set(FOREIGN[language].findall(text)))
    faults = unless(not found, f"not of {language}: {', '.join(found)}")
    return pass_unless(faults, f"every word checked is {language}")


def few_footnotes(bundle: Bundle, asks: int) -> Finding:
    """Count the footnotes of the DOCX, and the words to each."""
    part = bundle.manuscript.document.part
    parts = [one for one in part.rels.values() if one.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    notes = [note for one in parts for note in etree.fromstring(one.target_part.blob)]
    count = sum(not any(name.endswith("}type") for name in note.attrib) for note in notes)
    words = bundle.manuscript.words_of_text
    return pass_if(count * asks <= words, f"{count} footnotes in {words:,} words")
