"""Promise: the files to take away are the same however they are built, and never those of other sources."""

import pytest
from helpers.built_book import Book
from helpers.changes import edit
from helpers.html_head import crate
from helpers.project import BIN, make, run
from helpers.small_book import small_book

NO_FORK = "import multiprocessing\nmultiprocessing.get_all_start_methods = lambda: ['spawn']\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Book:
    """A small book, built where a process can be forked."""
    book = small_book(tmp_path_factory.mktemp("away") / "book", {}, {})
    code, log = make(book.root)
    assert code == 0, log[-3000:]
    return book


def without_fork(book: Book, tmp_path, *target: str) -> str:
    """Build where no process can be forked."""
    (tmp_path / "sitecustomize.py").write_text(NO_FORK, encoding="utf-8")
    code, log = run(
        BIN / "python", "-m", "datapaper", "build", *target, cwd=book.root, PYTHONPATH=str(tmp_path)
    )
    assert code == 0, log[-3000:]
    return log


def test_where_no_process_can_be_forked_the_folder_is_the_same(small, tmp_path):
    before = small.digests()
    make(small.root, "clean")
    without_fork(small, tmp_path)
    assert small.digests() == before and any(
        name.endswith("take-away/article.docx") for name in before
    )
    assert "nothing has changed" in without_fork(small, tmp_path)


def test_the_article_alone_reaches_the_pages_only_if_these_follow_from_the_same_sources(
    small, tmp_path
):
    before = small.digests()
    small.pdf.unlink()
    assert make(small.root, "article")[0] == 0 and small.digests() == before
    edit(small.root / "book" / "index.ipynb", "It is about nothing.", "It is about little.")
    assert make(small.root, "article")[0] == 0
    html = {name: digest for name, digest in small.digests().items() if "/html/" in name}
    assert html == {name: digest for name, digest in before.items() if "/html/" in name}, (
        "the older pages keep their own article"
    )
    without_fork(small, tmp_path)
    assert (small.html / "take-away" / "article.pdf").read_bytes() == small.pdf.read_bytes()
    assert "take-away/article.pdf" in crate(small.html)
