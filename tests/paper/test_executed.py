"""Promise: every notebook has been executed in order, and nbval compares every cell in every run."""

import configparser

from helpers import project


def test_every_notebook_has_been_executed_in_order(book):
    for name, notebook in book.notebooks().items():
        counts = [
            cell["execution_count"] for cell in notebook["cells"] if cell["cell_type"] == "code"
        ]
        assert counts == list(range(1, len(counts) + 1)), name


def test_strict_nbval_over_the_book_is_part_of_the_test_command():
    settings = configparser.ConfigParser()
    settings.read(project.ROOT / "pytest.ini")
    assert "--nbval" in settings["pytest"]["addopts"].split()
    assert "book" in settings["pytest"]["testpaths"].split()
