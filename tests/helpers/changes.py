"""A copy of the built book to change, and what a change must and must not do."""

import json
from pathlib import Path

from datapaper.core.project import Project
from datapaper.execute.cache import ExecutionCache

from .built_book import Book, plain
from .project import jupyter_book, make

OLD = "39.4"
ENGINE = "book/_extensions/datapaper"
USES = {
    "notebook/tables.py": ("table(", "figure("),
    "notebook/paper.mplstyle": ("figure(",),
    "data/dictionary.py": ("resources(",),
    "data/loading.py": ("import",),
}
CHANGED = [
    "data/aid.csv",
    "references.bib",
    "book/background.ipynb",
    "book/disputes.ipynb",
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


def edit_cells(file: Path, change) -> None:
    """Change the cells of a notebook."""
    notebook = json.loads(file.read_text(encoding="utf-8"))
    change(notebook["cells"])
    file.write_text(json.dumps(notebook), encoding="utf-8")


def change_a_cell(book: Book, new: str) -> None:
    """Give the Soviet deliveries of 1955–61 another value."""
    edit(book.root / "data" / "aid.csv", f"1961,{OLD},million", f"1961,{new},million")


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
    """The notebooks whose outputs do not follow from the sources as they stand; a build executes them."""
    cache = ExecutionCache(book.root, Project(book.root).executed)
    texts = {
        name: (book.root / "book" / f"{name}.ipynb").read_text(encoding="utf-8")
        for name in with_code(book)
    }
    paths = {name: book.root / "book" / f"{name}.ipynb" for name in texts}
    return {name for name, text in texts.items() if not cache.find(paths[name], text)}


def shown(book, page: str) -> str:
    """The text of one page of the HTML book."""
    return plain(book.pages[page])


def told(words: str, new: str) -> bool:
    """Whether a text has the new sum of deliveries, and the old one nowhere."""
    words = " ".join(words.split())
    return f"{new} million" in words and f"{OLD} million" not in words


def built(root: Path, *targets: str) -> str:
    """Run ``make``; return what it said."""
    code, log = make(root, *targets)
    assert code == 0, log[-3000:]
    return log


def stock(root: Path, *options: str) -> str:
    """Run the stock command of Jupyter Book; return what it said."""
    code, log = jupyter_book(root, *options)
    assert code == 0, log[-3000:]
    return log


def relative(book: Book) -> dict[str, str]:
    """The digest of every published file, by its path in the project."""
    return {
        str(Path(file).relative_to(book.root)): digest for file, digest in book.digests().items()
    }
