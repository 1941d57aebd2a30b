"""The parts of an entry.

Each is empty if the entry does not have it, and ends with its own punctuation.
"""

import re

from pybtex.richtext import Text
from pybtex.style.template import (
    field,
    first_of,
    href,
    join,
    node,
    optional,
    optional_field,
    tag,
    words,
)

from datapaper.metadata.csl_items import DOI

from .author_names import editors, people
from .title_language import in_language

ENDED = re.compile(r"[.?!][”’\"']*$")
DASHES = re.compile(r"-+")
ADDRESSES = {
    "doi": DOI,
    "eprint": "https://arxiv.org/abs/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    "url": "",
}


@node
def stop(children, data, sep=""):
    """Join and end with a full stop what has no other end."""
    text = join(sep)[children].format_data(data)
    return text if not text or ENDED.search(str(text)) else text.append(".")


def _ranged(text: Text) -> Text:
    return Text("\N{EN DASH}").join(text.split(DASHES))


def _address(name: str, base: str):
    whole = join[base, field(name, raw=True)]
    return optional[href(whole)[whole]]


authors = optional[people("author"), ":"]
authors_or_editors = first_of[authors, optional[editors, ":"]]
title = stop[in_language[field("title")]]
book_title = tag("em")[title]
journal = tag("em")[stop[field("journal")]]
host = words["In:", optional[editors, ":"], tag("em")[stop[field("booktitle")]]]
edited = stop[optional["Edited by ", people("editor")]]
edition = stop[optional[field("edition", apply_func=Text.capfirst), " edition"]]
series = stop(sep=", ")[
    optional["Volume ", field("volume")],
    optional_field("series"),
    optional["no. ", field("number")],
]
date = words[optional_field("day"), optional_field("month"), optional_field("year")]
pages = optional_field("pages", apply_func=_ranged)
issue = join[
    optional[tag("b")[field("volume")]], optional["(", field("number", apply_func=_ranged), ")"]
]
part = join(sep=", ")[optional["chapter ", field("chapter")], pages]
notes = words[stop[optional_field("note")], stop[optional["ISBN ", field("isbn")]]]
# No full stop follows an address: it would be taken for a part of it.
addresses = words[
    *(_address(*one) for one in ADDRESSES.items()), optional["(accessed ", field("urldate"), ")"]
]


def imprint(publisher, *after):
    """Return "Place: Publisher; date", and what follows after another colon, as pages do."""
    return stop(sep=": ")[
        join(sep="; ")[join(sep=": ")[optional_field("address"), publisher], date], *after
    ]
