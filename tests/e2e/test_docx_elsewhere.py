"""Promise: the DOCX has the same bytes wherever it is built, and a word processor prints it whole."""

import hashlib
import shutil
import subprocess

import pytest
from helpers import pdf_reader
from helpers.built_book import Book
from helpers.docx_reader import Manuscript
from helpers.project import make


@pytest.fixture(scope="module")
def word(book) -> Manuscript:
    """The DOCX."""
    return Manuscript(book.pdf.with_suffix(".docx"))


def test_in_another_folder_under_another_locale_it_has_the_same_bytes(made, tmp_path, monkeypatch):
    copy = Book(shutil.copytree(made.root, tmp_path / "a book", symlinks=True))
    before = hashlib.sha256(made.pdf.with_suffix(".docx").read_bytes()).hexdigest()
    copy.pdf.with_suffix(".docx").unlink()
    copy.pdf.unlink()
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    code, log = make(copy.root, "article")
    assert code == 0, log[-3000:]
    assert hashlib.sha256(copy.pdf.with_suffix(".docx").read_bytes()).hexdigest() == before


@pytest.mark.needs("libreoffice-writer-nogui")
def test_libreoffice_opens_and_prints_it_whole(word, tmp_path):
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        word.path,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    printed = tmp_path / "article.pdf"
    assert printed.exists(), done.stderr
    pages = pdf_reader.pages(printed)
    whole = pdf_reader.squeezed("".join(pages))
    assert 20 <= len(pages) <= 45
    assert [
        page for number, page in enumerate(pages, 1) if f"{number} / {len(pages)}" not in page
    ] == []
    assert [
        caption
        for caption in word.texts("Caption", "Table Caption")
        if pdf_reader.squeezed(caption)[:60] not in whole
    ] == []
