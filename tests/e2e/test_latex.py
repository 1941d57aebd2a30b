"""Promise: the stock command makes a PDF through TeX where TeX is installed."""

import re
import shutil

import pytest
from helpers import tex
from helpers.built_book import Book, plain
from helpers.pdf_reader import squeezed, text
from helpers.project import jupyter_book

PACKAGES = ["fonts-freefont-otf", "latexmk", "texlive-fonts-recommended", "texlive-xetex"]
pytestmark = pytest.mark.needs(*PACKAGES)


@pytest.fixture(scope="module")
def latex(made, tmp_path_factory) -> tuple[Book, str]:
    """A copy of the built made with what ``--builder pdflatex`` adds, and the text of its PDF."""
    copy = Book(
        shutil.copytree(made.root, tmp_path_factory.mktemp("latex") / "book", symlinks=True)
    )
    code, log = jupyter_book(
        copy.root, "--builder", "pdflatex", LATEXOPTS="-interaction=nonstopmode -halt-on-error"
    )
    assert code == 0, log[-3000:]
    return copy, text(copy.root / "_build" / "latex" / "article.pdf")


def test_what_tex_reads_comes_with_the_packages_that_are_asked_for(latex):
    assert tex.strangers(latex[0].root / "_build" / "latex", PACKAGES) == {}


def test_every_table_and_figure_is_in_it(latex):
    book, found = latex
    tags = [
        tag
        for page in book.article.values()
        for tag in page.select("table[id] caption, figure[id] figcaption p")
    ]
    captions = [
        squeezed(f"{plain(tag.select_one('.caption-number'))}:{plain(tag.strong)}") for tag in tags
    ]
    assert (
        len(captions) >= 15
        and [caption for caption in captions if caption not in squeezed(found)] == []
    )


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
    log = (book.root / "_build" / "latex" / "article.log").read_text(
        encoding="utf-8", errors="replace"
    )
    assert re.findall(r"undefined references|undefined citations|Missing character: .*", log) == []
    assert [width for width in re.findall(r"Overfull \\hbox \((\d+)", log) if int(width) > 30] == []
    assert "??" not in found
