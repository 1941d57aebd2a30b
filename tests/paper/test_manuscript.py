"""Promise: the article keeps the rules that the journal sets for a manuscript."""

import itertools
import re

from helpers.built_book import plain


def labels(book, without=()) -> list[str]:
    """The labels of all tables and figures, in reading order, without those of some pages."""
    return [
        tag["id"]
        for name, page in book.pages.items()
        if name not in without
        for tag in page.select("table[id], figure[id]")
    ]


def test_every_page_has_one_title_and_skips_no_level_of_heading(book):
    for name, page in book.pages.items():
        levels = [int(head.name[1]) for head in page.select("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels)), name


def test_titles_of_tables_and_figures_have_at_most_15_words(book):
    heads = [
        book.element(label).select_one("caption strong, figcaption strong")
        for label in labels(book)
    ]
    titles = [plain(head) for head in heads]
    assert len(titles) >= 15 and [one for one in titles if not 1 <= len(one.split()) <= 15] == []


def test_tables_and_figures_are_numbered_in_order(book):
    captions = [plain(book.element(label).select_one(".caption-number")) for label in labels(book)]
    for kind in ("Table", "Figure"):
        numbers = [int(caption.split()[1]) for caption in captions if caption.startswith(kind)]
        assert numbers == list(range(1, len(numbers) + 1)) and numbers


def test_the_text_refers_to_every_table_and_figure_on_its_page_before_it(book):
    late = [
        (name, tag["id"])
        for name, page in book.pages.items()
        for tag in page.select("table[id], figure[id]")
        if not any(
            link.select(".std-numref") for link in tag.find_all_previous("a", href=f"#{tag['id']}")
        )
    ]
    assert late == []


def test_tables_and_figures_are_first_named_in_the_order_of_their_numbers(book):
    text = " ".join(map(refs, book.article.values()))
    for kind in ("Table", "Figure"):
        named = list(map(int, re.findall(rf"{kind} (\d+)", text)))
        assert list(dict.fromkeys(named)) == sorted(set(named))


def test_a_page_of_the_evidence_names_its_own_tables_and_figures_in_their_order(book):
    for name in set(book.names) - set(book.article_names):
        page = book.pages[name]
        own = list(map(plain, page.select("table .caption-number, figure .caption-number")))
        for kind in ("Table", "Figure"):
            named = dict.fromkeys(re.findall(rf"{kind} \d+", refs(page)))
            expected = [label for label in own if label.startswith(kind)]
            assert [label for label in named if label in own] == expected, name


def refs(page) -> str:
    """The references to tables and figures on a page, in order."""
    return " ".join(plain(link) for link in page.select(".std-numref"))


def test_every_table_and_figure_says_its_data_file_its_rows_and_its_sources(book):
    rows = re.compile(r"Data: \w+\.csv, (?:\d+ rows between \d|rows? \d)")
    for label in labels(book, without=["data", "colophon"]):  # these are about the files themselves
        line = book.element(label).find_next(class_="provenance")
        assert rows.search(plain(line)), label
        assert line.select("a.download") and line.select(".bibtex-citation a"), label


def test_every_table_has_one_row_of_heads_and_no_merged_cell(book):
    tables = [one for one in map(book.element, labels(book)) if one.name == "table"]
    assert [len(table.select("thead tr")) for table in tables] == [1] * len(tables)
    assert [table for table in tables if table.select("[rowspan], [colspan]")] == []


def test_citation_numbers_follow_the_order_of_first_appearance(book):
    # What is folded has its turn after the article.
    marks = sorted(cited(book), key=lambda mark: mark.find_parent(class_="book-only") is not None)
    first = list(dict.fromkeys(int(mark.get_text()) for mark in marks))
    assert first == list(range(1, len(first) + 1)) and len(first) >= 23


def cited(book) -> list:
    """The marks of citations on all pages."""
    return [mark for page in book.pages.values() for mark in page.select(".bibtex-citation a")]


def test_every_marker_prints_the_number_of_the_entry_it_leads_to_and_shows_its_reference(book):
    entries = book.pages["references"].select(".citation")
    numbers = {entry["id"]: plain(entry.select_one(".label")).strip("[]") for entry in entries}
    for mark in cited(book):
        assert numbers[mark["href"].split("#")[1]] == mark.get_text()
        assert len(mark.get("title", "")) >= 20
