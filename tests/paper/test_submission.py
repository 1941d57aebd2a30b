"""Promise: one command leaves everything a journal asks for."""

import csv
import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from helpers.built_book import Book, plain, words
from PIL import Image
from pypdf import PdfReader

from datapaper.formats.registry import FORMATS

FILES = [
    *(one.file for one in FORMATS if one.suffix),
    *("figures/figures.csv", "tables/tables.csv", "data-package.zip", "metadata.json"),
    *("cover-letter.md", "checklist.html", "manifest.csv", "SHA256SUMS"),
]
OPEN = re.compile(r"\[to be filled in: ([^]]+)\]")
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
ASKED_OF_DRAWINGS = 300  # dots an inch


@pytest.fixture(scope="module")
def metadata(submission) -> dict:
    """What the submission says of itself."""
    return json.loads(text(submission / "metadata.json"))


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a list."""
    return list(csv.DictReader(text(file).splitlines()))


def text(file: Path) -> str:
    """What a file says."""
    return file.read_text(encoding="utf-8")


def exhibits(book: Book, kind: str) -> dict[int, object]:
    """The numbered figures or tables of the article, as the HTML book has them."""
    found = [tag for page in book.article.values() for tag in page.select(f"{kind}[id]")]
    numbers = {id(tag): tag.select_one(".caption-number") for tag in found}
    numbered = [tag for tag in found if numbers[id(tag)]]
    return {int(re.sub(r"\D", "", plain(numbers[id(tag)]))): tag for tag in numbered}


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file.relative_to(folder)): digest(file) for file in files}


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_these_files_are_there_and_the_figures_and_tables_of_the_article_and_nothing_else(
    book, submission
):
    names = [f"figures/figure{number}" for number in exhibits(book, "figure")]
    figures = {f"{name}.{ending}" for name in names for ending in ("pdf", "png")}
    tables = {f"tables/table{number}.csv" for number in exhibits(book, "table")}
    assert figures and tables
    assert {*digests(submission)} == {*FILES} | figures | tables
    assert [name for name in digests(submission) if not (submission / name).stat().st_size] == []


def test_article_and_data_are_those_of_the_book(book, submission):
    away = book.html / "take-away"
    (archive,) = away.glob("*.zip")
    for made in (away / "article.pdf", away / "article.docx"):
        assert digest(submission / made.name) == digest(made)
    assert digest(submission / "data-package.zip") == digest(archive)


def test_the_list_of_figures_agrees_with_the_article(book, submission):
    listed = {row["file"]: row for row in rows(submission / "figures" / "figures.csv")}
    for number, figure in exhibits(book, "figure").items():
        for file in (f"figure{number}.pdf", f"figure{number}.png"):
            row, caption = listed.pop(file), plain(figure.select_one(".caption-text"))
            assert words(caption) == words(row["title"] + row["legend"])
            assert row["alt"] == figure.img["alt"] and "Data: " in row["sources"]
    assert listed == {}


def test_the_figures_are_sharp_and_have_the_shape_of_those_in_the_book(book, submission):
    for number, figure in exhibits(book, "figure").items():
        shape = int(figure.img["width"]) / int(figure.img["height"])
        with Image.open(submission / "figures" / f"figure{number}.png") as picture:
            assert min(picture.info["dpi"]) >= ASKED_OF_DRAWINGS - 1 and picture.mode == "RGB"
            assert picture.width / picture.height == pytest.approx(shape, rel=0.01)
        (page,) = PdfReader(submission / "figures" / f"figure{number}.pdf").pages
        drawn = float(page.mediabox.width / page.mediabox.height)
        assert drawn == pytest.approx(shape, rel=0.01) and len(page.images) == 0


def test_the_cells_of_the_tables_are_those_of_the_book(book, submission):
    compared = 0
    for number, table in exhibits(book, "table").items():
        held = csv.reader(text(submission / "tables" / f"table{number}.csv").splitlines())
        # The book alone has a column that leads to rows of data.
        shown = [row.select(":is(th, td):not(.data-rows)") for row in table.find_all("tr")]
        for cells, texts in zip(shown, held, strict=True):
            # The numbers of references are those of the article, which has fewer of them.
            pairs = [
                (plain(cell), said)
                for cell, said in zip(cells, texts, strict=True)
                if not cell.select_one(".bibtex-citation")
            ]
            assert [one for one, _ in pairs] == [other for _, other in pairs]
            compared += len(pairs)
    assert compared > 300


def test_no_mark_that_nobody_sees_is_left_in_a_list(submission):
    assert [file.name for file in submission.rglob("*.csv") if MAY_BREAK in text(file)] == []


def test_the_list_of_tables_agrees_with_the_article(book, submission):
    listed = {
        row["file"]: words(row["title"] + row["legend"])
        for row in rows(submission / "tables" / "tables.csv")
    }
    tables = exhibits(book, "table").items()
    captions = {number: plain(table.select_one(".caption-text")) for number, table in tables}
    assert listed == {f"table{number}.csv": words(said) for number, said in captions.items()}


def test_the_digests_are_right_and_whole(submission):
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(check, check=False, cwd=submission, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    named = {line.split("  ")[1] for line in text(submission / "SHA256SUMS").splitlines()}
    assert named == {*digests(submission)} - {"SHA256SUMS"}


def test_the_manifest_tells_every_file(submission):
    told, found = rows(submission / "manifest.csv"), digests(submission)
    del found["manifest.csv"], found["SHA256SUMS"]
    assert {row["path"]: row["sha256"] for row in told} == found
    for row in told:
        assert int(row["bytes"]) == (submission / row["path"]).stat().st_size
        assert row["what"] and "/" in row["media_type"]


def test_the_metadata_count_what_the_book_has(book, metadata):
    counts = metadata["counts"]
    assert counts["figures"] == len(exhibits(book, "figure"))
    assert counts["tables"] == len(exhibits(book, "table"))
    assert counts["references"] == len(book.cited())
    parts = metadata["abstract"].items()
    assert counts["words_of_abstract"] == sum(len(f"{one} {said}".split()) for one, said in parts)
    assert 5000 < counts["words_of_main_text"] < 20_000


def test_the_checklist_counts_in_the_docx_what_the_metadata_count_in_the_article(
    submission, metadata
):
    for name in ("words_of_main_text", "words_of_abstract"):
        told = f"{metadata['counts'][name]:,} words in the DOCX"
        assert told in text(submission / "checklist.html")


def test_the_metadata_are_those_of_the_edition_and_leave_out_what_is_not_known(book, metadata):
    paper = yaml.safe_load(text(book.root / "book" / "paper.yml"))
    for name in ("keywords", "language", "version", "licences", "authors"):
        assert metadata[name] == paper[name]
    assert metadata["title"] == f"{paper['title']}: {paper['subtitle']}"
    for name in ("doi", "repository", "url"):
        assert (name in metadata) == bool(paper[name])


def test_the_letter_counts_what_there_is_and_leaves_open_only_what_is_not_known(
    submission, metadata
):
    letter, counts = text(submission / "cover-letter.md"), metadata["counts"]
    assert f"{counts['words_of_main_text']:,} words" in letter
    for name in ("tables", "figures", "references"):
        assert f"{counts[name]} {name}" in letter
    assert metadata["title"] in letter and metadata["adapts"]["doi"] in letter
    left = " ".join(OPEN.findall(letter))
    assert "None" not in letter and ("DOI" in left) == ("doi" not in metadata)
    assert ("repository" in left) == ("repository" not in metadata)
    writers = [author for author in metadata["authors"] if author.get("corresponding")]
    assert ("e-mail" in left) == (not any(author.get("email") for author in writers))


def test_no_space_is_left_where_a_mark_of_a_citation_stood(submission):
    texts = [*submission.glob("*.md"), *submission.glob("*.json"), *submission.glob("*/*.csv")]
    space = re.compile(r"\w [,;.](?:\s|$)", re.MULTILINE)
    assert [file.name for file in texts if space.search(text(file))] == []
