"""Promise: the submission is made whole or not at all, the same everywhere.

Its journal chooses what it holds.
"""

import csv
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from helpers.built_book import Book, parsed, plain
from helpers.changes import change_a_cell, edit
from helpers.project import BIN, built, make, run

LAST = "Closed archives in Tirana and Moscow may change these answers."
ARCHIVE = "data-package/albania-soviet-data.zip"
ARXIV = {"article-latex.zip", "data-package.zip", "metadata.json", "cover-letter.md"}
ARXIV |= {"checklist.html", "manifest.csv", "SHA256SUMS"}
BREAK_A_STEP = "from datapaper.submission import manifest\nmanifest.WHAT.pop('metadata.json')\n"


@pytest.fixture(scope="module")
def first(made, tmp_path_factory) -> Book:
    """A copy of the built project in which ``make submission`` has run."""
    copy = made.copy(tmp_path_factory.mktemp("submission") / "book")
    built(copy.root, "submission")
    return copy


@pytest.fixture
def again(first, tmp_path) -> Book:
    """A copy of that, in a folder whose path has spaces."""
    return first.copy(tmp_path / "a folder with spaces")


@pytest.fixture
def kept(first, again) -> Path:
    """The root of that copy, whose submission must be the same in the end."""
    yield again.root
    assert again.digests("submission") == first.digests("submission")
    assert list((again.root / "_build").glob(".submission*")) == []


def test_made_again_in_another_folder_every_file_has_the_same_bytes(kept):
    shutil.rmtree(kept / "_build" / "submission")
    assert "nothing has changed since the last build" in built(kept, "submission")


def test_a_build_that_fails_leaves_the_last_submission(kept):
    change_a_cell(Book(kept), "many")
    code, log = make(kept, "submission")
    assert code != 0 and "aid.csv" in log


def test_an_article_that_breaks_a_rule_of_its_journal_is_refused_and_leaves_the_last_submission(
    kept,
):
    edit(kept / "book" / "paper.yml", LAST, f"{LAST} {'Nobody knows it. ' * 40}")
    code, log = make(kept, "submission")
    assert code != 0 and "book/paper.yml" in log and "300" in log and "Traceback" not in log


def test_a_step_that_fails_is_named_and_leaves_the_last_submission(kept, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(BREAK_A_STEP, encoding="utf-8")
    command = [BIN / "python", "-m", "datapaper", "submit"]
    code, log = run(*command, cwd=kept, PYTHONPATH=str(tmp_path))
    assert code != 0 and "datapaper.submission.manifest: metadata.json: " in log
    assert "Traceback" not in log


@pytest.fixture(scope="module")
def arxiv(first, tmp_path_factory) -> Book:
    """Another copy, with a statement that no journal knows, submitted to another journal."""
    copy = first.copy(tmp_path_factory.mktemp("arxiv") / "book")
    thanks = "  - id: thanks\n    title: Thanks\n    text: To all.\n"
    edit(copy.root / "book" / "paper.yml", "  - id: ethics\n", f"{thanks}  - id: ethics\n")
    (copy.root / "_build" / ARCHIVE).unlink()
    built(copy.root, "submission", JOURNAL="arxiv")
    return copy


def test_the_journal_chooses_which_files_are_left(arxiv):
    folder = arxiv.root / "_build" / "submission"
    assert {file.name for file in folder.iterdir()} == ARXIV
    listed = csv.DictReader((folder / "manifest.csv").read_text(encoding="utf-8").splitlines())
    assert {row["path"] for row in listed} == ARXIV - {"manifest.csv", "SHA256SUMS"}
    told = parsed(folder / "checklist.html")
    assert [plain(head) for head in told.select(".venue h2")] == ["arXiv", "Zenodo"]
    assert told.select("#arxiv-arxiv-source.passed")


def test_the_journal_chooses_the_order_of_the_statements(arxiv):
    heads = [plain(head) for head in arxiv.pages["statements"].select("h2")]
    assert heads[0] == "Thanks"


def test_the_archive_of_the_data_depends_on_the_data_alone(arxiv, first):
    files = [book.root / "_build" / ARCHIVE for book in (first, arxiv)]
    assert files[0].read_bytes() == files[1].read_bytes()
    with zipfile.ZipFile(files[0]) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {stat.S_IMODE(entry.external_attr >> 16) for entry in entries} == {0o644}
    assert not any(entry.extra for entry in entries)
