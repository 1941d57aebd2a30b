"""Sphinx with MyST-NB, without Jupyter Book, in the newest versions that fit together."""

from .peer import Peer

# What serves the build of the book and adds nothing to a page.
LEFT_OUT = ("freshness", "publishing", "speed")
CONF = f"""
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parent
settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
project, author, copyright = (settings[key] for key in ("title", "author", "copyright"))
extensions = ["sphinx_external_toc", "myst_nb", "sphinxcontrib.bibtex"]
exclude_patterns = [*settings["exclude_patterns"], "_build"]
bibtex_bibfiles = settings["bibtex_bibfiles"]
myst_enable_extensions = settings["parse"]["myst_enable_extensions"]
nb_execution_mode, nb_execution_timeout, nb_execution_raise_on_error = "cache", 120, True
external_toc_exclude_missing = True
globals().update(settings["sphinx"]["config"])
html_theme = "sphinx_book_theme"
execute_ahead = False


def setup(app):
    import book_extensions

    for part in book_extensions.PARTS:
        if part.__name__.rpartition(".")[2] not in {LEFT_OUT}:
            part.setup(app)
"""


def write(place) -> None:
    """Write the configuration, which takes what it can from that of the book."""
    (place / "conf.py").write_text(CONF, encoding="utf-8")


PEER = Peer(
    "Sphinx and MyST-NB",
    ("sphinx", "myst-nb", "sphinxcontrib-bibtex", "sphinx-book-theme", "sphinx-external-toc"),
    write,
    lambda programs: [programs / "sphinx-build", "-b", "html", ".", "_build/html"],
    locked=("beautifulsoup4", "frictionless", "pandas", "pypandoc-binary", "pyyaml", "typst"),
    left_out="same pages with the book's own roles, tables and data pages; left out is only what serves its build",
)
