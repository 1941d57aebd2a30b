"""Promise: the stock command makes a PDF through TeX where TeX is installed."""

import re

import pytest
from helpers import tex
from helpers.built_book import Book, plain
from helpers.changes import OLD, change_a_cell, stock
from helpers.pdf_reader import squeezed, text

PACKAGES = ["fonts-freefont-otf", "latexmk", "texlive-fonts-recommended", "texlive-xetex"]
pytestmark = pytest.mark.needs(*PACKAGES)


@pytest.fixture(scope="module")
def latex(made, tmp_path_factory) -> tuple[Book, str]:
    """A copy with a changed cell and what ``--builder pdflatex`` adds, and the text of its PDF."""
    copy = made.copy(tmp_path_factory.mktemp("latex") / "book")
    change_a_cell(copy, "38.5")
    options = "-interaction=nonstopmode -halt-on-error"
    stock(copy.root, "--builder", "pdflatex", LATEXOPTS=options)
    return copy, text(copy.root / "_build" / "latex" / "article.pdf")


def test_a_changed_cell_reaches_latex(latex):
    tex = (latex[0].root / "_build" / "latex" / "article.tex").read_text(encoding="utf-8")
    assert "38.5" in tex and f"{OLD} million" not in tex


def test_what_tex_reads_comes_with_the_packages_that_are_asked_for(latex):
    assert tex.strangers(latex[0].root / "_build" / "latex", PACKAGES) == {}


def test_every_table_and_figure_is_in_it(latex):
    book, found = latex
    find = "table[id] caption, figure[id] figcaption p"
    tags = [tag for page in book.article.values() for tag in page.select(find)]
    told = [f"{plain(tag.select_one('.caption-number'))}:{plain(tag.strong)}" for tag in tags]
    assert len(told) >= 15
    assert [one for one in told if squeezed(one) not in squeezed(found)] == []


def test_every_reference_is_in_it(latex):
    book, found = latex
    labels = [plain(label) for label in book.pages["references"].select(".citation .label")]
    assert len(labels) >= 23 and [label for label in labels if label not in found] == []


def test_its_numbers_are_those_of_the_book(latex):
    book, found = latex
    cells = {row["Gap (% of imports)"] for row in book.rows("tab-gap")}
    assert len(cells) >= 10 and [cell for cell in cells if cell not in found] == []


def test_tex_has_nothing_undefined_or_missing(latex):
    book, found = latex
    file = book.root / "_build" / "latex" / "article.log"
    log = file.read_text(encoding="utf-8", errors="replace")
    assert re.findall(r"undefined references|undefined citations|Missing character: .*", log) == []
    assert [width for width in re.findall(r"Overfull \\hbox \((\d+)", log) if int(width) > 50] == []
    assert "??" not in found
