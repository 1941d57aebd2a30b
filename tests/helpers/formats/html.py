"""What the HTML says: the clean article, in blocks, and the pages of the book."""

import copy

from bs4 import BeautifulSoup, Tag

from .said_in import Block

HEADS = ["h1", "h2", "h3", "h4"]
APART = ["authors", "keywords", "reference"]


def blocks(article: BeautifulSoup) -> list[Block]:
    """Return all that the clean article says.

    Names and keywords come one by one: each format has its own place for them.
    """
    return [
        *_named(article),
        *_heads(article),
        *_paragraphs(article),
        *_rows(article),
        *_captions(article),
        *_references(article),
    ]


def _named(article) -> list[Block]:
    authors = [Block("author", "", tag["content"]) for tag in article.select("meta[name=author]")]
    return [
        *authors,
        *(
            Block("keyword", "", word)
            for word in article.select_one("meta[name=keywords]")["content"].split(", ")
        ),
    ]


def _heads(article) -> list[Block]:
    return [
        Block("heading", head.get("id", ""), head.get_text())
        for head in article.body.find_all(HEADS)
    ]


def _paragraphs(article) -> list[Block]:
    """Return running text of every voice, with the numbers of its citations where they stand."""
    found = [
        tag
        for tag in article.body.select("p, li, .admonition-title")
        if not tag.find_parent(["td", "th", "caption", "figcaption"])
    ]
    return [
        Block("paragraph", _place(tag), tag.get_text())
        for tag in found
        if not tag.find_parent(class_=APART) and not tag.find("p")
    ]


def _rows(article) -> list[Block]:
    return [
        Block("row", table.get("id", ""), row.get_text())
        for table in article.select("table")
        for row in table.select("tr")
    ]


def _captions(article) -> list[Block]:
    found = [(tag, tag.find(["caption", "figcaption"])) for tag in article.select("[data-label]")]
    return [
        Block("caption", tag["data-label"], f"{tag['data-label']}. {caption.get_text()}")
        for tag, caption in found
    ]


def _references(article) -> list[Block]:
    return [
        Block("reference", entry["data-key"], f"{entry['data-number']}. {entry.get_text()}")
        for entry in article.select(".reference")
    ]


def _place(tag: Tag) -> str:
    head = tag.find_previous(HEADS)
    return head.get_text(strip=True) if head else ""


def pages(book) -> list[str]:
    """Return the text of each page of the book, with the numbers that the article has.

    These are the numbers of tables, figures and references.
    """
    return [_text(page) for page in copy.deepcopy(book.pages).values()]


def _text(page: Tag) -> str:
    for label in page.select(".caption-number, .citation > .label"):
        label.string = f"{label.get_text().strip('[] ')}."
    return page.get_text()
