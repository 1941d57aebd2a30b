"""Promise: the LaTeX archive still compiles when the article has longer tables, wider ones, other letters and more to say of its authors."""

import re
import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from helpers import tex
from helpers.pdf_reader import squeezed
from helpers.project import BIN, run

pytestmark = [tex.NEEDS, pytest.mark.needs("poppler-utils")]

TOLD = "from datapaper.formats.latex import characters; print(''.join(one for one in map(chr, range(33, 0x3000)) if not characters.LOST.match(one)))"
WRITE = """
import sys
from pathlib import Path
from datapaper.metadata import edition
from datapaper.formats import latex
from datapaper.article.model import Article
from datapaper.core.project import Project
project = Project(Path(sys.argv[3]))
known = edition(project)
first, *others = known.paper.authors
first |= {"corresponding": True, "email": "first_author@example.org", "orcid": "0000-0002-1825-0097"}
latex.write(Article(Path(sys.argv[1]), project), known, Path(sys.argv[2]))
"""
AWKWARD = r"100% of A & B_1 cost $5 #1 {x} ~y \emph 'q' <v> a--b ... [1]"
ROWS, COLUMNS = 120, 14


@pytest.fixture(scope="module")
def letters(book) -> str:
    """Every letter and sign that the archive lets through."""
    code, said = run(
        BIN / "python",
        "-c",
        TOLD,
        cwd=book.root,
        PYTHONPATH=str(book.root / "book" / "_extensions"),
    )
    assert code == 0 and len(said) > 300
    return said.strip()


@pytest.fixture(scope="module")
def archive(book, letters, tmp_path_factory) -> Path:
    """The archive of an article that has grown."""
    base = tmp_path_factory.mktemp("grown")
    folder = shutil.copytree(book.root / "_build" / "article", base / "article")
    soup = BeautifulSoup((folder / "article.html").read_text(encoding="utf-8"), "html.parser")
    grow(soup, letters)
    (folder / "article.html").write_text(str(soup), encoding="utf-8")
    said = run(
        BIN / "python",
        "-c",
        WRITE,
        folder,
        base,
        book.root,
        cwd=base,
        PYTHONPATH=str(book.root / "book" / "_extensions"),
    )
    assert said == (0, "")
    return base / "article-latex.zip"


def grow(soup: BeautifulSoup, letters: str):
    """Lengthen the fifth table, add a wide one, and a section with every letter in every face."""
    body = soup.select_one("#tab-gap tbody")
    for number in range(ROWS):
        body.append(
            fragment(
                f"<tr><td>{3000 + number}</td><td>1.00</td><td>2.00</td><td>3.0</td><td>none</td></tr>"
            )
        )
    spaced = escape(" ".join(letters))
    faces = "".join(
        f"<p>{opening}{spaced}{closing}</p>"
        for opening, closing in (("", ""), ("<em>", "</em>"), ("<strong>", "</strong>"))
    )
    set_off = f'<div class="admonition editor-note"><div class="admonition-title">{spaced}</div><p>{escape(AWKWARD)}</p></div>'
    soup.find("h1", string="Conclusions").insert_before(
        fragment(f"<h2>{escape(AWKWARD)}</h2>{faces}{set_off}{wide_table()}")
    )


def fragment(html: str) -> BeautifulSoup:
    """Parse a piece of HTML."""
    return BeautifulSoup(html, "html.parser")


def wide_table() -> str:
    """A table that is wider than an upright page."""
    heads = "".join(
        f'<th style="text-align: right">Column {number}</th>' for number in range(COLUMNS)
    )
    cells = "".join(
        f'<td style="text-align: right">{number}234567</td>' for number in range(10, 10 + COLUMNS)
    )
    caption = f"<caption><strong>{escape(AWKWARD)}.</strong> Legend.</caption>"
    return f'<table data-label="Table 13" id="tab-wide">{caption}<thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>'


@pytest.fixture(scope="module", params=list(tex.ENGINES))
def grown(archive, tmp_path_factory, request) -> tuple[str, str]:
    """The text of the PDF that an engine made, and TeX's log."""
    folder = tmp_path_factory.mktemp("grown-compiled") / "from scratch"
    code, log = tex.compiled(archive, folder, request.param)
    assert code == 0, log[-3000:]
    return subprocess.run(
        ["pdftotext", folder / "article.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout, log


def test_no_letter_that_is_let_through_is_lost_and_no_line_runs_into_the_margin(grown):
    _, log = grown
    assert (
        re.findall(r"^!.*|.*(?:undefined|Missing character|Float too large).*", log, re.MULTILINE)
        == []
    )
    assert [
        width for width in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log) if float(width) > 10
    ] == []


def test_a_long_table_runs_over_pages_with_its_heads_and_all_its_rows(grown):
    text, _ = grown
    assert [
        number for number in range(3000, 3000 + ROWS) if not re.search(rf"\b{number}\b", text)
    ] == []
    assert text.count("Not paid for") >= 3


def test_a_wide_table_keeps_every_column(grown):
    text, _ = grown
    assert [number for number in range(10, 10 + COLUMNS) if f"{number}234567" not in text] == []


def test_signs_that_tex_reads_as_commands_are_printed(grown):
    assert squeezed(AWKWARD) in squeezed(grown[0])


def test_how_to_reach_an_author_stands_on_the_first_page(grown):
    first = squeezed(grown[0].split("\f")[0])
    assert (
        "Correspondingauthor:first_author@example.org" in first
        and squeezed("0000-0002-1825-0097") in first
    )
