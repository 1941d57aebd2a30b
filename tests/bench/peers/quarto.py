"""Quarto, whose package on PyPI fetches the program from another host."""

import yaml
from helpers import project

from .peer import Peer, pages


def write(place) -> None:
    """Write its configuration: the front page must be named index and stand beside it."""
    book = {
        "title": "Albania and the Soviet Union",
        "chapters": [page.removeprefix("book/") for page in pages(place)],
    }
    settings = {
        "project": {"type": "book", "output-dir": "../_build/html"},
        "book": book,
        "format": "html",
        "execute": {"enabled": True},
    }
    (place / "book" / "_quarto.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


PEER = Peer(
    "Quarto",
    ("quarto-cli",),
    write,
    lambda programs: [programs / "quarto", "render", "book", "--to", "html", "--execute"],
    extra=lambda: {"QUARTO_PYTHON": str(project.BIN / "python")},
    left_out="tables and figures as in JupyterLab; roles, directives, citations and data pages are not rendered",
)
