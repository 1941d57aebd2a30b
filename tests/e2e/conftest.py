"""What the tests share that change the built book and build it again."""

import shutil
from pathlib import Path

import pytest
from helpers.built_book import Book
from helpers.changes import CHANGED, stock


@pytest.fixture(scope="module")
def tree(made, tmp_path_factory):
    """A copy of the built book for this module, with another of its products as they are when all is up to date."""
    folder = tmp_path_factory.mktemp("fresh")
    root = Path(shutil.copytree(made.root, folder / "book", symlinks=True))
    stock(root)  # make would find nothing to do, but Sphinx has yet to know the folder
    shutil.copytree(root / "_build", folder / "products")
    return root


@pytest.fixture
def settled(made, tree) -> Book:
    """That copy with its sources and products as they were."""
    for name in CHANGED:
        shutil.copyfile(made.root / name, tree / name)
    shutil.rmtree(tree / "_build")
    shutil.copytree(tree.parent / "products", tree / "_build")
    return Book(tree)
