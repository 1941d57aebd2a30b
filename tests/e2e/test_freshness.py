"""Promise: after a change of data, code or lock no output shows an old value.

Nothing else is executed again.
"""

import pytest
from helpers.built_book import Book, parsed
from helpers.changes import (
    ENGINE,
    USES,
    change_a_cell,
    edit,
    loading,
    outdated,
    shown,
    stock,
    told,
    with_code,
    with_one_of,
)
from helpers.pdf_reader import text
from helpers.project import built, executed

PORTRAIT = "hoxha-portrait"  # a paragraph that makes claims


def test_a_changed_cell_reaches_page_and_article_with_the_stock_command_and_executes_nothing_else(
    settled,
):
    change_a_cell(settled, "38.8")
    log = stock(settled.root)
    assert told(shown(settled, "aid"), "38.8") and told(text(settled.pdf), "38.8")
    assert executed(log) == loading(settled, "aid") < with_code(settled)


def marks(book: Book, selector: str = "") -> list[str]:
    """What the page with the portrait says of the claims of its paragraphs."""
    page = parsed(book.html / "book" / "background.html")
    return [mark.get_text() for mark in page.select(f"{selector} .claims a")]


def test_changes_reach_the_article_alone_and_the_pages_with_the_next_build(settled):
    change_a_cell(settled, "38.9")
    edit(settled.root / "references.bib", "Area Handbook for Albania", "Area Handbook for Elbonia")
    edit(settled.root / "data" / "verdicts.csv", "C022,confirmed,", "C022,contradicted,")
    edit(settled.root / "data" / "claims.csv", f",{PORTRAIT},", ",portrait-note,")
    assert marks(settled, f"#{PORTRAIT}") and "Claim C022: confirmed" in marks(settled)
    stock(settled.root, "--builder", "custom", "--custom-builder", "article")
    article = " ".join(text(settled.pdf).split())
    assert told(article, "38.9") and "Handbook for Elbonia" in article
    assert "38.9" not in (settled.html / "book" / "aid.html").read_text(encoding="utf-8")
    assert executed(built(settled.root)) == set(), "html and article share one execution"
    now = Book(settled.root)
    assert told(shown(now, "aid"), "38.9") and " ".join(text(now.pdf).split()) == article
    assert "Handbook for Elbonia" in shown(now, "references")
    assert "Handbook for Albania" not in shown(now, "references")
    assert not marks(now, f"#{PORTRAIT}"), "its claims have left the paragraph"
    assert "Claim C022: contradicted" in marks(now)


@pytest.mark.parametrize("name", USES)
def test_a_changed_helper_makes_the_notebooks_that_use_it_outdated_and_no_other(settled, name):
    assert outdated(settled) == set()
    with (settled.root / ENGINE / name).open("a", encoding="utf-8") as lines:
        lines.write("\n# changed\n")
    assert outdated(settled) == with_one_of(settled, *USES[name])


def test_a_changed_lock_makes_everything_outdated(settled):
    with (settled.root / "requirements.txt").open("a", encoding="utf-8") as lines:
        lines.write("# changed\n")
    assert outdated(settled) == with_code(settled)
