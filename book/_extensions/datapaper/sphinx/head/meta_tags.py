"""The tags in the head of a page: Highwire, Dublin Core, Open Graph, links to resources."""

from html import escape

from datapaper.formats import registry
from datapaper.metadata import Edition, licences, name_of
from datapaper.metadata.citation_formats import DOI

from .page_facts import Page
from .social_card import NAME as CARD
from .social_card import SIZE

CSL = "application/vnd.citationstyles.csl+json"
SCHEMAS = {"DC": "http://purl.org/dc/elements/1.1/", "DCTERMS": "http://purl.org/dc/terms/"}


def tags(edition: Edition, page: Page) -> list[str]:
    """Return all of them; what is not known is left out."""
    named = [*_general(edition, page), *_highwire(edition, page), *_dublin_core(edition, page)]
    graph, links = _open_graph(edition, page), _links(edition, page)
    return [
        *(_tag("meta", name=name, content=value) for name, value in named if value),
        *(_tag("meta", property=name, content=value) for name, value in graph if value),
        *(_tag("link", rel=rel, href=href, **more) for rel, href, more in links if href),
    ]


def title(edition: Edition, page: Page) -> str:
    """Return the title of a page, which is that of the edition at its front."""
    return edition.paper.full_title if page.kind == "front" else page.title


def about(edition: Edition, page: Page) -> str:
    """Return what a page is about; the description of the book if the page does not say so."""
    own = "" if page.kind == "front" else page.about
    return own or edition.paper.description


def _tag(element: str, /, **attributes: str) -> str:
    written = " ".join(f'{key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{element} {written}>"


def _general(edition: Edition, page: Page) -> list[tuple[str, str]]:
    card = "summary_large_image" if edition.paper.url else "summary"
    return [
        ("description", about(edition, page)),
        ("author", ", ".join(map(name_of, edition.paper.authors))),
        ("twitter:card", card),
    ]


def _highwire(edition: Edition, page: Page) -> list[tuple[str, str]]:
    """Describe this edition, never the article that it adapts.

    So a reference manager keeps what is on the screen.
    """
    if page.kind == "other":
        return []
    paper, day = edition.paper, edition.day.replace("-", "/")
    names = [one.get("name") or f"{one['family']}, {one['given']}" for one in paper.authors]
    inside = [] if page.kind == "front" else [("citation_inbook_title", paper.full_title)]
    pdf = paper.address(f"take-away/{registry.by_id('pdf').file}")
    return [
        ("citation_title", title(edition, page)),
        *inside,
        *(("citation_author", name) for name in names),
        ("citation_publication_date", day),
        ("citation_online_date", day),
        ("citation_language", paper.language),
        ("citation_keywords", "; ".join(paper.keywords)),
        ("citation_doi", paper.doi if page.kind == "front" else ""),
        ("citation_public_url", paper.address(page.file)),
        ("citation_pdf_url", pdf if page.kind in ("front", "article") else ""),
    ]


def _dublin_core(edition: Edition, page: Page) -> list[tuple[str, str]]:
    paper = edition.paper
    adapted = DOI + paper.adapts["doi"] if paper.adapts else ""
    whole = ("DCTERMS.isPartOf", paper.url or paper.full_title)
    if page.kind == "front":
        whole = ("DCTERMS.isVersionOf", adapted)
    return [
        ("DC.title", title(edition, page)),
        *[("DC.creator", name_of(author)) for author in paper.authors],
        ("DC.date", edition.day),
        ("DC.language", paper.language),
        ("DC.rights", licences.ADDRESSES[paper.licences["text"]]),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        *[("DC.subject", word) for word in paper.keywords],
        ("DC.identifier", paper.address(page.file)),
        ("DC.relation", adapted),
        whole,
    ]


def _open_graph(edition: Edition, page: Page) -> list[tuple[str, str]]:
    paper = edition.paper
    sizes = zip(("og:image:width", "og:image:height"), map(str, SIZE), strict=True)
    picture = [*sizes, ("og:image:alt", paper.full_title)] if paper.url else []
    return [
        ("og:title", title(edition, page)),
        ("og:type", "website" if page.kind == "front" else "article"),
        ("og:description", about(edition, page)),
        ("og:site_name", paper.title),
        ("og:locale", paper.language.replace("-", "_")),
        ("og:url", paper.address(page.file)),
        ("og:image", paper.address(CARD)),
        *picture,
    ]


def _links(edition: Edition, page: Page) -> list[tuple[str, str, dict[str, str]]]:
    paper, away = edition.paper, f"{page.root}take-away/"
    used = paper.licences["data" if page.kind in ("data", "rows") else "text"]
    found: list[tuple[str, str, dict[str, str]]] = [
        *((f"schema.{name}", address, {}) for name, address in SCHEMAS.items()),
        ("canonical", paper.address(page.file), {}),
        ("cite-as", DOI + paper.doi if paper.doi else "", {}),
        ("license", licences.ADDRESSES[used], {}),
        ("describedby", f"{page.root}ro-crate-metadata.json", {"type": "application/ld+json"}),
        ("describedby", f"{away}citation.bib", {"type": "application/x-bibtex"}),
        ("describedby", f"{away}citation.json", {"type": CSL}),
    ]
    for one in registry.in_book() if page.kind in ("front", "article") else []:
        more = {"type": one.media_type, "title": f"The article as {one.label}"}
        found.append(("alternate", f"{away}{one.file}", more))
    if page.kind == "rows":
        more = {"type": "text/csv", "title": "The data file"}
        found.append(("alternate", page.resource["path"], more))
    return found
