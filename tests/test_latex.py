"""Promise: the stock command makes a PDF through TeX where TeX is installed."""

import re

import pytest

from book import Book, plain
from building import jupyter_book
from pdf import text

pytestmark = pytest.mark.needs("texlive-xetex", "latexmk", "fonts-freefont-otf", "texlive-fonts-recommended")


@pytest.fixture(scope="module")
def latex(book, tmp_path_factory) -> tuple[Book, str]:
    """A copy of the built book with what ``--builder pdflatex`` adds, and the text of its PDF."""
    import shutil

    copy = Book(shutil.copytree(book.root, tmp_path_factory.mktemp("latex") / "book"))
    code, log = jupyter_book(copy.root, "--builder", "pdflatex", LATEXOPTS="-interaction=nonstopmode -halt-on-error")
    assert code == 0, log[-3000:]
    return copy, text(copy.root / "_build" / "latex" / "article.pdf")


def test_every_table_and_figure_is_in_it(latex):
    book, found = latex
    numbers = [plain(tag).rstrip(".") for page in book.pages.values() for tag in page.select(".caption-number")]
    assert len(numbers) >= 15 and [number for number in numbers if number not in found] == []


def test_every_reference_is_in_it(latex):
    book, found = latex
    labels = [plain(label) for label in book.pages["references"].select(".citation .label")]
    assert len(labels) >= 23 and [label for label in labels if label not in found] == []


def test_its_numbers_are_those_of_the_book(latex):
    book, found = latex
    cells = {row["Not paid for by exports (%)"] for row in book.rows("tab-gap")}
    assert len(cells) >= 10 and [cell for cell in cells if cell not in found] == []


def test_tex_has_nothing_undefined_or_missing(latex):
    book, found = latex
    log = (book.root / "_build" / "latex" / "article.log").read_text(encoding="utf-8", errors="replace")
    assert re.findall(r"undefined references|undefined citations|Missing character: .*", log) == []
    assert "??" not in found
