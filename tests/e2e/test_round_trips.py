"""Promise: what an author uploads passes through the tools of others.

A word processor prints it, and every PDF is sound.
"""

import subprocess

import pytest
from helpers import pdf_reader
from helpers.built_book import parsed
from helpers.formats import html, pdf
from helpers.formats.said_in import missing
from helpers.pdf_reader import fonts, unfit

FIGURES = [f"figures/figure{number}.pdf" for number in range(1, 8)]
PDFS = ["article.pdf", "article-review.pdf", *FIGURES]


@pytest.fixture(scope="module")
def printed(submission, tmp_path_factory):
    """The DOCX as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("printed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    command.append(submission / "article.docx")
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / "article.pdf"


@pytest.mark.needs("libreoffice-writer-nogui")
@pytest.mark.parametrize("kind", ["heading", "paragraph", "row", "caption", "reference"])
def test_a_word_processor_prints_all_that_the_article_says(kind, printed, book):
    article = parsed(book.article_html)
    wanted = [block for block in html.blocks(article) if block.kind == kind]
    assert len(wanted) >= 18 and missing(wanted, pdf.pages(printed)) == []


@pytest.mark.needs("libreoffice-writer-nogui")
def test_every_printed_page_has_its_number_and_their_number_is_that_of_an_article(printed):
    pages = pdf_reader.pages(printed)
    assert 20 <= len(pages) <= 60
    numbered = enumerate(pages, 1)
    assert [page for number, page in numbered if f"{number} / {len(pages)}" not in page] == []


def test_every_pdf_of_the_bundle_is_among_those_looked_at(submission):
    files = submission.rglob("*.pdf")
    assert sorted(str(file.relative_to(submission)) for file in files) == sorted(PDFS)


@pytest.mark.needs("poppler-utils")
@pytest.mark.parametrize("name", PDFS)
def test_every_font_is_embedded_and_none_is_of_type_3(name, submission):
    # The letters of figures are drawn as lines.
    assert bool(fonts(submission / name)) == (not name.startswith("figures/"))
    assert unfit(submission / name) == []


@pytest.mark.needs("qpdf")
@pytest.mark.parametrize("name", PDFS)
def test_the_structure_of_every_pdf_is_sound(name, submission):
    check = ["qpdf", "--check", submission / name]
    done = subprocess.run(check, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors found" in done.stdout
