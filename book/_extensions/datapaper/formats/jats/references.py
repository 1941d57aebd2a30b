"""The reference list: entries as they are printed, with the parts of ``references.bib`` tagged."""

import re
from pathlib import Path

from lxml import etree

from datapaper.metadata.csl_items import DOI

from .elements import HREF, LANGUAGE
from .reference_tagger import PASSAGE, ReferenceTagger
from .sources import TYPES, Source, sources

RANGE = re.compile("[-–]+")


def tag_parts(root: etree._Element, bibliography: Path):
    """Tag the parts of every reference in an element, in place; its ``key`` goes."""
    known = sources(bibliography)
    for entry in root.iter("ref"):
        _tag(entry.find("mixed-citation"), known[entry.attrib.pop("key")])


def _tag(citation: etree._Element, source: Source):
    citation.set("publication-type", TYPES.get(source.kind, "other"))
    language = citation.xpath("string(.//styled-content/@xml:lang)")
    etree.strip_tags(citation, "styled-content")
    tagger = ReferenceTagger(citation)
    for role, names in source.people.items():
        tagger.mark_people(role, names)
    if source.others:
        tagger.mark_others()
    for name, value in source.parts[:1]:
        title = tagger.mark(name, value)
        if title is not None and language:
            title.set(LANGUAGE, language)
    _mark_doi(tagger, source.doi)
    _mark_others(tagger, source)


def _mark_doi(tagger: ReferenceTagger, doi: str):
    """Tag the DOI itself; the link around it becomes its address."""
    links = [one for one in tagger.root.iter("ext-link") if doi and one.get(HREF) == DOI + doi]
    for link in links:
        link.tag = PASSAGE
        tagger.mark("pub-id", doi, {"pub-id-type": "doi", HREF: DOI + doi}, within=link)
    etree.strip_tags(tagger.root, PASSAGE)


def _mark_others(tagger: ReferenceTagger, source: Source):
    """Tag pages and a whole date first, since other fields may have the same digits.

    A year alone comes last.
    """
    first, *others = RANGE.split(source.pages)
    if first:
        pages = {"fpage": first} | ({"lpage": others[0]} if others else {})
        tagger.mark_passage("–".join([first, *others]), pages)
    date = " ".join(source.date.values())
    dated = "month" in source.date and tagger.mark_passage(date, source.date)
    for name, value in source.parts[1:]:
        tagger.mark(name, value)
    if "year" in source.date and not dated:
        tagger.mark("year", source.date["year"])
