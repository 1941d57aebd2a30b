"""Promise: the same commit and lock give the same bytes, HTML and PDF, wherever, whenever and however they are built."""

import os
import shutil
import socket
from pathlib import Path

import pytest
from helpers import project
from helpers.built_book import Book
from helpers.project import BIN, make, run
from helpers.repository import commit
from pypdf import PdfReader

ELSEWHERE = {
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "TZ": "Asia/Kathmandu",
    "PYTHONHASHSEED": "1948",
    "CI": "true",
    "COLUMNS": "40",
}


@pytest.fixture(scope="module")
def here(made, tmp_path_factory) -> Book:
    """A copy of the built made, committed and built again from what it remembers."""
    root = Path(shutil.copytree(made.root, tmp_path_factory.mktemp("here") / "book", symlinks=True))
    commit(root)
    code, log = make(root)
    assert code == 0, log[-3000:]
    return Book(root)


@pytest.fixture(scope="module")
def there(tmp_path_factory) -> Book:
    """The same commit built from nothing in another folder, years later, without network, with another locale, time zone, mask and one processor."""
    folder = tmp_path_factory.mktemp("there") / "another folder, with ë"
    folder.mkdir()
    root = project.copy(folder / "b")
    commit(root)
    home = folder / "home"
    home.mkdir()
    offline = ["unshare", "--net", "--map-root-user"]
    offline = offline if run(*offline, "true", cwd=root)[0] == 0 else []
    shell = "umask 077 && exec faketime -f '+1500d' make"
    code, log = run(
        *offline, "taskset", "1", "sh", "-c", shell, cwd=root, HOME=str(home), **ELSEWHERE
    )
    assert code == 0, log[-3000:]
    return Book(root)


pytestmark = pytest.mark.needs("faketime", "git")


def named(book: Book) -> dict[str, str]:
    """The digest of every published file, by its path in the project."""
    return {
        str(Path(file).relative_to(book.root)): digest for file, digest in book.digests().items()
    }


def test_every_file_is_the_same(here, there):
    ours, theirs = named(here), named(there)
    assert len(ours) > 150 and {"_build/html/index.html", "_build/article/article.pdf"} < set(ours)
    assert [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)] == []


def test_no_file_names_the_folder_the_environment_or_the_computer(there):
    private = [
        str(there.root),
        str(BIN),
        str(project.ROOT),
        "another folder",
        *[name for name in [socket.gethostname()] if len(name) > 4],
    ]
    files = [
        file
        for name in ("html", "article")
        for file in (there.root / "_build" / name).rglob("*")
        if file.is_file()
    ]
    found = [
        (file.name, text)
        for file in files
        for text in private
        if text.encode() in file.read_bytes()
    ]
    assert found == []


def test_the_date_of_the_article_is_that_of_the_commit(there):
    about = PdfReader(there.pdf).metadata
    assert about.creation_date.isoformat() == "2026-02-01T04:30:00+00:00"


def test_the_year_of_the_article_stays_whatever_the_date_of_the_commit(there):
    footers = {
        page.name: page.read_text(encoding="utf-8") for page in (there.html / "book").glob("*.html")
    }
    assert (
        footers
        and [name for name, text in footers.items() if "Xhaferri &amp; Tase 2022" not in text] == []
    )


def test_a_build_needs_no_network_and_writes_nothing_into_the_home_of_the_person(there):
    assert (
        "executed" in there.log
        and [str(path) for path in (there.root.parent / "home").rglob("*")] == []
    )


def test_a_build_writes_nothing_beside_what_is_built(there):
    code, log = run("git", "status", "--porcelain", "--ignored", cwd=there.root)
    left = {line.split(maxsplit=1)[1].rstrip("/").rpartition("/")[2] for line in log.splitlines()}
    assert code == 0 and left <= {"_build", ".venv", "__pycache__"}, log


def test_in_ci_only_the_result_of_the_execution_is_told(there):
    assert [line for line in there.log.splitlines() if "to go)" in line] == []
    assert len([line for line in there.log.splitlines() if line.startswith("executed ")]) == 1


def test_a_person_is_told_how_far_it_is(made):
    total = len([name for name, code in made.code().items() if code])
    log = (
        made.log
        if os.environ.get("CI") != "true"
        else run(
            BIN / "python",
            "-m",
            "datapaper",
            "execute",
            "--cache",
            "_build/.told",
            *sorted((made.root / "book").glob("*.ipynb")),
            cwd=made.root,
            CI="",
        )[1]
    )
    steps = [line for line in log.splitlines() if line.endswith("to go)")]
    assert len(steps) == total and steps[-1].endswith(f"({total} of {total}, 0 to go)")
