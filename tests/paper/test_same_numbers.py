"""Promise: the same numbers stand in the HTML book and in the PDF."""

import re

from helpers.built_book import plain
from helpers.pdf_reader import squeezed, text

CELLS = "th, td:not(.data-rows)"  # without the links to rows of data, which only the book has
FIGURE = re.compile(r"\d[\d.,–]*%?")


def test_every_quantity_of_the_prose_stands_in_both(book):
    article, quantities = squeezed(text(book.pdf)), book.quantities()
    assert len(quantities) >= 60
    for (page, name), shown in quantities.items():
        assert shown in plain(book.pages[page]), (page, name)
        assert page not in book.article or squeezed(shown) in article, (page, name)


def told(page) -> list[tuple[str, str]]:
    """Every figure in the running text, with the letters before it, and with those after it."""
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
    lost = [item for item in figures if item[1] not in article and item[2] not in article]
    assert len(figures) >= 300 and lost == []


def test_every_row_of_a_table_and_every_reference_stands_in_both(book):
    article, tables = squeezed(text(book.pdf)), "table[id] > tbody > tr"
    rows = [row for page in book.article.values() for row in page.select(tables)]
    entries = [entry.select_one("p") for entry in book.cited()]
    assert len(rows) >= 60 and len(entries) >= 23
    of_rows = ["".join(cell.get_text() for cell in row.select(CELLS)) for row in rows]
    said = [squeezed(words) for words in [*of_rows, *(one.get_text() for one in entries)]]
    assert [one for one in said if one not in article] == []
