"""The reference list: each entry exactly as it is printed, with the parts tagged that ``references.bib`` knows by name."""

import re

from bs4 import Tag
from lxml import etree

from datapaper.article.model import Article

from .elements import HREF, LANGUAGE, E
from .inline import Inline
from .printed import PASSAGE, Printed
from .sources import TYPES, Source, sources

DOI = "https://doi.org/"
RANGE = re.compile("[-–]+")


def entries(article: Article) -> list[etree._Element]:
    """Return the entries of the list in their order."""
    inline, known = Inline.of(article), sources(article.project.bibliography)
    return [
        _entry(entry, inline, known[entry["data-key"]])
        for entry in article.soup.select("div.reference")
    ]


def _entry(entry: Tag, inline: Inline, source: Source) -> etree._Element:
    kind = {"publication-type": TYPES.get(source.kind, "other")}
    printed = Printed(E("mixed-citation", kind, *inline.inside(entry.p.children)))
    for role, names in source.people.items():
        printed.mark_people(role, names)
    if source.others:
        printed.mark_others()
    for name, value in source.parts[:1]:
        _in_language(printed.mark(name, value), entry)
    _mark_doi(printed, source.doi)
    _mark_others(printed, source)
    return E.ref({"id": entry["id"]}, E.label(entry["data-number"]), printed.root)


def _in_language(title: etree._Element | None, entry: Tag):
    """Say of the title in which language it is, if that is another one."""
    marked = entry.find(lang=True)
    if title is not None and marked:
        title.set(LANGUAGE, marked["lang"])


def _mark_doi(printed: Printed, doi: str):
    """Tag the DOI itself; the link around it becomes its address."""
    for link in [
        one for one in printed.root.iter("ext-link") if doi and one.get(HREF) == DOI + doi
    ]:
        link.tag = PASSAGE
        printed.mark("pub-id", doi, {"pub-id-type": "doi", HREF: DOI + doi}, within=link)
    etree.strip_tags(printed.root, PASSAGE)


def _mark_others(printed: Printed, source: Source):
    """Tag pages and a whole date first, since other fields may have the same digits; a year alone is what is left over."""
    first, *others = RANGE.split(source.pages)
    if first:
        printed.mark_passage(
            "–".join([first, *others]), {"fpage": first} | ({"lpage": others[0]} if others else {})
        )
    dated = "month" in source.date and printed.mark_passage(
        " ".join(source.date.values()), source.date
    )
    for name, value in source.parts[1:]:
        printed.mark(name, value)
    if "year" in source.date and not dated:
        printed.mark("year", source.date["year"])
