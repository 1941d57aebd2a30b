"""Promise: the same numbers stand in the HTML book and in the PDF."""

import re

import pytest

from book import plain
from pdf import squeezed, text

ROLE = re.compile(r"\{number\}`([^`]+)`")
WRAPPING = re.compile(r"\{cite\}`[^`]*`|\{ref\}`([^<`]*)<[^`]*`")


def pasted(book) -> list[tuple[str, str, str]]:
    """Page, name and text of every quantity that the prose pastes, from the stored outputs."""
    found = []
    for page, notebook in book.notebooks().items():
        outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
        kept = {output["metadata"]["scrapbook"]["name"]: value(output) for output in outputs if "scrapbook" in output.get("metadata", {})}
        prose = "".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown")
        found += [(page, name, kept[name]) for name in ROLE.findall(prose)]
    return found


def value(output: dict) -> str:
    """The quantity that an output holds, without link, citation and escapes."""
    markdown = "".join(output["data"].get("application/papermill.record/text/markdown", ""))
    return re.sub(r"\\(.)", r"\1", WRAPPING.sub(lambda link: link[1] or "", markdown)).strip()


def test_every_quantity_of_the_prose_stands_in_both(book):
    article, quantities = squeezed(text(book.pdf)), pasted(book)
    assert len(quantities) >= 60
    assert [item for item in quantities if squeezed(item[2]) not in squeezed(plain(book.pages[item[0]]))] == []
    assert [item for item in quantities if squeezed(item[2]) not in article] == []


def test_every_sentence_with_a_figure_in_it_stands_in_both(book):
    article, missing = squeezed(text(book.pdf)), []
    for name in [name for name in book.names if name != "references"]:
        paragraphs = [tag.get_text() for tag in book.pages[name].select("p, li") if not tag.find_parent(["td", "th", "li"]) and not tag.find_parent(class_="book-only")]
        sentences = [sentence for paragraph in paragraphs for sentence in re.split(r"(?<=[a-z)”])[.:;] |, ", paragraph)]
        missing += [(name, sentence) for sentence in sentences if re.search(r"\d", sentence) and squeezed(sentence) not in article]
    assert missing == []


@pytest.mark.parametrize("least", [10])
def test_every_row_of_every_table_stands_in_both(book, least):
    article = squeezed(text(book.pdf))
    tables = [table for page in book.pages.values() for table in page.select("table[id]")]
    rows = [(table["id"], squeezed(row.get_text())) for table in tables for row in table.select("tbody tr")]
    assert len(tables) >= least and [row for row in rows if row[1] not in article] == []


def test_every_reference_stands_in_both(book):
    article = squeezed(text(book.pdf))
    entries = [squeezed(entry.select_one("p").get_text()) for entry in book.pages["references"].select(".citation")]
    assert [entry for entry in entries if entry not in article] == []
