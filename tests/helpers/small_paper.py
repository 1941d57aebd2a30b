"""The small paper of ``make new``, built by Sphinx in this process, without make."""

import gc
import os
import shutil
import warnings
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp, _clean_up_global_state

from datapaper.cli import new
from datapaper.core.project import Project
from datapaper.sphinx.build.without_jupyter_book import settings

from .project import COLOUR, ROOT

NOT_NEEDED = shutil.ignore_patterns(
    "_extensions", "html", "article", ".doctrees", ".published.json"
)
# The article is built by itself: a process that runs tests is not one to fork.
ALONE = {"article_beside": False}


@dataclass
class Built:
    """What one build left: its files, its warnings, and the application that wrote them."""

    folder: Path
    warnings: list[str]
    app: SphinxTestApp

    @cached_property
    def _pages(self) -> dict[str, BeautifulSoup]:
        return {}

    def page(self, name: str) -> BeautifulSoup:
        """One page of the HTML book, such as ``book/results``."""
        if name not in self._pages:
            text = (self.folder / f"{name}.html").read_text(encoding="utf-8")
            self._pages[name] = BeautifulSoup(text, "html.parser")
        return self._pages[name]

    @cached_property
    def article(self) -> BeautifulSoup:
        """The clean HTML of the article."""
        text = (self.folder / "article.html").read_text(encoding="utf-8")
        return BeautifulSoup(text, "html.parser")


@dataclass
class SmallPaper:
    """One copy of the paper, to change and build."""

    root: Path

    def change(self, name: str, old: str, new_text: str) -> None:
        """Replace a text that stands in a file once or more."""
        file = self.root / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {name}"
        file.write_text(text.replace(old, new_text), encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        (self.root / name).write_text(text, encoding="utf-8")

    def append(self, page: str, text: str) -> None:
        """Add a paragraph to a page of Markdown."""
        with (self.root / "book" / f"{page}.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")

    def build(self, builder: str = "html", **values) -> Built:
        """Build the pages or the article.

        values: of the configuration, in place of those of the paper.
        """
        said = settings((self.root / "_config.yml").read_text(encoding="utf-8")) | ALONE | values
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of packages, about each other
            try:
                app = SphinxTestApp(builder, self.root, confoverrides=said)
                app.build()
            finally:
                _clean_up_global_state()  # also where there is no application that could do it
                gc.enable()
        return Built(self.root / "_build" / builder, _warned(app, self.root), app)


def _warned(app: SphinxTestApp, root: Path) -> list[str]:
    """Return the warnings of a build, their files named from the root of the paper."""
    text = COLOUR.sub("", app.warning.getvalue()).replace(f"{root}{os.sep}", "")
    return text.splitlines()


def write(folder: Path) -> SmallPaper:
    """Write the paper into a folder, its notebooks executed and its fonts cut."""
    new.write(folder, Project(ROOT))
    shutil.rmtree(folder / "book" / "_extensions")
    (folder / "conf.py").touch()  # Sphinx asks for one
    paper = SmallPaper(folder)
    assert paper.build().warnings == []
    return paper


def copy(original: SmallPaper, folder: Path) -> SmallPaper:
    """Copy a paper, with what was executed for it."""
    return SmallPaper(Path(shutil.copytree(original.root, folder, ignore=NOT_NEEDED)))
