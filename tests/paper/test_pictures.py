"""Promise: every figure can be had as PDF and PNG, as large as it was drawn, always the same."""

import hashlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from helpers.pdf_reader import unfit
from helpers.project import BIN, ROOT, run
from PIL import Image
from pypdf import PdfReader

from datapaper.formats import svg

DPI = 300
ELSEWHERE = """
import sys
from pathlib import Path
sys.path.append(sys.argv[1])
from paper.test_pictures import draw
draw(Path(sys.argv[2]), *map(Path, sys.argv[3:]))
"""


def draw(folder: Path, *figures: Path) -> None:
    """Draw figures into a new folder, each twice in one process."""
    folder.mkdir()
    for figure in [*figures, *figures]:
        (folder / f"{figure.stem}.pdf").write_bytes(svg.pdf(figure))
        (folder / f"{figure.stem}.png").write_bytes(svg.png(figure, DPI))


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


def inches(figure: Path) -> tuple[float, float]:
    """Width and height that a figure says of itself."""
    root = ElementTree.parse(figure).getroot()
    return tuple(float(root.get(side).removesuffix("pt")) / 72 for side in ("width", "height"))


@pytest.fixture(scope="module")
def figures(book) -> list[Path]:
    """The figures of the article as the build left them."""
    return sorted((book.root / "_build" / "article" / "images").glob("*.svg"))


@pytest.fixture(scope="module")
def drawn(book, figures, tmp_path_factory) -> Path:
    """A folder, whose name has a space, with every figure in both forms."""
    folder = tmp_path_factory.mktemp("pictures") / "of the article"
    draw(folder, *figures)
    return folder


def test_every_figure_is_drawn_in_both_forms(figures, drawn):
    files = {f"{figure.stem}.{kind}" for figure in figures for kind in ("pdf", "png")}
    assert len(figures) >= 5 and {file.name for file in drawn.iterdir()} == files


def test_the_pdf_is_one_page_of_the_size_of_the_figure_in_lines_for_every_tex(figures, drawn):
    for figure in figures:
        reader = PdfReader(drawn / f"{figure.stem}.pdf")
        (page,) = reader.pages
        size = [float(page.mediabox.width) / 72, float(page.mediabox.height) / 72]
        assert size == pytest.approx(inches(figure), abs=0.01)
        assert len(page.images) == 0 and len(page.get_contents().get_data()) > 1000
        assert reader.pdf_header == "%PDF-1.4"


@pytest.mark.needs("poppler-utils")
def test_no_font_of_the_pdf_is_of_type_3_or_missing(drawn):
    assert [font for file in drawn.glob("*.pdf") for font in unfit(file)] == []


def test_the_png_has_the_points_of_its_resolution_and_says_so(figures, drawn):
    for figure in figures:
        with Image.open(drawn / f"{figure.stem}.png") as image:
            assert image.info["dpi"] == pytest.approx((DPI, DPI), abs=0.1) and image.mode == "RGB"
            assert [side / DPI for side in image.size] == pytest.approx(inches(figure), abs=0.01)
            assert len(image.getcolors(image.width * image.height)) > 10


def test_the_bytes_are_the_same_on_another_day_and_elsewhere(figures, drawn, tmp_path):
    elsewhere = {"SOURCE_DATE_EPOCH": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    command = [BIN / "python", "-c", ELSEWHERE, ROOT / "tests", tmp_path / "again", *figures]
    assert run(*command, cwd=ROOT, **elsewhere) == (0, "")
    assert digests(tmp_path / "again") == digests(drawn)


def test_what_is_no_picture_is_refused_by_its_name(tmp_path):
    (tmp_path / "broken.svg").write_text("<svg", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.svg: Typst: "):
        draw(tmp_path / "out", tmp_path / "broken.svg")
    assert list((tmp_path / "out").iterdir()) == []
