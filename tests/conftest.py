"""What the tests share: one real build for all of them, and copies to change."""

import fcntl
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from helpers import browser, project
from helpers.built_book import Book
from helpers.needs import present

# Hypothesis would keep what it reads of the sources beside them.
os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(project.ROOT / "_build" / ".hypothesis")


def pytest_configure(config):
    """Declare the marker of the tests that need more than the Python packages."""
    config.addinivalue_line(
        "markers", "needs(*packages): Debian packages without which the test cannot run"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Skip a test whose package is missing, naming it; with CI=true, fail instead."""
    needed = [package for marker in item.iter_markers("needs") for package in marker.args]
    missing = [package for package in needed if not present(package)]
    if missing:
        stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        stop(f"needs the Debian package {', '.join(missing)}")


@pytest.fixture(scope="session")
def book(tmp_path_factory, worker_id) -> Book:
    """The whole project, built once from nothing with ``make``."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with locked(shared / "book.lock"):
        if not (shared / "book").exists():
            project.copy(shared / "book")
            code, log = project.make(shared / "book")
            (shared / "book.log").write_text(f"{code}\n{log}", encoding="utf-8")
    code, log = (shared / "book.log").read_text(encoding="utf-8").split("\n", 1)
    assert code == "0", log[-3000:]
    return Book(shared / "book", log)


@pytest.fixture(scope="session")
def submission(book) -> Path:
    """The folder that ``make submission`` leaves, made once, in a copy: others read and copy the built book meanwhile."""
    copy = book.root.with_name("submission")
    with locked(copy.with_suffix(".lock")):
        if not copy.exists():
            shutil.copytree(book.root, copy, symlinks=True)
            code, log = project.make(copy, "submission")
            copy.with_suffix(".log").write_text(f"{code}\n{log}", encoding="utf-8")
    code, log = copy.with_suffix(".log").read_text(encoding="utf-8").split("\n", 1)
    assert code == "0", log[-3000:]
    return copy / "_build" / "submission"


@contextmanager
def locked(path: Path):
    """Keep the other worker waiting until the block is done."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


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


@pytest.fixture
def scratch(book, tmp_path) -> Book:
    """A copy of the built project, products and execution cache included, to change at will."""
    return Book(Path(shutil.copytree(book.root, tmp_path / "book", symlinks=True)))
