"""Promise: what an author uploads passes through the tools of others: a word processor prints it, and every PDF is sound."""

import subprocess

import pytest
from helpers.built_book import parsed
from helpers.formats import html, pdf
from helpers.formats.said_in import missing
from helpers.pdf_reader import fonts, unfit

PDFS = [
    "article.pdf",
    "article-review.pdf",
    *(f"figures/figure{number}.pdf" for number in range(1, 7)),
]


@pytest.fixture(scope="module")
def printed(submission, tmp_path_factory):
    """The DOCX as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("printed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        submission / "article.docx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / "article.pdf"


@pytest.mark.needs("libreoffice-writer-nogui")
@pytest.mark.parametrize("kind", ["heading", "paragraph", "row", "caption", "reference"])
def test_a_word_processor_prints_all_that_the_article_says(kind, printed, book):
    article = parsed(book.article_html)
    wanted = [block for block in html.blocks(article) if block.kind == kind]
    assert len(wanted) >= 18 and missing(wanted, pdf.pages(printed)) == []


def test_every_pdf_of_the_bundle_is_among_those_looked_at(submission):
    assert sorted(
        str(file.relative_to(submission)) for file in submission.rglob("*.pdf")
    ) == sorted(PDFS)


@pytest.mark.needs("poppler-utils")
@pytest.mark.parametrize("name", PDFS)
def test_every_font_is_embedded_and_none_is_of_type_3(name, submission):
    assert bool(fonts(submission / name)) == (
        not name.startswith("figures/")
    )  # the letters of figures are drawn as lines
    assert unfit(submission / name) == []


@pytest.mark.needs("qpdf")
@pytest.mark.parametrize("name", PDFS)
def test_the_structure_of_every_pdf_is_sound(name, submission):
    done = subprocess.run(["qpdf", "--check", submission / name], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors found" in done.stdout
