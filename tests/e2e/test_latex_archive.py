"""Promise: the LaTeX archive compiles anywhere, with both engines, and says what the article says."""

import hashlib
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from helpers import tex
from helpers.built_book import parsed, plain
from helpers.pdf_reader import fonts, squeezed, unfit
from helpers.project import BIN, ROOT, run
from pypdf import PdfReader

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


def write(book, article: Path, folder: Path, script: str = WRITE, **environment) -> tuple[int, str]:
    """Write the archive of an article into a new folder."""
    folder.mkdir(parents=True)
    return run(
        BIN / "python",
        "-c",
        script,
        article,
        folder,
        book.root,
        cwd=folder,
        PYTHONPATH=str(book.root / "book" / "_extensions"),
        **environment,
    )


@pytest.fixture(scope="module")
def archive(book, tmp_path_factory) -> Path:
    """The archive, written into a folder whose name has a space."""
    folder = tmp_path_factory.mktemp("archive") / "to submit"
    assert write(book, book.root / "_build" / "article", folder) == (0, "")
    return folder / "article-latex.zip"


@pytest.fixture(scope="module")
def source(archive) -> str:
    """The LaTeX source of the article."""
    return zipfile.ZipFile(archive).read("article.tex").decode()


@pytest.fixture(scope="module")
def article(book) -> BeautifulSoup:
    """The clean HTML of the article."""
    return parsed(book.article_html)


@pytest.fixture(scope="module", params=list(tex.ENGINES))
def compiled(archive, tmp_path_factory, request) -> tuple[Path, str]:
    """The folder in which an engine compiled the archive, and TeX's log."""
    folder = tmp_path_factory.mktemp("compiled") / "from scratch"
    code, log = tex.compiled(archive, folder, request.param)
    assert code == 0, log[-3000:]
    return folder, log


def test_it_holds_source_reference_list_figures_and_what_to_do(archive, article):
    figures = [
        f"figures/figure{number}.pdf" for number in range(1, len(article.select("figure")) + 1)
    ]
    assert len(figures) >= 5 and zipfile.ZipFile(archive).namelist() == sorted(
        ["README.txt", "article.bbl", "article.tex", *figures]
    )


def test_the_reader_is_told_every_package_that_is_used(archive, source):
    told = zipfile.ZipFile(archive).read("README.txt").decode("ascii")
    packages = {
        name
        for names in re.findall(r"\\usepackage(?:\[[^]]*\])?\{([\w,]+)\}", source)
        for name in names.split(",")
    }
    assert (
        len(packages) >= 15
        and {
            name
            for name in packages
            if not name.startswith("tg") and not re.search(rf"\b{name}\b", told)
        }
        == set()
    )


def test_it_names_no_place_of_this_computer_and_asks_for_no_wide_lines(book, archive, source):
    whole = archive.read_bytes()
    assert [
        place for place in (book.root, Path.home() / "x", ROOT) if str(place).encode() in whole
    ] == []
    assert [
        word
        for word in ("setspace", "linespread", "doublespac", "draft")
        if word in source.split(r"\begin{document}")[0]
    ] == []


def test_it_is_written_with_the_same_bytes_elsewhere(book, archive, tmp_path):
    copy = shutil.copytree(book.root / "_build" / "article", tmp_path / "an article")
    assert write(book, copy, tmp_path / "again", LC_ALL="C", TZ="Asia/Tokyo") == (0, "")
    assert digest(tmp_path / "again" / archive.name) == digest(archive)


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_every_entry_of_the_reference_list_is_cited_and_the_reverse(archive, source, article):
    entries = re.findall(
        r"\\bibitem\{([^}]+)\}", zipfile.ZipFile(archive).read("article.bbl").decode()
    )
    cited = [
        key
        for keys in re.findall(r"\\(?:cite|sources)\{([^}]+)\}", source)
        for key in keys.split(",")
    ]
    assert entries == [entry["data-key"] for entry in article.select("div.reference")] and set(
        entries
    ) == set(cited)
    assert [
        key
        for key in entries
        if f"{{{key}," not in (ROOT / "references.bib").read_text(encoding="utf-8")
    ] == []


def test_every_figure_says_in_words_what_it_shows(source, article):
    read = tex.read(source, dict.fromkeys(re.findall(r"\\ref\{([^}]+)\}", source), ""))
    assert (
        source.count("alt={") == len(article.select("img"))
        and [
            image["alt"]
            for image in article.select("img")
            if tex.read(image["alt"], {}) not in read
        ]
        == []
    )


def test_a_letter_that_the_fonts_lack_is_refused_with_its_place(book, tmp_path):
    folder = changed(
        book, tmp_path, "The party and its patrons", "The party and its patrons (партия)"
    )
    code, said = write(book, folder, tmp_path / "out")
    assert (
        code
        and re.search(
            r"article\.tex, line \d+: the character п \(U\+043F\) is not in the fonts", said
        )
        and list((tmp_path / "out").iterdir()) == []
    )


def changed(book, tmp_path: Path, old: str, new: str) -> Path:
    """A copy of the article in which a text stands for another."""
    folder = shutil.copytree(book.root / "_build" / "article", tmp_path / "article")
    html = (folder / "article.html").read_text(encoding="utf-8")
    assert old in html
    (folder / "article.html").write_text(html.replace(old, new), encoding="utf-8")
    return folder


@tex.NEEDS
def test_tex_has_nothing_undefined_missing_or_to_warn_of(compiled):
    _, log = compiled
    assert (
        re.findall(
            r"^!.*|.*(?:undefined|multiply defined|Missing character|Rerun to get).*|.*Warning:.*",
            log,
            re.MULTILINE,
        )
        == []
    )


@tex.NEEDS
def test_what_tex_reads_comes_with_the_packages_that_are_asked_for(compiled):
    assert tex.strangers(compiled[0], tex.PACKAGES) == {}


@tex.NEEDS
def test_what_tex_reads_comes_with_the_packages_that_the_reader_is_told(archive, compiled):
    told = zipfile.ZipFile(archive).read("README.txt").decode("ascii")
    packages = re.search(r"On Debian these are in\s([^.]+)\.", told)[1]
    assert tex.strangers(compiled[0], re.findall(r"[a-z]+(?:-[a-z]+)+|lmodern", packages)) == {}


@tex.NEEDS
def test_no_line_runs_into_the_margin(compiled):
    _, log = compiled
    assert [
        width for width in re.findall(r"Overfull \\[hv]box \(([\d.]+)pt", log) if float(width) > 5
    ] == []


@tex.NEEDS
def test_the_pages_are_a4_and_as_many_as_an_article_has(compiled):
    pages = PdfReader(compiled[0] / "article.pdf").pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {A4}
    assert 15 <= len(pages) <= 40


@POPPLER
@tex.NEEDS
def test_every_font_is_embedded_and_none_is_of_type_3(compiled):
    assert len(fonts(compiled[0] / "article.pdf")) >= 5 and unfit(compiled[0] / "article.pdf") == []


@tex.NEEDS
def test_title_authors_keywords_and_language_are_in_the_properties(compiled, article):
    reader = PdfReader(compiled[0] / "article.pdf")
    authors = [tag["content"] for tag in article.select("meta[name=author]")]
    assert reader.metadata.title == plain(article.title) and reader.metadata.author == "; ".join(
        authors
    )
    assert reader.metadata.keywords == article.select_one("meta[name=keywords]")["content"]
    assert reader.trailer["/Root"]["/Lang"] == article.html["lang"]


@tex.NEEDS
def test_tables_and_figures_have_the_numbers_of_the_article(compiled, article):
    counted = tex.numbers(compiled[0])
    labels = {tag["id"]: tag["data-label"].split()[1] for tag in article.select("[data-label]")}
    assert len(labels) >= 15 and {label: counted[label] for label in labels} == labels


@tex.NEEDS
def test_every_paragraph_of_the_article_stands_in_the_source(compiled, source, article):
    read = tex.read(source, tex.numbers(compiled[0]))
    told = [
        words(tag)
        for tag in article.select("p, h1, h2, h3, caption, .admonition-title")
        if not tag.find_parent(class_=["references", "authors"])
    ]
    assert (
        len(told) >= 200
        and [text for text in told if text not in read and text not in ("Abstract", "References")]
        == []
    )


@tex.NEEDS
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
    for mark in copy.select("a[href^='#id']"):
        mark.decompose()
    return re.sub(r"[\W_]", "", copy.get_text())


@POPPLER
@tex.NEEDS
def test_every_paragraph_and_reference_can_be_read_in_the_pdf(compiled, article):
    found = read_pdf(compiled[0] / "article.pdf")
    told = [
        squeezed(plain(tag))
        for tag in article.select("body > p, div.admonition p, div.reference p")
    ]
    assert (
        len(told) >= 150
        and [text for text in told if text[:24] not in found and text[-24:] not in found] == []
    )


def read_pdf(file: Path) -> str:
    """The text of a PDF without spaces and hyphens."""
    return squeezed(
        subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    )
