"""Promise: every figure can be had as PDF and as PNG, as large as it was drawn, whole and always the same."""

import hashlib
import re
from pathlib import Path

import pytest
from helpers.built_book import Book
from helpers.pdf_reader import unfit
from helpers.project import BIN, run
from PIL import Image
from pypdf import PdfReader

DPI = 300
DRAW = (
    """
import sys
from pathlib import Path
from datapaper.formats import svg
for svg in map(Path, sys.argv[2:]):
    for _ in range(2):
        Path(sys.argv[1], f"{svg.stem}.pdf").write_bytes(pictures.pdf(svg))
        Path(sys.argv[1], f"{svg.stem}.png").write_bytes(pictures.png(svg, %d))
"""
    % DPI
)


def draw(book: Book, folder: Path, *figures: Path, **environment) -> tuple[int, str]:
    """Draw figures into a folder, each twice in one process."""
    folder.mkdir()
    return run(
        BIN / "python",
        "-c",
        DRAW,
        folder,
        *figures,
        cwd=folder,
        PYTHONPATH=str(book.root / "book" / "_extensions"),
        **environment,
    )


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


def inches(svg: Path) -> tuple[float, float]:
    """Width and height that a figure says of itself."""
    width, height = re.search(
        r'<svg[^>]*\bwidth="([\d.]+)pt" height="([\d.]+)pt"', svg.read_text(encoding="utf-8")
    ).groups()
    return float(width) / 72, float(height) / 72


@pytest.fixture(scope="module")
def figures(book) -> list[Path]:
    """The figures of the article as the build left them."""
    return sorted((book.root / "_build" / "article" / "images").glob("*.svg"))


@pytest.fixture(scope="module")
def drawn(book, figures, tmp_path_factory) -> Path:
    """A folder, whose name has a space, with every figure in both forms."""
    folder = tmp_path_factory.mktemp("pictures") / "of the article"
    assert draw(book, folder, *figures) == (0, "")
    return folder


def test_every_figure_is_drawn_in_both_forms(figures, drawn):
    assert len(figures) >= 5 and {file.name for file in drawn.iterdir()} == {
        f"{svg.stem}.{kind}" for svg in figures for kind in ("pdf", "png")
    }


def test_the_pdf_is_one_page_of_the_size_of_the_figure(figures, drawn):
    for svg in figures:
        (page,) = PdfReader(drawn / f"{svg.stem}.pdf").pages
        assert [float(page.mediabox.width) / 72, float(page.mediabox.height) / 72] == pytest.approx(
            inches(svg), abs=0.01
        )


def test_the_pdf_is_drawn_in_lines_and_not_in_points(figures, drawn):
    for svg in figures:
        (page,) = PdfReader(drawn / f"{svg.stem}.pdf").pages
        assert len(page.images) == 0 and len(page.get_contents().get_data()) > 1000


def test_the_pdf_is_of_a_version_that_every_tex_takes_in(figures, drawn):
    assert {PdfReader(drawn / f"{svg.stem}.pdf").pdf_header for svg in figures} == {"%PDF-1.4"}


@pytest.mark.needs("poppler-utils")
def test_no_font_of_the_pdf_is_of_type_3_or_missing(drawn):
    assert [font for file in drawn.glob("*.pdf") for font in unfit(file)] == []


def test_the_png_has_the_points_of_its_resolution_and_says_so(figures, drawn):
    for svg in figures:
        with Image.open(drawn / f"{svg.stem}.png") as image:
            assert image.info["dpi"] == pytest.approx((DPI, DPI), abs=0.1) and image.mode == "RGB"
            assert [side / DPI for side in image.size] == pytest.approx(inches(svg), abs=0.01)
            assert len(image.getcolors(image.width * image.height)) > 10


def test_the_bytes_are_the_same_on_another_day_and_elsewhere(book, figures, drawn, tmp_path):
    elsewhere = {"SOURCE_DATE_EPOCH": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    assert draw(book, tmp_path / "again", *figures, **elsewhere) == (0, "")
    assert digests(tmp_path / "again") == digests(drawn)


def test_what_is_no_picture_is_refused_by_its_name(book, tmp_path):
    (tmp_path / "broken.svg").write_text("<svg", encoding="utf-8")
    code, said = draw(book, tmp_path / "out", tmp_path / "broken.svg")
    assert code and "broken.svg: Typst: " in said and list((tmp_path / "out").iterdir()) == []
