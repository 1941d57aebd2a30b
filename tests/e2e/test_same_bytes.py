"""Promise: the same commit and lock give the same bytes, HTML and PDF.

Wherever, whenever and however they are built.
"""

import os
import socket

import pytest
from helpers import project
from helpers.built_book import Book
from helpers.project import BIN, run
from helpers.repository import URL, commit_with_address
from pypdf import PdfReader

pytestmark = pytest.mark.needs("faketime", "git")
ELSEWHERE = {
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "TZ": "Asia/Kathmandu",
    "PYTHONHASHSEED": "1948",
    "CI": "true",
    "COLUMNS": "40",
    "BOOK_URL": URL,
}


@pytest.fixture(scope="module")
def there(tmp_path_factory) -> Book:
    """The commit of ``deployed`` built from nothing, as differently as can be.

    In another folder, years later, without network, with another locale, time zone and mask,
    on one processor.
    """
    folder = tmp_path_factory.mktemp("there") / "another folder, with ë"
    home = folder / "home"
    home.mkdir(parents=True)
    root = project.copy(folder / "b")
    commit_with_address(root)
    offline = ["unshare", "--net", "--map-root-user"]
    offline = offline if run(*offline, "true", cwd=root)[0] == 0 else []
    shell = ["taskset", "1", "sh", "-c", "umask 077 && exec faketime -f '+1500d' make"]
    code, log = run(*offline, *shell, cwd=root, HOME=str(home), **ELSEWHERE)
    assert code == 0, log[-3000:]
    return Book(root)


def test_every_file_is_the_same(deployed, there):
    """``deployed`` was built from what a build without a commit remembers."""
    ours, theirs = deployed.digests(), there.digests()
    published = {"_build/html/index.html", "_build/article/article.pdf"}
    assert len(ours) > 150 and {*published, "_build/article/article.docx"} < set(ours)
    assert [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)] == []


def test_no_file_names_the_folder_the_environment_or_the_computer(there):
    private = [str(there.root), str(BIN), str(project.ROOT), "another folder"]
    private += [name for name in [socket.gethostname()] if len(name) > 4]
    contents = {name: (there.root / name).read_bytes() for name in there.digests()}
    found = [
        (name, text) for name in contents for text in private if text.encode() in contents[name]
    ]
    assert found == []


def test_the_date_of_the_article_is_that_of_the_commit(there):
    about = PdfReader(there.pdf).metadata
    assert about.creation_date.isoformat() == "2026-02-01T04:30:00+00:00"


def test_the_year_of_the_article_stays_whatever_the_date_of_the_commit(there):
    pages = {file.name: file.read_text("utf-8") for file in (there.html / "book").glob("*.html")}
    assert pages
    assert [name for name in pages if "Xhaferri &amp; Tase 2022" not in pages[name]] == []


def test_a_build_needs_no_network_and_writes_nothing_into_the_home_of_the_person(there):
    assert "executed" in there.log and list((there.root.parent / "home").rglob("*")) == []


def test_a_build_writes_nothing_beside_what_is_built(there):
    code, log = run("git", "status", "--porcelain", "--ignored", cwd=there.root)
    left = {line.split(maxsplit=1)[1].rstrip("/").rpartition("/")[2] for line in log.splitlines()}
    assert code == 0 and left <= {"_build", ".venv", "__pycache__"}, log


def test_in_ci_only_the_result_of_the_execution_is_told(there):
    lines = there.log.splitlines()
    assert [line for line in lines if "to go)" in line] == []
    assert len([line for line in lines if line.startswith("executed ")]) == 1


def test_a_person_is_told_how_far_it_is(made):
    total = len([name for name, code in made.code().items() if code])
    log = made.log
    if os.environ.get("CI") == "true":
        files = sorted((made.root / "book").glob("*.ipynb"))
        command = [BIN / "python", "-m", "datapaper", "execute", "--cache", "_build/.told", *files]
        log = run(*command, cwd=made.root, CI="")[1]
    steps = [line for line in log.splitlines() if line.endswith("to go)")]
    assert len(steps) == total and steps[-1].endswith(f"({total} of {total}, 0 to go)")
