"""Titles in other languages, by the field ``langid`` of BibLaTeX: marked for speech and hyphens."""

from pybtex.richtext import Tag
from pybtex.style.template import join, node

MARK = "language-"  # docutils makes the attribute lang of such a class
TAGS = {  # the name of a language -> its tag of BCP 47, none for that of the book; Russian is printed in Latin letters here
    "english": "",
    "british": "",
    "american": "",
    "albanian": "sq",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "russian": "ru-Latn",
    "turkish": "tr",
}


class UnknownLanguage(ValueError):
    """The bibliography names a language that is not known here; the message says which, where, and which are."""


@node
def in_language(children, data):
    """Mark a text with the language of the entry; one without ``langid`` is in English, as one that names it. Raises UnknownLanguage."""
    text, entry = join[children].format_data(data), data["entry"]
    name = entry.fields.get("langid")
    if name and name not in TAGS:
        raise UnknownLanguage(
            f"references.bib, key '{entry.key}', field 'langid', value '{name}': must be one of {', '.join(TAGS)}, or left out for English; "
            "TAGS in datapaper/journals/styles/title_language.py takes another"
        )
    return Tag(MARK + TAGS[name], text) if name and TAGS[name] else text
