"""The tags in the head of a page: Highwire, Dublin Core, Open Graph, and links between resources."""

from html import escape

from datapaper.formats import registry
from datapaper.metadata import Edition, licences, name_of
from datapaper.metadata.citation_formats import DOI

from .page_facts import Page
from .social_card import NAME as CARD
from .social_card import SIZE

SCHEMAS = {"DC": "http://purl.org/dc/elements/1.1/", "DCTERMS": "http://purl.org/dc/terms/"}


def tags(edition: Edition, page: Page) -> list[str]:
    """Return all of them; what is not known is left out."""
    named = [*_general(edition, page), *_highwire(edition, page), *_dublin_core(edition, page)]
    written = [_tag("meta", name=name, content=value) for name, value in named if value]
    written += [
        _tag("meta", property=name, content=value)
        for name, value in _open_graph(edition, page)
        if value
    ]
    return written + [
        _tag("link", rel=rel, href=href, **more)
        for rel, href, more in _links(edition, page)
        if href
    ]


def title(edition: Edition, page: Page) -> str:
    """Return the title of a page, which is that of the edition at its front."""
    return edition.paper.full_title if page.kind == "front" else page.title


def about(edition: Edition, page: Page) -> str:
    """Return what a page is about; a page that does not say so is about what the book is about."""
    return (
        edition.paper.description
        if page.kind == "front"
        else page.about or edition.paper.description
    )


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
    """Describe this edition, never the article that it adapts, so that a reference manager keeps what is on the screen."""
    if page.kind == "other":
        return []
    paper, day = edition.paper, edition.day.replace("-", "/")
    authors = [
        ("citation_author", one.get("name") or f"{one['family']}, {one['given']}")
        for one in paper.authors
    ]
    inside = [] if page.kind == "front" else [("citation_inbook_title", paper.full_title)]
    return [
        ("citation_title", title(edition, page)),
        *inside,
        *authors,
        ("citation_publication_date", day),
        ("citation_online_date", day),
        ("citation_language", paper.language),
        ("citation_keywords", "; ".join(paper.keywords)),
        ("citation_doi", paper.doi if page.kind == "front" else ""),
        ("citation_public_url", paper.address(page.file)),
        (
            "citation_pdf_url",
            paper.address(f"take-away/{registry.by_id('pdf').file}")
            if page.kind in ("front", "article")
            else "",
        ),
    ]


def _dublin_core(edition: Edition, page: Page) -> list[tuple[str, str]]:
    paper = edition.paper
    adapted = DOI + paper.adapts["doi"] if paper.adapts else ""
    whole = (
        [("DCTERMS.isVersionOf", adapted)]
        if page.kind == "front"
        else [("DCTERMS.isPartOf", paper.url or paper.full_title)]
    )
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
        *whole,
    ]


def _open_graph(edition: Edition, page: Page) -> list[tuple[str, str]]:
    paper = edition.paper
    picture = (
        [
            ("og:image:width", str(SIZE[0])),
            ("og:image:height", str(SIZE[1])),
            ("og:image:alt", paper.full_title),
        ]
        if paper.url
        else []
    )
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
    found = [(f"schema.{name}", address, {}) for name, address in SCHEMAS.items()]
    found += [
        ("canonical", paper.address(page.file), {}),
        ("cite-as", DOI + paper.doi if paper.doi else "", {}),
        (
            "license",
            licences.ADDRESSES[paper.licences["data" if page.kind in ("data", "rows") else "text"]],
            {},
        ),
        ("describedby", f"{page.root}ro-crate-metadata.json", {"type": "application/ld+json"}),
        ("describedby", f"{away}citation.bib", {"type": "application/x-bibtex"}),
        (
            "describedby",
            f"{away}citation.json",
            {"type": "application/vnd.citationstyles.csl+json"},
        ),
    ]
    if page.kind in ("front", "article"):
        found += [
            (
                "alternate",
                f"{away}{one.file}",
                {"type": one.media_type, "title": f"The article as {one.label}"},
            )
            for one in registry.in_book()
        ]
    if page.kind == "rows":
        found.append(
            ("alternate", page.resource["path"], {"type": "text/csv", "title": "The data file"})
        )
    return found
