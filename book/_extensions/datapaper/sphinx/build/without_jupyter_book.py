"""Build the book with Sphinx alone, from the settings that Jupyter Book 1 reads.

    python -m datapaper.sphinx.build.without_jupyter_book FOLDER

FOLDER is the project, whose pages are left in its ``_build/html``. Jupyter Book need
not be installed.
"""

import sys
from pathlib import Path
from typing import Any

import yaml
from sphinx.application import Sphinx

# What Jupyter Book sets unless it is told otherwise.
DEFAULTS: dict[str, Any] = {
    "html_sourcelink_suffix": "",
    "pygments_style": "sphinx",
    "numfig": True,
    "suppress_warnings": ["myst.domains"],
    "myst_url_schemes": ["mailto", "http", "https"],
    "external_toc_path": "_toc.yml",
}
NEVER_READ = ["_build", "**.ipynb_checkpoints"]
# Names of Jupyter Book and of Sphinx.
TOP = {
    "title": "html_title",
    "author": "author",
    "copyright": "copyright",
    "bibtex_bibfiles": "bibtex_bibfiles",
    "only_build_toc_files": "external_toc_exclude_missing",
}
EXECUTE = {
    "execute_notebooks": "nb_execution_mode",
    "raise_on_error": "nb_execution_raise_on_error",
    "stderr_output": "nb_output_stderr",
    "timeout": "nb_execution_timeout",
}


def settings(text: str) -> dict:
    """Return what ``_config.yml`` says, given as its text, as configuration values of Sphinx."""
    given = yaml.safe_load(text)
    found = DEFAULTS | {new: given[old] for old, new in TOP.items() if old in given}
    found |= {new: given["execute"][old] for old, new in EXECUTE.items()}
    found["exclude_patterns"] = [*NEVER_READ, *given["exclude_patterns"]]
    found |= given["parse"] | given["sphinx"]["config"]
    found["extensions"] = [name for name in found["extensions"] if name != "jupyter_book"]
    return found


def build(root: Path) -> int:
    """Build the pages as strictly as ``make`` does; return the exit code."""
    text = (root / "_config.yml").read_text(encoding="utf-8")
    folders = yaml.safe_load(text)["sphinx"]["local_extensions"].values()
    sys.path[:0] = [str(root / folder) for folder in folders]
    values, html, trees = settings(text), root / "_build" / "html", root / "_build" / ".doctrees"
    app = Sphinx(root, None, html, trees, "html", values, warningiserror=True)
    app.build()
    return app.statuscode


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1]).resolve()))
