"""Promise: the LaTeX archive compiles anywhere, with both engines, to what the article says."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from helpers import tex
from helpers.built_book import parsed, plain
from helpers.changes import edit
from helpers.pdf_reader import by_poppler, fonts, squeezed, unfit
from helpers.project import BIN, ROOT, run
from helpers.typeset import latex_archive
from pypdf import PdfReader

from datapaper.formats.format import FormatError

WRITE = """
import sys
from pathlib import Path
from datapaper.metadata import edition
from datapaper.formats import latex
from datapaper.article.model import Article
from datapaper.core.project import Project
project = Project(Path(sys.argv[3]))
latex.write(Article(Path(sys.argv[1]), project), edition(project), Path(sys.argv[2]))
"""
POPPLER = pytest.mark.needs("poppler-utils")
A4 = (595, 842)


@pytest.fixture(scope="module")
def archive(book, tmp_path_factory) -> Path:
    """The archive, written into a folder whose name has a space."""
    folder = tmp_path_factory.mktemp("archive") / "to submit"
    return latex_archive(book.root, book.pdf.parent, folder)


@pytest.fixture(scope="module")
def source(archive) -> str:
    """The LaTeX source of the article."""
    return zipfile.ZipFile(archive).read("article.tex").decode()


@pytest.fixture(scope="module")
def article(book) -> BeautifulSoup:
    """The clean HTML of the article."""
    return parsed(book.article_html)


@pytest.fixture(scope="module", params=[pytest.param(one, marks=tex.NEEDS) for one in tex.ENGINES])
def compiled(archive, tmp_path_factory, request) -> tuple[Path, str]:
    """The folder in which an engine compiled the archive, and TeX's log."""
    folder = tmp_path_factory.mktemp("compiled") / "from scratch"
    code, log = tex.compiled(archive, folder, request.param)
    assert code == 0, log[-3000:]
    return folder, log


def test_it_holds_source_reference_list_figures_and_what_to_do(archive, article):
    numbers = range(1, len(article.select("figure")) + 1)
    figures = [f"figures/figure{number}.pdf" for number in numbers]
    held = sorted(["README.txt", "article.bbl", "article.tex", *figures])
    assert len(figures) >= 5 and zipfile.ZipFile(archive).namelist() == held


def test_the_reader_is_told_every_package_that_is_used(archive, source):
    told = zipfile.ZipFile(archive).read("README.txt").decode("ascii")
    used = re.findall(r"\\usepackage(?:\[[^]]*\])?\{([\w,]+)\}", source)
    packages = {name for names in used for name in names.split(",") if not name.startswith("tg")}
    assert len(packages) >= 12
    assert [name for name in packages if not re.search(rf"\b{name}\b", told)] == []


def test_it_names_no_place_of_this_computer_and_asks_for_no_wide_lines(book, archive, source):
    places = (book.root, Path.home() / "x", ROOT)
    assert [place for place in places if str(place).encode() in archive.read_bytes()] == []
    wide, settings = "setspace|linespread|doublespac|draft", source.split(r"\begin{document}")[0]
    assert re.findall(wide, settings) == []


def test_it_is_written_with_the_same_bytes_elsewhere(book, archive, tmp_path):
    copy = shutil.copytree(book.pdf.parent, tmp_path / "an article")
    command = [BIN / "python", "-c", WRITE, copy, tmp_path, book.root]
    assert run(*command, cwd=book.root, LC_ALL="C", TZ="Asia/Tokyo") == (0, "")
    assert (tmp_path / archive.name).read_bytes() == archive.read_bytes()


def test_every_entry_of_the_reference_list_is_cited_and_the_reverse(archive, source, article):
    listed = zipfile.ZipFile(archive).read("article.bbl").decode()
    entries = re.findall(r"\\bibitem\{([^}]+)\}", listed)
    assert entries == [entry["data-key"] for entry in article.select("div.reference")]
    cited = re.findall(r"\\(?:cite|sources)\{([^}]+)\}", source)
    assert set(entries) == {key for keys in cited for key in keys.split(",")}
    bibliography = (ROOT / "references.bib").read_text(encoding="utf-8")
    assert [key for key in entries if f"{{{key}," not in bibliography] == []


def test_every_figure_says_in_words_what_it_shows(source, article):
    read = tex.read(source, dict.fromkeys(re.findall(r"\\ref\{([^}]+)\}", source), ""))
    alts = [image["alt"] for image in article.select("img")]
    assert source.count("alt={") == len(alts)
    assert [alt for alt in alts if tex.read(alt, {}) not in read] == []


def test_a_letter_that_the_fonts_lack_is_refused_with_its_place(book, tmp_path):
    folder, title = shutil.copytree(book.pdf.parent, tmp_path / "article"), "The party and its"
    edit(folder / "article.html", f"{title} patrons", f"{title} patrons (партия)")
    told = r"article\.tex, line \d+: the character п \(U\+043F\) is not in the fonts"
    with pytest.raises(FormatError, match=told):
        latex_archive(book.root, folder, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_tex_has_nothing_undefined_missing_or_to_warn_of(compiled):
    warned = r"undefined|multiply defined|Missing character|Rerun to get|Warning:"
    found = re.findall(rf"^!.*|.*(?:{warned}).*", compiled[1], re.MULTILINE)
    assert found == []


def test_what_tex_reads_comes_with_the_packages_that_are_asked_for(compiled):
    assert tex.strangers(compiled[0], tex.PACKAGES) == {}


def test_what_tex_reads_comes_with_the_packages_that_the_reader_is_told(archive, compiled):
    told = zipfile.ZipFile(archive).read("README.txt").decode("ascii")
    packages = re.search(r"On Debian these are in\s([^.]+)\.", told)[1]
    assert tex.strangers(compiled[0], re.findall(r"[a-z]+(?:-[a-z]+)+|lmodern", packages)) == {}


def test_no_line_runs_into_the_margin(compiled):
    widths = re.findall(r"Overfull \\[hv]box \(([\d.]+)pt", compiled[1])
    assert [width for width in widths if float(width) > 5] == []


def test_the_pages_are_a4_and_as_many_as_an_article_has(compiled):
    pages = PdfReader(compiled[0] / "article.pdf").pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {A4}
    assert 15 <= len(pages) <= 45


@POPPLER
def test_every_font_is_embedded_and_none_is_of_type_3(compiled):
    assert len(fonts(compiled[0] / "article.pdf")) >= 5 and unfit(compiled[0] / "article.pdf") == []


def test_title_authors_keywords_and_language_are_in_the_properties(compiled, article):
    reader = PdfReader(compiled[0] / "article.pdf")
    authors = [tag["content"] for tag in article.select("meta[name=author]")]
    assert reader.metadata.title == plain(article.title)
    assert reader.metadata.author == "; ".join(authors)
    assert reader.metadata.keywords == article.select_one("meta[name=keywords]")["content"]
    assert reader.trailer["/Root"]["/Lang"] == article.html["lang"]


def test_tables_and_figures_have_the_numbers_of_the_article(compiled, article):
    counted = tex.numbers(compiled[0])
    labels = {tag["id"]: tag["data-label"].split()[1] for tag in article.select("[data-label]")}
    assert len(labels) >= 15 and {label: counted[label] for label in labels} == labels


def test_every_paragraph_of_the_article_stands_in_the_source(compiled, source, article):
    # TeX writes two heads itself.
    read = tex.read(source, tex.numbers(compiled[0])) + "Abstract References"
    tags = article.select("p, h1, h2, h3, caption, .admonition-title")
    told = [words(tag) for tag in tags if not tag.find_parent(class_=["references", "authors"])]
    assert len(told) >= 200 and [text for text in told if text not in read] == []


def test_every_cell_of_every_table_stands_in_the_source(compiled, source, article):
    counted = tex.numbers(compiled[0])
    found = [
        [[tex.read(cell, counted) for cell in row] for row in rows] for rows in tex.tables(source)
    ]
    wanted = [
        [[words(cell) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]
        for table in article.find_all("table")
    ]
    assert len(wanted) >= 10 and found == wanted


def words(tag) -> str:
    """The letters and digits of an element, without the numbers of references."""
    copy = BeautifulSoup(str(tag), "html.parser")
    for mark in copy.select("a[href^='#ref-']"):
        mark.decompose()
    return re.sub(r"[\W_]", "", copy.get_text())


@POPPLER
def test_every_paragraph_and_reference_can_be_read_in_the_pdf(compiled, article):
    found = squeezed(by_poppler(compiled[0] / "article.pdf"))
    tags = article.select("body > p, div.admonition p, div.reference p")
    told = [squeezed(plain(tag)) for tag in tags]
    missing = [text for text in told if text[:24] not in found and text[-24:] not in found]
    assert len(told) >= 150 and missing == []
