"""The sections: those with a number are the body, what follows them the back.

What stands on a page of its own is an appendix.
"""

from lxml import etree

from datapaper.article.main_text import printed

from .elements import E

# What the archives call a statement, by its id in paper.yml.
STATEMENTS = {
    "ai": "ai-statement",
    "contributions": "author-contributions",
    "data": "data-availability",
    "ethics": "ethics-statement",
    "grants": "financial-disclosure",
    "interests": "coi-statement",
    "software": "software-availability",
}


def parted(root: etree._Element, statements: list[dict]) -> tuple[etree._Element, etree._Element]:
    """Return body and back, made of the sections of ``root``.

    The back begins after the last section with a number.
    statements: what ``paper.yml`` has, ids and titles.
    """
    sections, notes = root.findall("sec"), root.findall("fn-group")
    last = max(place for place, part in enumerate(sections) if part.find("label") is not None)
    pages = [place for place, part in enumerate(sections, 1) if _ends_in_page(part)]
    end = min(pages, default=len(sections))
    back, apps = sections[last + 1 : end], sections[max(end, last + 1) :]
    for parts, prefix in ((sections[: last + 1], "sec"), (back, "back"), (apps, "app")):
        _identify(parts, prefix)
    etree.strip_elements(root, "new-page")
    for part in apps:
        part.tag = "app"
    named = [_named(part, statements) for part in back]
    appended = [E("app-group", *apps)] if apps else []
    return E.body(*sections[: last + 1]), E.back(*named, *appended, *notes)


def _ends_in_page(section: etree._Element) -> bool:
    return next(section.iter("new-page"), None) is not None


def _identify(sections: list[etree._Element], prefix: str):
    """Give every section that has no id its place as one."""
    for number, section in enumerate(sections, 1):
        name = f"{prefix}-{number}"
        if "id" not in section.attrib:
            section.set("id", name)
        _identify(section.findall("sec"), name)


def _named(section: etree._Element, statements: list[dict]) -> etree._Element:
    """Give a part of the back the name that it has in JATS."""
    known = [one for one in statements if one["id"] in STATEMENTS]
    kinds = {printed(one["title"]): STATEMENTS[one["id"]] for one in known}
    for part in section.iter("sec"):
        kind = kinds.get("".join(part.find("title").itertext()))
        if kind:
            part.set("sec-type", kind)
    if section.find("ref") is not None:
        section.tag = "ref-list"
    return section
