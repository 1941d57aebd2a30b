"""The front matter: what ``paper.yml`` says of the edition, with abstract and attribution.

No journal has published it, so nothing is said of one.
"""

from lxml import etree

from datapaper.article.main_text import printed
from datapaper.article.model import Article, plain
from datapaper.core.git import CHANGED
from datapaper.formats.copy_built import DATA
from datapaper.metadata import Edition
from datapaper.metadata.licences import ADDRESSES, licence_name

from .contributors import affiliations, contributors, correspondence
from .elements import ALI, HREF, E, known, linked


def front(article: Article, edition: Edition, written: etree._Element) -> etree._Element:
    """Return the front matter; what is not known is left out. written: has abstract and notes."""
    about = _about(article, edition, written.find("abstract"))
    return E.front(about, *written.findall("notes"))


def _about(article: Article, edition: Edition, abstract: etree._Element | None) -> etree._Element:
    paper = edition.paper
    subtitle = [E.subtitle(paper.subtitle)] if paper.subtitle else []
    related = [one for one in paper.related if one.get("doi") or one.get("url")]
    return E(
        "article-meta",
        *known(
            E("article-id", {"pub-id-type": "doi"}, paper.doi) if paper.doi else None,
            E("article-version", paper.version),
            _category(paper.article_type) if paper.article_type else None,
            E("title-group", E("article-title", paper.title), *subtitle),
            contributors(paper.authors),
            *affiliations(paper.authors),
            correspondence(paper.authors),
            _date(edition.day),
            _data(edition.paper.licences["data"]),
            _permissions(paper.licences["text"]),
            linked("self-uri", paper.url) if paper.url else None,
            _adapted(paper.adapts) if paper.adapts else None,
            *map(_related, related),
            abstract,
            E("kwd-group", {"kwd-group-type": "author"}, *map(E.kwd, paper.keywords)),
            _grants(article, paper.statements),
            E.counts(*_counts(article)),
            _state(edition),
        ),
    )


def _category(kind: str) -> etree._Element:
    """The type of article, by the name that the journal has for it."""
    return E("article-categories", E("subj-group", {"subj-group-type": "heading"}, E.subject(kind)))


def _date(day: str) -> etree._Element | None:
    """The day of this version; nothing says that it is one of publication."""
    if not day:
        return None
    year, month, of_month = day.split("-")
    attributes = {"date-type": "version", "iso-8601-date": day}
    return E("pub-date", attributes, E.day(of_month), E.month(month), E.year(year))


def _data(licence: str) -> etree._Element:
    """The data package, which is handed in beside this file."""
    what = f"The data of the article with their description, under {licence_name(licence)}."
    caption = E("caption", E.title("Data package"), E.p(what))
    kind = {"content-type": "data", "mimetype": "application", "mime-subtype": "zip"}
    return linked("supplementary-material", DATA, caption, **kind)


def _permissions(licence: str) -> etree._Element:
    address = ADDRESSES[licence]
    link = linked("ext-link", address, licence_name(licence), **{"ext-link-type": "uri"})
    text = E("license-p", "The text is licensed under ", link, ".")
    attributes = {"license-type": "open-access", HREF: address}
    return E.permissions(E.license(attributes, E(f"{{{ALI}}}license_ref", address), text))


def _adapted(work: dict) -> etree._Element:
    attributes = {
        "related-article-type": "adapted-article",
        "ext-link-type": "doi",
        "vol": str(work["volume"]),
        "elocation-id": work["number"],
    }
    content = [
        E("article-title", work["title"]),
        ". ",
        E.source(work["journal"]),
        " ",
        E.year(str(work["year"])),
    ]
    return linked("related-article", work["doi"], *content, **attributes)


def _related(work: dict) -> etree._Element:
    kind, address = ("doi", work["doi"]) if work.get("doi") else ("uri", work["url"])
    attributes = {"link-type": work["relation"], "ext-link-type": kind}
    return linked("related-object", address, work["title"], **attributes)


def _grants(article: Article, statements: list[dict]) -> etree._Element | None:
    titles = [printed(one["title"]) for one in statements if one["id"] == "grants"]
    head = next((one for one in article.body.find_all("h2") if plain(one) in titles), None)
    paragraph = head and head.find_next_sibling("p")
    return E("funding-group", E("funding-statement", plain(paragraph))) if paragraph else None


def _counts(article: Article) -> list[etree._Element]:
    kinds = [exhibit.kind for exhibit in article.exhibits]
    counted = {"fig": kinds.count("figure"), "table": kinds.count("table")}
    counted["ref"] = len(article.references)
    return [E(f"{name}-count", {"count": str(number)}) for name, number in counted.items()]


def _state(edition: Edition) -> etree._Element:
    commit = edition.commit and edition.commit.name + CHANGED * edition.commit.changed
    values = {"commit": commit, "sha-256-of-the-data": edition.data}
    parts = [
        E("custom-meta", E("meta-name", name), E("meta-value", value))
        for name, value in values.items()
        if value
    ]
    return E("custom-meta-group", *parts)
