"""Titles in other languages, by the field ``langid`` of BibLaTeX: marked for speech and hyphens."""

from pybtex.richtext import Tag
from pybtex.style.template import join, node

from datapaper.core.wording import did_you_mean, quoted

MARK = "language-"  # docutils makes the attribute lang of such a class
# The name of a language -> its tag of BCP 47, none for that of the book.
# Russian is printed in Latin letters here.
TAGS = {
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


@node
def in_language(children, data):
    """Mark a text with the language of the entry, English if none. Raises ValueError."""
    text, entry = join[children].format_data(data), data["entry"]
    name = entry.fields.get("langid")
    if name and name not in TAGS:
        raise ValueError(
            f"references.bib, {entry.key}, langid: {quoted(name)} is not a known language."
            f"{did_you_mean(name, TAGS)} Known languages: {', '.join(TAGS)}. "
            "Leave it out for English; "
            "TAGS in datapaper/journals/styles/title_language.py takes another."
        )
    return Tag(MARK + TAGS[name], text) if name and TAGS[name] else text
