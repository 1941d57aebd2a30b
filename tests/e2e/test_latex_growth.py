"""Promise: the LaTeX archive still compiles when the article has grown.

It has longer tables, wider ones, other letters and more to say of its authors.
"""

import re
import shutil
from html import escape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from helpers import tex
from helpers.pdf_reader import by_poppler, squeezed
from helpers.typeset import latex_archive

from datapaper.formats.latex import characters

pytestmark = [tex.NEEDS, pytest.mark.needs("poppler-utils")]
LETTERS = [letter for letter in map(chr, range(33, 0x3000)) if not characters.LOST.match(letter)]
AWKWARD = r"100% of A & B_1 cost $5 #1 {x} ~y \emph 'q' <v> a--b ... [1]"
AUTHOR = {
    "corresponding": True,
    "email": "first_author@example.org",
    "orcid": "0000-0002-1825-0097",
}
LONG, WIDE = range(3000, 3120), range(10, 24)  # rows and columns


@pytest.fixture(scope="module")
def archive(book, tmp_path_factory) -> Path:
    """The archive of an article that has grown."""
    base = tmp_path_factory.mktemp("grown")
    folder = shutil.copytree(book.pdf.parent, base / "article")
    soup = BeautifulSoup((folder / "article.html").read_text(encoding="utf-8"), "html.parser")
    grow(soup)
    (folder / "article.html").write_text(str(soup), encoding="utf-8")
    return latex_archive(book.root, folder, base / "archive", **AUTHOR)


def grow(soup: BeautifulSoup):
    """Lengthen the fifth table, add a wide one, and a section with every letter in every face."""
    rest = "<td>1.00</td><td>2.00</td><td>1.00</td><td>3.0</td><td>none</td></tr>"
    rows = "".join(f"<tr><td>{number}</td>{rest}" for number in LONG)
    soup.select_one("#tab-gap tbody").append(BeautifulSoup(rows, "html.parser"))
    spaced, awkward = escape(" ".join(LETTERS)), escape(AWKWARD)
    section = f"""<h2>{awkward}</h2><p>{spaced}</p><p><em>{spaced}</em></p>
        <p><strong>{spaced}</strong></p><div class="admonition editor-note">
        <div class="admonition-title">{spaced}</div><p>{awkward}</p></div>{wide_table(awkward)}"""
    end = soup.find("h1", string="Conclusions")
    end.insert_before(BeautifulSoup(section, "html.parser"))


def wide_table(title: str) -> str:
    """A table that is wider than an upright page."""
    right = 'style="text-align: right"'
    heads = "".join(f"<th {right}>Column {number}</th>" for number in WIDE)
    cells = "".join(f"<td {right}>{number}234567</td>" for number in WIDE)
    return f"""<table data-label="Table 13" id="tab-wide">
        <caption><strong>{title}.</strong> Legend.</caption>
        <thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"""


@pytest.fixture(scope="module", params=list(tex.ENGINES))
def grown(archive, tmp_path_factory, request) -> tuple[str, str]:
    """The text of the PDF that an engine made, and TeX's log."""
    folder = tmp_path_factory.mktemp("grown-compiled") / "from scratch"
    code, log = tex.compiled(archive, folder, request.param)
    assert code == 0, log[-3000:]
    return by_poppler(folder / "article.pdf"), log


def test_no_letter_that_is_let_through_is_lost_and_no_line_runs_into_the_margin(grown):
    wrong = r"^!.*|.*(?:undefined|Missing character|Float too large).*"
    assert len(LETTERS) > 300 and re.findall(wrong, grown[1], re.MULTILINE) == []
    widths = re.findall(r"Overfull \\hbox \(([\d.]+)pt", grown[1])
    assert [width for width in widths if float(width) > 10] == []


def test_a_long_table_runs_over_pages_with_its_heads_and_all_its_rows(grown):
    assert set(map(str, LONG)) <= set(re.findall(r"\b\d+\b", grown[0]))
    assert len(re.findall(r"Gap\s+\(%", grown[0])) >= 3


def test_a_wide_table_keeps_every_column(grown):
    assert [number for number in WIDE if f"{number}234567" not in grown[0]] == []


def test_signs_that_tex_reads_as_commands_are_printed(grown):
    assert squeezed(AWKWARD) in squeezed(grown[0])


def test_how_to_reach_an_author_stands_on_the_first_page(grown):
    first = squeezed(grown[0].split("\f")[0])
    assert f"Correspondingauthor:{AUTHOR['email']}" in first
    assert squeezed(AUTHOR["orcid"]) in first
