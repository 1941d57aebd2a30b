"""A copy of the built book to change, and what a change must and must not do."""

import json
import shutil
from pathlib import Path

from datapaper.core.project import Project
from datapaper.execute.cache import ExecutionCache

from .built_book import Book, plain
from .project import jupyter_book

OLD = "39.4"
ENGINE = "book/_extensions/datapaper"
USES = {
    "notebook/tables.py": ("table(", "figure("),
    "notebook/paper.mplstyle": ("figure(",),
    "notebook/data_dictionary.py": ("resources(",),
    "data/loading.py": ("import",),
}
CHANGED = [
    "data/aid.csv",
    "data/claims.csv",
    "data/verdicts.csv",
    "references.bib",
    "book/background.ipynb",
    "book/after-stalin.ipynb",
    "book/statements.md",
    "requirements.txt",
    "_config.yml",
    "book/paper.yml",
]
CHANGED += [
    "book/_extensions/datapaper/theme/static/tables.css",
    "book/_extensions/datapaper/sphinx/bibliography/citation_marks.py",
    *(f"{ENGINE}/{name}" for name in USES),
]


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file."""
    found = file.read_text(encoding="utf-8")
    assert old in found
    file.write_text(found.replace(old, new), encoding="utf-8")


def restore(book: Book, changed: Book) -> None:
    """Give the sources of a copy that tests change the state that they have in a book."""
    for name in CHANGED:
        shutil.copyfile(book.root / name, changed.root / name)


def edit_cells(file: Path, change) -> None:
    """Change the cells of a notebook."""
    notebook = json.loads(file.read_text(encoding="utf-8"))
    change(notebook["cells"])
    file.write_text(json.dumps(notebook), encoding="utf-8")


def write_page(root: Path, name: str, *cells: str) -> None:
    """Write one page as a notebook; a cell that begins with ``from`` is code."""
    written = [_cell(number, source) for number, source in enumerate(cells)]
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = {"cells": written, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (root / "book" / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def _cell(number: int, source: str) -> dict:
    cell = {"id": f"cell-{number}", "source": source, "metadata": {}}
    if source.startswith("from "):
        return cell | {"cell_type": "code", "outputs": [], "execution_count": None}
    return cell | {"cell_type": "markdown"}


def change_a_cell(book: Book, new: str) -> None:
    """Give the Soviet deliveries of 1955–61 another value, and their quotation the same."""
    edit(book.root / "data" / "aid.csv", OLD, new)


def with_one_of(book: Book, *texts: str) -> set[str]:
    """The notebooks in whose code one of these texts stands."""
    return {name for name, source in book.code().items() if any(text in source for text in texts)}


def loading(book: Book, resource: str) -> set[str]:
    """The notebooks that load a resource or count the rows of all."""
    return with_one_of(book, f'load("{resource}")', "resources()")


def with_code(book: Book) -> set[str]:
    """The notebooks that compute anything at all."""
    return {name for name, source in book.code().items() if source}


def outdated(book: Book) -> set[str]:
    """The notebooks that a build executes: their outputs do not follow from their sources."""
    cache = ExecutionCache(book.root, Project(book.root).executed)
    files = [book.root / "book" / f"{name}.ipynb" for name in with_code(book)]
    return {one.stem for one in files if not cache.find(one, one.read_text(encoding="utf-8"))}


def shown(book, page: str) -> str:
    """The text of one page of the HTML book."""
    return plain(book.pages[page])


def told(words: str, new: str) -> bool:
    """Whether a text has the new sum of deliveries, and the old one nowhere."""
    words = " ".join(words.split())
    return f"{new} million" in words and f"{OLD} million" not in words


def stock(root: Path, *options: str, **environment) -> str:
    """Run the stock command of Jupyter Book, which must not fail; return what it said."""
    code, log = jupyter_book(root, *options, **environment)
    assert code == 0, log[-3000:]
    return log
