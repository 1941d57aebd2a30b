"""Promise: the same numbers stand in the HTML book and in the PDF."""

import re

from helpers.built_book import plain
from helpers.pdf_reader import squeezed, text

FIGURE = re.compile(r"\d[\d.,–]*%?")


def test_every_quantity_of_the_prose_stands_in_both(book):
    article, quantities = squeezed(text(book.pdf)), book.quantities()
    assert len(quantities) >= 60
    assert [
        name for name, shown in quantities.items() if shown not in plain(book.pages[name[0]])
    ] == []
    assert [
        name
        for name, shown in quantities.items()
        if name[0] in book.article and squeezed(shown) not in article
    ] == []


def told(page) -> list[tuple[str, str]]:
    """Every figure in the running text of a page, with the letters before it, and with those after it."""
    tags = [
        tag
        for tag in page.select("p, li")
        if not tag.find_parent(["td", "th", "li"]) and not tag.find_parent(class_="book-only")
    ]
    texts = [squeezed(re.sub(r"^(Table|Figure) \d+ ", "", tag.get_text().strip())) for tag in tags]
    return [
        (text[max(0, at.start() - 12) : at.end()], text[at.start() : at.end() + 12])
        for text in texts
        for at in FIGURE.finditer(text)
    ]


def test_every_figure_of_the_text_stands_in_both_among_the_same_words(book):
    article = squeezed(text(book.pdf))  # a page may end on one side of a figure, not on both
    figures = [
        (name, *sides)
        for name, page in book.article.items()
        if name != "references"
        for sides in told(page)
    ]
    assert (
        len(figures) >= 300
        and [item for item in figures if item[1] not in article and item[2] not in article] == []
    )


def test_every_row_of_every_table_stands_in_both(book):
    article = squeezed(text(book.pdf))
    tables = [table for page in book.article.values() for table in page.select("table[id]")]
    rows = [
        (table["id"], squeezed(row.get_text()))
        for table in tables
        for row in table.select("tbody tr")
    ]
    assert len(tables) >= 10 and [row for row in rows if row[1] not in article] == []


def test_every_reference_stands_in_both(book):
    article = squeezed(text(book.pdf))
    entries = [squeezed(entry.select_one("p").get_text()) for entry in book.cited()]
    assert len(entries) >= 23 and [entry for entry in entries if entry not in article] == []
