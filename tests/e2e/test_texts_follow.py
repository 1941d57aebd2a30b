"""Promise: what paper.yml says reaches page and article."""

import pytest
from helpers.built_book import Book, plain
from helpers.changes import edit
from helpers.project import make, run

from datapaper.article.model import Article
from datapaper.core.project import Project
from datapaper.journals.profile import read as journal
from datapaper.journals.rules.broken_rules import broken_rules
from datapaper.metadata import read

F1000, MARK = "f1000research", '<sup><a href="#{}">{}</a></sup>'


@pytest.fixture(scope="module")
def article(book) -> Article:
    """The article of the built book."""
    return Article(book.root / "_build" / "article", Project(book.root))


def heads(built: Book) -> list[str]:
    """The titles of the statements, in the order of their page."""
    return [plain(head) for head in built.pages["statements"].select("h2")]


def test_changed_texts_reach_page_and_article_in_the_order_of_the_journal_and_are_held_against_its_rules(
    scratch,
):
    file = scratch.root / "book" / "paper.yml"
    edit(file, "      That Albania depended", f"      {'word ' * 100}That Albania depended")
    edit(file, "  - reproducible research\n", "  - reproducible research\n  - Enver Hoxha\n")
    edit(
        file,
        "  - id: ethics\n    title: Ethics and consent\n",
        "  - id: thanks\n    title: Thanks\n    text: To all.\n  - id: ethics\n    title: Ethics and consent\n",
    )
    code, log = make(scratch.root)
    assert code == 0, log[-3000:]
    assert "word word That Albania" in plain(scratch.pages["index"]) and "Enver Hoxha" in plain(
        scratch.pages["index"].select_one(".keywords")
    )
    article = Article(scratch.root / "_build" / "article", Project(scratch.root))
    assert "word word That Albania" in article.abstract["Conclusions"] and heads(scratch) == [
        *heads(scratch)[:-1],
        "Thanks",
    ]
    faults = broken_rules(article, read(file), journal(F1000))
    assert [fault.rule for fault in faults] == ["abstract-words", "keywords"]
    code, log = run("make", cwd=scratch.root, JOURNAL="arxiv")
    assert code == 0 and heads(Book(scratch.root))[0] == "Thanks", log[-3000:]
