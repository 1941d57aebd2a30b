"""Which source a part of the article comes from, by the title that stands above it."""

import json
import re
from functools import cache

from datapaper.core.project import CONTENTS, Project

from .model import plain

TITLE = re.compile(r"\A\s*# (.+)$", re.MULTILINE)


def file_under(project: Project, tag) -> str:
    """Return the file of the page that an element of the article comes from.

    If no page has its title, that is the table of contents.
    """
    head = tag if tag.name == "h1" else tag.find_previous("h1")
    return _files(project).get(plain(head) if head else "", CONTENTS)


@cache
def _files(project: Project) -> dict[str, str]:
    """Return title -> file of all pages."""
    files = [*sorted(project.pages.glob("*.ipynb")), *sorted(project.pages.glob("*.md"))]
    titles = {file: TITLE.match(_first(file)) for file in files}
    return {title[1].strip(): project.inside(file) for file, title in titles.items() if title}


def _first(file) -> str:
    """Return the text of a page or, if it is a notebook, of its first cell."""
    text = file.read_text(encoding="utf-8")
    return "".join(json.loads(text)["cells"][0]["source"]) if file.suffix == ".ipynb" else text
