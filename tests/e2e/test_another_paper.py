"""Promise: the paper of ``make new`` builds, tests and submits with the same engine."""

import json

import pytest
from bs4 import BeautifulSoup
from helpers import project

from datapaper.core import digests
from datapaper.metadata.citation_cff import MESSAGE


@pytest.fixture(scope="module")
def paper(new_paper, tmp_path_factory):
    """A paper that ``make new`` wrote, with everything that its own commands leave."""
    folder = new_paper.copy(tmp_path_factory.mktemp("papers") / "mine").root
    for target in ("html", "test", "submission"):
        project.built(folder, target)
    return folder


def test_its_notebooks_are_stored_as_they_are_executed_again(paper):
    before = [digests.of_file(file) for file in sorted((paper / "book").glob("*.ipynb"))]
    project.built(paper, "execute")
    assert before == [digests.of_file(file) for file in sorted((paper / "book").glob("*.ipynb"))]


def test_nothing_is_built_twice(paper):
    assert project.make(paper) == (0, "nothing has changed since the last build\n")


def test_its_front_page_has_title_authors_abstract_and_numbers(paper):
    page = (paper / "_build" / "html" / "book" / "index.html").read_text(encoding="utf-8")
    text = " ".join(BeautifulSoup(page, "html.parser").get_text().split())
    assert "Months of unequal length: what a monthly total hides" in text
    assert "The authors of this example" in text and "is 10.7% larger than" in text


def test_its_submission_has_every_kind_of_file(paper):
    names = {file.name for file in (paper / "_build" / "submission").iterdir()}
    assert names >= {"article.pdf", "article.docx", "article.jats.xml", "article-latex.zip"}
    assert names >= {"figures", "tables", "checklist.html", "manifest.csv", "SHA256SUMS"}


def test_nothing_is_said_of_an_article_that_it_adapts(paper):
    told = json.loads((paper / "_build" / "submission" / "metadata.json").read_text("utf-8"))
    letter = (paper / "_build" / "submission" / "cover-letter.md").read_text("utf-8")
    crate = (paper / "_build" / "html" / "ro-crate-metadata.json").read_text("utf-8")
    assert "adapts" not in told and "adapts" not in letter and "isBasedOn" not in crate
    assert f"message: {MESSAGE}" in (paper / "CITATION.cff").read_text("utf-8")
