"""The tags in the head of a page, which ``templates/meta_tags.html`` lists."""

from datapaper.formats import registry
from datapaper.metadata import Edition, licences, name_of
from datapaper.metadata.csl_items import DOI
from datapaper.sphinx.templates import rendered

from . import social_card
from .page_facts import Page


def tags(edition: Edition, page: Page) -> list[str]:
    """Return all of them; what is not known is left out."""
    paper = edition.paper
    written = rendered(
        "meta_tags",
        page=page,
        paper=paper,
        day=edition.day,
        authors=[name_of(one) for one in paper.authors],
        adapted=DOI + paper.adapts["doi"] if paper.adapts else "",
        doi=DOI,
        licences=licences.ADDRESSES,
        formats=registry.in_book(),
        pdf=registry.by_id("pdf").file,
        card=social_card,
    )
    return [line for line in written.splitlines() if line.strip()]
