"""The small paper of ``make new``: as it is, built once, and copies to change."""

import pytest
from helpers import small_paper
from helpers.small_paper import Built, SmallPaper


@pytest.fixture(scope="session")
def original(once) -> SmallPaper:
    """The paper with its notebooks executed; nobody changes it."""
    return SmallPaper(once("small-paper", small_paper.write))


@pytest.fixture
def paper(original, tmp_path) -> SmallPaper:
    """A copy to change."""
    return small_paper.copy(original, tmp_path / "paper")


@pytest.fixture(scope="session")
def html(original, tmp_path_factory) -> Built:
    """The HTML book of the paper as it is."""
    return small_paper.copy(original, tmp_path_factory.mktemp("html") / "paper").build()


@pytest.fixture(scope="session")
def article(original, tmp_path_factory) -> Built:
    """The article of the paper as it is."""
    return small_paper.copy(original, tmp_path_factory.mktemp("article") / "paper").build("article")
