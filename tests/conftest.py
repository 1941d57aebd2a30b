"""What the tests share: one real build for all of them, and copies to change."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from helpers import browser, project
from helpers.built_book import Book
from helpers.needs import present

from datapaper.article.model import Article
from datapaper.core.project import Project
from datapaper.journals.profile import chosen
from datapaper.metadata import edition
from datapaper.submission import bundle

# Hypothesis would keep what it reads of the sources beside them.
os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(project.ROOT / "_build" / ".hypothesis")

# Begun first, so that no worker is left alone with one of them in the end. The second one needs no
# book: whoever takes it up works while the other builds that.
LONGEST = [
    "test_every_change_counts",
    "test_mutations",
    "test_same_bytes",
    "test_checklist",
    "test_submission_again",
    "test_freshness",
    "test_atomic_builds",
    "test_latex_growth",
    "test_injection",
    "test_barriers",
    "test_pages_for_everyone",
    "test_opened_pages",
    "test_agreement",
    "test_docx",
]


def pytest_configure(config):
    """Declare the marker of the tests that need more than the Python packages."""
    config.addinivalue_line(
        "markers", "needs(*packages): Debian packages without which the test cannot run"
    )


def pytest_collection_modifyitems(items):
    """Let the files that take longest begin first."""
    rank = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path.stem, len(rank)))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item):
    """Leave no date of a build in this process to the next test."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    yield
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    os.environ |= {"SOURCE_DATE_EPOCH": before} if before else {}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Skip a test whose package is missing, naming it; with CI=true, fail instead."""
    needed = [package for marker in item.iter_markers("needs") for package in marker.args]
    missing = [package for package in needed if not present(package)]
    if missing:
        stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        stop(f"needs the Debian package {', '.join(missing)}")


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id) -> Path:
    """The folder that all workers of a session share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def once(shared) -> Callable[[str, Callable[[Path], object]], Path]:
    """A function: a name, what writes a folder -> that folder, written by the first who asks."""

    def written(name: str, write) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                write(folder)
                done.touch()
        return folder

    return written


@pytest.fixture(scope="session")
def made(once) -> Book:
    """A copy of the project, built once from nothing with ``make``; no repository holds it."""
    return Book(once("book", lambda folder: project.built(project.copy(folder))))


@pytest.fixture(scope="session")
def book(request) -> Book:
    """The built book, to be read alone: that of this folder if it is current, else ``made``."""
    if project.is_built(project.ROOT):
        return Book(project.ROOT)
    return request.getfixturevalue("made")


@pytest.fixture(scope="session")
def submission(book, once) -> Path:
    """What ``make submission`` writes of that book where no commit is known, written once."""

    def write(folder: Path):
        folder.mkdir()
        with project.dated(book.root):
            known = edition(Project(book.root))._replace(commit=None, day="")
            article = Article(book.root / "_build" / "article", Project(book.root))
            bundle.write(article, known, chosen(known.paper), folder)

    return once("submission", write)


@pytest.fixture(scope="module")
def site(book):
    """The address at which the built book is served."""
    with browser.served(book.html) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    """Debian's Chromium."""
    with browser.browser() as running:
        yield running
