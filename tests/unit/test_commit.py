"""Promise: a build knows the commit that its sources are at, and whether they differ from it."""

import json
from pathlib import Path

import pytest
from helpers.repository import commit, git

from datapaper.core.git import commit as commit_of
from datapaper.core.project import Project

LEAP_DAY = "2024-02-29T12:00:00+01:00"
pytestmark = pytest.mark.needs("git")


def told(root: Path) -> str:
    """The commit that a folder is said to be at."""
    return str(commit_of(Project(root)))


def test_a_copy_that_lies_in_another_repository_is_not_at_its_commit(tmp_path):
    for folder in (tmp_path, tmp_path / "ignored"):
        folder.mkdir(exist_ok=True)
        (folder / "_config.yml").write_text("title: A book\n", encoding="utf-8")
        (folder / "_toc.yml").write_text("root: book/index\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("ignored/\n", encoding="utf-8")
    commit(tmp_path, LEAP_DAY)
    assert (
        git(tmp_path, "rev-parse", "HEAD") in told(tmp_path)
        and told(tmp_path / "ignored") == "None"
    )


@pytest.mark.parametrize(
    ("file", "differs"),
    [
        ("data/new.csv", True),
        ("_config.yml", True),
        ("notes.txt", False),
        ("_build/x", False),
        ("tests/test_it.py", False),
    ],
)
def test_a_new_data_file_counts_as_a_change_and_a_note_or_a_test_does_not(tmp_path, file, differs):
    (tmp_path / "tests").mkdir()
    (tmp_path / "_toc.yml").write_text("root: book/index\n", encoding="utf-8")
    for known in ("_config.yml", "tests/test_it.py"):
        (tmp_path / known).write_text("title: A book\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("_build/\n", encoding="utf-8")
    commit(tmp_path, LEAP_DAY)
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(json.dumps("new"), encoding="utf-8")
    assert told(tmp_path).endswith(f"changed={differs})")
