"""Promise: the article keeps the rules that the journal sets for a manuscript."""

import itertools
import re

import pytest
from helpers.built_book import plain

PARTS = ["Background", "Methods", "Results", "Conclusions"]


def abstract(book):
    """The section of the front page that holds the abstract."""
    (section,) = [
        head.parent for head in book.pages["index"].select("h2") if plain(head) == "Abstract"
    ]
    return section


def labels(book, without=()) -> list[str]:
    """The labels of all tables and figures, in reading order; those of some pages may be left out."""
    return [
        tag["id"]
        for name, page in book.pages.items()
        if name not in without
        for tag in page.select("table[id], figure[id]")
    ]


def title(book, label: str) -> str:
    """The short title at the head of the caption of a table or figure."""
    return plain(book.element(label).select_one("caption strong, figcaption strong"))


def test_the_abstract_has_four_parts_at_most_300_words_and_no_citation(book):
    section = abstract(book)
    paragraphs = [plain(paragraph) for paragraph in section.select("p")]
    assert [line.split(":")[0] for line in paragraphs if line.split(":")[0] in PARTS] == PARTS
    assert sum(len(line.split()) for line in paragraphs if line.split(":")[0] in PARTS) <= 300
    assert section.select(".bibtex-citation") == []


def test_there_are_at_most_eight_keywords(book):
    (line,) = [
        plain(paragraph)
        for paragraph in book.pages["index"].select("p")
        if plain(paragraph).startswith("Keywords:")
    ]
    assert 1 <= len(line.removeprefix("Keywords:").split(",")) <= 8


def test_every_page_has_one_title_and_skips_no_level_of_heading(book):
    for name, page in book.pages.items():
        levels = [int(head.name[1]) for head in page.select("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels)), name


def test_titles_of_tables_and_figures_have_at_most_15_words(book):
    assert len(labels(book)) >= 15
    assert {
        label: title(book, label)
        for label in labels(book)
        if not 1 <= len(title(book, label).split()) <= 15
    } == {}


def test_tables_and_figures_are_numbered_in_order(book):
    captions = [plain(book.element(label).select_one(".caption-number")) for label in labels(book)]
    for kind in ("Table", "Figure"):
        numbers = [int(caption.split()[1]) for caption in captions if caption.startswith(kind)]
        assert numbers == list(range(1, len(numbers) + 1)) and numbers


def test_the_text_refers_to_every_table_and_figure_on_its_page_before_it(book):
    late = []
    for name, page in book.pages.items():
        for tag in page.select("table[id], figure[id]"):
            before = [
                link
                for link in tag.find_all_previous("a", href=f"#{tag['id']}")
                if link.select(".std-numref")
            ]
            late += [] if before else [(name, tag["id"])]
    assert late == []


def test_tables_and_figures_are_first_named_in_the_order_of_their_numbers(book):
    for kind in ("Table", "Figure"):
        named = [
            int(number)
            for page in book.article.values()
            for number in re.findall(rf"{kind} (\d+)", refs(page))
        ]
        assert list(dict.fromkeys(named)) == sorted(set(named))


def test_a_page_of_the_evidence_names_its_own_tables_and_figures_in_their_order(book):
    for name in set(book.names) - set(book.article_names):
        page = book.pages[name]
        for kind in ("Table", "Figure"):
            own = [
                plain(mark) for mark in page.select("table .caption-number, figure .caption-number")
            ]
            named = [
                label
                for label in dict.fromkeys(re.findall(rf"{kind} \d+", refs(page)))
                if label in own
            ]
            assert named == [label for label in own if label.startswith(kind)], name


def refs(page) -> str:
    """The references to tables and figures on a page, in order."""
    return " ".join(plain(link) for link in page.select(".std-numref"))


def test_every_table_and_figure_says_its_data_file_its_rows_and_its_sources(book):
    for label in labels(book, without=["data", "colophon"]):  # these are about the files themselves
        line = book.element(label).find_next(class_="provenance")
        assert re.search(
            r"Data: data/\w+\.csv \((\d+ )?rows?, from \d|Data: data/\w+\.csv \(rows? \d",
            plain(line),
        ), label
        assert line.select("a.download") and line.select(".bibtex-citation a"), label


def test_every_table_has_one_row_of_heads_and_no_merged_cell(book):
    for label in labels(book):
        table = book.element(label)
        if table.name == "table":
            assert (
                len(table.select("thead tr")) == 1 and table.select("[rowspan], [colspan]") == []
            ), label


def test_citation_numbers_follow_the_order_of_first_appearance(book):
    marks = [mark for page in book.pages.values() for mark in page.select(".bibtex-citation a")]
    marks.sort(
        key=lambda mark: mark.find_parent(class_="book-only") is not None
    )  # what is folded has its turn after the article
    first = list(dict.fromkeys(int(mark.get_text()) for mark in marks))
    assert first == list(range(1, len(first) + 1)) and len(first) >= 23


def test_every_marker_prints_the_number_of_the_entry_it_leads_to(book):
    numbers = {
        entry["id"]: plain(entry.select_one(".label")).strip("[]")
        for entry in book.pages["references"].select(".citation")
    }
    marks = [mark for page in book.pages.values() for mark in page.select(".bibtex-citation a")]
    assert [mark for mark in marks if numbers[mark["href"].split("#")[1]] != mark.get_text()] == []


def test_a_marker_shows_its_reference_where_it_stands(book):
    marks = [mark for page in book.pages.values() for mark in page.select(".bibtex-citation a")]
    assert [mark for mark in marks if len(mark.get("title", "")) < 20] == []


@pytest.mark.parametrize("head", ["Competing interests", "Grant information"])
def test_the_stock_phrases_of_the_journal_stand_word_for_word(book, head):
    (section,) = [h.parent for h in book.pages["statements"].select("h2") if plain(h) == head]
    phrase = {
        "Competing interests": "No competing interests were disclosed.",
        "Grant information": "The author(s) declared that no grants were involved in supporting this work.",
    }[head]
    assert phrase in plain(section)
