"""MkDocs with mkdocs-jupyter."""

import yaml

from .peer import Peer

SETTINGS = {
    "site_name": "Albania and the Soviet Union",
    "docs_dir": "book",
    "site_dir": "_build/html",
    "exclude_docs": "/_extensions/\n/evidence/\n",
    "plugins": [
        {"mkdocs-jupyter": {"execute": True, "include": ["*.ipynb"], "allow_errors": False}}
    ],
}


def write(place) -> None:
    """Write its configuration."""
    (place / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS), encoding="utf-8")


PEER = Peer(
    "MkDocs and mkdocs-jupyter",
    ("mkdocs", "mkdocs-jupyter"),
    write,
    lambda programs: [programs / "mkdocs", "build"],
    left_out="tables and figures as in JupyterLab; roles, directives, citations, numbering, cross-references and data pages are not rendered",
)
