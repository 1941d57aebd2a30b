"""Promise: the files to take away are the same however they are built.

They are never those of other sources.
"""

from helpers.built_book import Book
from helpers.changes import edit
from helpers.html_head import crate
from helpers.project import BIN, built, run

NO_FORK = "import multiprocessing\nmultiprocessing.get_all_start_methods = lambda: ['spawn']\n"


def without_fork(book: Book, tmp_path) -> str:
    """Build where no process can be forked."""
    (tmp_path / "sitecustomize.py").write_text(NO_FORK, encoding="utf-8")
    command = [BIN / "python", "-m", "datapaper", "build"]
    code, log = run(*command, cwd=book.root, PYTHONPATH=str(tmp_path))
    assert code == 0, log[-3000:]
    return log


def test_where_no_process_can_be_forked_the_folder_is_the_same(small, tmp_path):
    before = small.digests()
    assert "_build/html/take-away/article.docx" in before
    built(small.root, "clean")
    without_fork(small, tmp_path)
    assert small.digests() == before
    assert "nothing has changed" in without_fork(small, tmp_path)
    small.pdf.unlink()
    log = without_fork(small, tmp_path)
    assert log.index("nothing has changed") < log.index("Ready: _build/article/article.pdf")
    assert small.digests() == before


def test_the_article_alone_reaches_the_pages_only_if_these_follow_from_the_same_sources(
    small, tmp_path
):
    before, pages = small.digests(), small.digests("html")
    small.pdf.unlink()
    built(small.root, "article")
    assert small.digests() == before
    edit(small.root / "book" / "methods.md", "# Methods", "# Ways")
    built(small.root, "article")
    assert small.digests("html") == pages, "the older pages keep their own article"
    without_fork(small, tmp_path)
    assert (small.html / "take-away" / "article.pdf").read_bytes() == small.pdf.read_bytes()
    assert "take-away/article.pdf" in crate(small.html)
