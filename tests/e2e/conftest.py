"""What the tests share that change a built book and build it again."""

import shutil
import sys

import pytest
from helpers import project
from helpers.built_book import Book
from helpers.changes import restore, stock
from helpers.repository import URL, commit_with_address


@pytest.fixture(scope="session")
def new_paper(once) -> Book:
    """The small paper of ``make new``, built; nobody changes it."""

    def write(folder):
        project.built(project.ROOT, "new", f"DIR={folder}")
        (folder / ".venv").symlink_to(sys.prefix)
        project.built(folder)

    return Book(once("new-paper", write))


@pytest.fixture
def small(new_paper, tmp_path) -> Book:
    """A copy of the small paper, to change at will."""
    return new_paper.copy(tmp_path / "small")


@pytest.fixture(scope="session")
def deployed(made, once) -> Book:
    """The book built from a commit, with public addresses of its sources and its pages."""

    def write(folder):
        commit_with_address(made.copy(folder).root)
        project.built(folder, BOOK_URL=URL)

    return Book(once("deployed", write))


@pytest.fixture(scope="module")
def tree(made, tmp_path_factory) -> Book:
    """A copy of the built book, with another of its products when all is up to date."""
    folder = tmp_path_factory.mktemp("fresh")
    book = made.copy(folder / "book")
    stock(book.root)  # make would find nothing to do, but Sphinx has yet to know the folder
    shutil.copytree(book.root / "_build", folder / "products")
    return book


@pytest.fixture
def settled(made, tree) -> Book:
    """That copy with its sources and products as they were."""
    restore(made, tree)
    shutil.rmtree(tree.root / "_build")
    shutil.copytree(tree.root.parent / "products", tree.root / "_build")
    return Book(tree.root)
