"""Jupyter Book 2, which is mystmd."""

import yaml

from .peer import Peer, pages


def write(place) -> None:
    """Write its configuration; it reads neither ``_config.yml`` nor ``_toc.yml``."""
    project = {
        "title": "Albania and the Soviet Union",
        "bibliography": ["references.bib"],
        "toc": [{"file": page} for page in pages(place)],
    }
    (place / "myst.yml").write_text(
        yaml.safe_dump({"version": 1, "project": project, "site": {"template": "book-theme"}}),
        encoding="utf-8",
    )
    for name in ("_config.yml", "_toc.yml"):
        (place / name).unlink()


PEER = Peer(
    "Jupyter Book 2",
    ("jupyter-book>=2", "jupyter-server"),
    write,
    lambda programs: [programs / "jupyter-book", "build", "--html", "--execute", "--ci"],
    left_out="unknown to it are the book's own roles, so that quantities, links to rows and the data pages are missing",
)
