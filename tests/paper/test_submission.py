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

FILES = [
    "article.pdf",
    "article.docx",
    "article-latex.zip",
    "article.jats.xml",
    "article-review.pdf",
    "data-package.zip",
    "figures/figures.csv",
    "tables/tables.csv",
    "metadata.json",
    "cover-letter.md",
    "checklist.html",
    "manifest.csv",
    "SHA256SUMS",
]
OPEN = re.compile(r"\[to be filled in: ([^]]+)\]")
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
ASKED_OF_DRAWINGS = 300  # dots an inch


@pytest.fixture(scope="module")
def metadata(submission) -> dict:
    """What the submission says of itself."""
    return json.loads((submission / "metadata.json").read_text(encoding="utf-8"))


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a list."""
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def exhibits(book: Book, kind: str) -> dict[int, object]:
    """The numbered figures or tables of the article, as the HTML book has them."""
    found = [
        tag
        for page in book.article.values()
        for tag in page.select(f"{kind}[id]")
        if tag.select_one(".caption-number")
    ]
    return {int(re.sub(r"\D", "", plain(tag.select_one(".caption-number")))): tag for tag in found}


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_there(submission, name):
    assert (submission / name).stat().st_size > 0


def test_nothing_else_is_there_than_these_and_the_figures_and_tables_of_the_article(
    book, submission
):
    figures = {
        f"figures/figure{number}.{ending}"
        for number in exhibits(book, "figure")
        for ending in ("pdf", "png")
    }
    tables = {f"tables/table{number}.csv" for number in exhibits(book, "table")}
    assert figures and tables
    assert {*digests(submission)} == {*FILES} | figures | tables


def test_article_and_data_are_those_of_the_book(book, submission):
    away = book.html / "take-away"
    (archive,) = away.glob("*.zip")
    pairs = {
        "article.pdf": away / "article.pdf",
        "article.docx": away / "article.docx",
        "data-package.zip": archive,
    }
    assert [
        name
        for name, file in pairs.items()
        if digests(submission)[name] != hashlib.sha256(file.read_bytes()).hexdigest()
    ] == []


def test_the_list_of_figures_agrees_with_the_article(book, submission):
    listed = {row["file"]: row for row in rows(submission / "figures" / "figures.csv")}
    for number, figure in exhibits(book, "figure").items():
        for file in (f"figure{number}.pdf", f"figure{number}.png"):
            row = listed.pop(file)
            assert words(plain(figure.select_one(".caption-text"))) == words(
                row["title"] + row["legend"]
            )
            assert row["alt"] == figure.img["alt"] and "data/" in row["sources"]
    assert listed == {}


def test_the_figures_are_sharp_and_have_the_shape_of_those_in_the_book(book, submission):
    for number, figure in exhibits(book, "figure").items():
        shape = int(figure.img["width"]) / int(figure.img["height"])
        with Image.open(submission / "figures" / f"figure{number}.png") as picture:
            assert min(picture.info["dpi"]) >= ASKED_OF_DRAWINGS - 1 and picture.mode == "RGB"
            assert picture.width / picture.height == pytest.approx(shape, rel=0.01)
        (page,) = PdfReader(submission / "figures" / f"figure{number}.pdf").pages
        assert (
            float(page.mediabox.width / page.mediabox.height) == pytest.approx(shape, rel=0.01)
            and len(page.images) == 0
        )


def test_the_cells_of_the_tables_are_those_of_the_book(book, submission):
    compared = 0
    for number, table in exhibits(book, "table").items():
        held = list(
            csv.reader(
                (submission / "tables" / f"table{number}.csv")
                .read_text(encoding="utf-8")
                .splitlines()
            )
        )
        shown = [row.find_all(["th", "td"]) for row in table.find_all("tr")]
        assert [len(row) for row in held] == [len(row) for row in shown]
        pairs = [
            (cell, text)
            for row, texts in zip(shown, held, strict=True)
            for cell, text in zip(row, texts, strict=True)
        ]
        # The numbers of references are those of the article, which has fewer of them.
        pairs = [
            (plain(cell), text) for cell, text in pairs if not cell.select_one(".bibtex-citation")
        ]
        assert [pair for pair in pairs if pair[0] != pair[1]] == []
        compared += len(pairs)
    assert compared > 300


def test_no_mark_that_nobody_sees_is_left_in_a_list(submission):
    assert [
        file.name
        for file in submission.rglob("*.csv")
        if MAY_BREAK in file.read_text(encoding="utf-8")
    ] == []


def test_the_list_of_tables_agrees_with_the_article(book, submission):
    listed = {
        row["file"]: words(row["title"] + row["legend"])
        for row in rows(submission / "tables" / "tables.csv")
    }
    assert listed == {
        f"table{number}.csv": words(plain(table.select_one(".caption-text")))
        for number, table in exhibits(book, "table").items()
    }


def test_the_digests_are_right_and_whole(submission):
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=submission,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    named = {
        line.split("  ")[1]
        for line in (submission / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    }
    assert named == {*digests(submission)} - {"SHA256SUMS"}


def test_the_manifest_tells_every_file(submission):
    told = {row["path"]: row for row in rows(submission / "manifest.csv")}
    found = {
        name: digest
        for name, digest in digests(submission).items()
        if name not in ("manifest.csv", "SHA256SUMS")
    }
    assert {name: row["sha256"] for name, row in told.items()} == found
    assert {name: int(row["bytes"]) for name, row in told.items()} == {
        name: (submission / name).stat().st_size for name in found
    }
    assert [
        name for name, row in told.items() if not row["what"] or "/" not in row["media_type"]
    ] == []


def test_the_metadata_count_what_the_book_has(book, metadata):
    counts = metadata["counts"]
    assert (counts["figures"], counts["tables"]) == (
        len(exhibits(book, "figure")),
        len(exhibits(book, "table")),
    )
    assert counts["references"] == len(book.cited())
    assert counts["words_of_abstract"] == sum(
        len(f"{label} {text}".split()) for label, text in metadata["abstract"].items()
    )
    assert 5000 < counts["words_of_main_text"] < 20_000


def test_the_checklist_counts_in_the_docx_what_the_metadata_count_in_the_article(
    submission, metadata
):
    page, counts = (submission / "checklist.html").read_text(encoding="utf-8"), metadata["counts"]
    told = [
        f"{counts[name]:,} words in the DOCX"
        for name in ("words_of_main_text", "words_of_abstract")
    ]
    assert [text for text in told if text not in page] == []


def test_the_metadata_are_those_of_the_edition_and_leave_out_what_is_not_known(book, metadata):
    paper = yaml.safe_load((book.root / "book" / "paper.yml").read_text(encoding="utf-8"))
    known = ["keywords", "language", "version", "licences", "authors"]
    assert {name: metadata[name] for name in known} == {name: paper[name] for name in known}
    assert metadata["title"] == f"{paper['title']}: {paper['subtitle']}"
    assert [
        name for name in ("doi", "repository", "url") if (name in metadata) != bool(paper[name])
    ] == []


def test_the_letter_counts_what_there_is_and_leaves_open_only_what_is_not_known(
    submission, metadata
):
    letter, counts = (
        (submission / "cover-letter.md").read_text(encoding="utf-8"),
        metadata["counts"],
    )
    for told in (
        f"{counts['words_of_main_text']:,} words",
        f"{counts['tables']} tables",
        f"{counts['figures']} figures",
        f"{counts['references']} references",
    ):
        assert told in letter
    assert (
        metadata["title"] in letter and metadata["adapts"]["doi"] in letter and "None" not in letter
    )
    left = " ".join(OPEN.findall(letter))
    assert ("DOI" in left, "repository" in left) == (
        "doi" not in metadata,
        "repository" not in metadata,
    )
    assert ("e-mail" in left) == (
        not any(
            author.get("corresponding") and author.get("email") for author in metadata["authors"]
        )
    )


def test_no_space_is_left_where_a_mark_of_a_citation_stood(submission):
    texts = [*submission.glob("*.md"), *submission.glob("*.json"), *submission.glob("*/*.csv")]
    assert [
        file.name
        for file in texts
        if re.search(r"\w [,;.](?:\s|$)", file.read_text(encoding="utf-8"), re.MULTILINE)
    ] == []
