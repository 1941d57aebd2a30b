"""Promise: the submission is made whole or not at all, the same everywhere, as its journal chooses."""

import csv
import hashlib
import shutil
from pathlib import Path

import pytest
from helpers.built_book import Book, parsed, plain
from helpers.changes import change_a_cell, edit
from helpers.project import make, run


@pytest.fixture(scope="module")
def submission(made, tmp_path_factory) -> Path:
    """The folder that ``make submission`` leaves in a copy of the built project."""
    root = tmp_path_factory.mktemp("submission") / "book"
    shutil.copytree(made.root, root, symlinks=True)
    code, log = make(root, "submission")
    assert code == 0, log[-3000:]
    return root / "_build" / "submission"


@pytest.fixture
def again(submission, tmp_path) -> Book:
    """A copy, in a folder whose path has spaces, of the project that the submission was made in."""
    return Book(
        Path(
            shutil.copytree(submission.parents[1], tmp_path / "a folder with spaces", symlinks=True)
        )
    )


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a list."""
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_made_again_in_another_folder_every_file_has_the_same_bytes(again, submission):
    shutil.rmtree(again.root / "_build" / "submission")
    code, log = make(again.root, "submission")
    assert code == 0 and "nothing has changed since the last build" in log, log[-3000:]
    assert digests(again.root / "_build" / "submission") == digests(submission)


def test_a_build_that_fails_leaves_the_last_submission(again, submission):
    change_a_cell(again, "many")
    code, log = make(again.root, "submission")
    assert code != 0 and "aid.csv" in log
    assert digests(again.root / "_build" / "submission") == digests(submission)


def test_an_article_that_breaks_a_rule_of_its_journal_is_refused_and_leaves_the_last_submission(
    again, submission
):
    edit(
        again.root / "book" / "paper.yml",
        "What the closed archives hold is not known.",
        "What the closed archives hold is not known. " + "Nobody knows it. " * 40,
    )
    code, log = make(again.root, "submission")
    assert code != 0 and "book/paper.yml" in log and "300" in log and "Traceback" not in log
    assert digests(again.root / "_build" / "submission") == digests(submission)


def test_a_step_that_fails_is_named_and_leaves_the_last_submission(again, submission):
    edit(
        again.root / "book" / "_extensions" / "datapaper" / "submission" / "manifest.py",
        '"metadata.json": ',
        '"other.json": ',
    )
    code, log = make(again.root, "submission")
    assert (
        code != 0
        and "datapaper.submission.manifest: metadata.json: " in log
        and "Traceback" not in log
    )
    assert digests(again.root / "_build" / "submission") == digests(submission)
    assert [path.name for path in (again.root / "_build").glob(".submission*")] == []


def test_the_journal_chooses_which_files_are_left(again):
    code, log = run("make", "submission", cwd=again.root, JOURNAL="arxiv")
    assert code == 0, log[-3000:]
    folder = again.root / "_build" / "submission"
    assert {file.name for file in folder.iterdir()} == {
        "article-latex.zip",
        "data-package.zip",
        "metadata.json",
        "cover-letter.md",
        "checklist.html",
        "manifest.csv",
        "SHA256SUMS",
    }
    assert {row["path"] for row in rows(folder / "manifest.csv")} == {
        file.name for file in folder.iterdir()
    } - {"manifest.csv", "SHA256SUMS"}
    told = parsed(folder / "checklist.html")
    venues = [plain(head) for head in told.select(".venue h2")]
    assert venues == ["arXiv", "Zenodo"] and told.select("#arxiv-arxiv-source.passed")
