"""Promise: an environment of Python in the folder of a paper holds no page, whatever its name."""

import pytest
from helpers.project import ROOT
from jupyter_book.config import get_final_config

PAPERS = {"this": ROOT, "new": ROOT / "book" / "_extensions" / "datapaper" / "template"}


@pytest.mark.parametrize("name", [".venv", ".env", "env", "venv", "py312", "book/env"])
def test_no_page_is_found_in_it(paper, html, name):
    package = paper.root / name / "lib" / "python3.12" / "site-packages" / "package"
    package.mkdir(parents=True)
    (paper.root / name / "pyvenv.cfg").write_text("home = /usr/bin\n", encoding="utf-8")
    for page in ("README.md", "guide.ipynb"):
        (package / page).write_text("{ neither notebook nor page", encoding="utf-8")
    built = paper.build()
    assert built.warnings == [] and built.app.env.found_docs == html.app.env.found_docs


@pytest.mark.parametrize("root", PAPERS.values(), ids=PAPERS)
def test_the_stock_command_reads_the_same_settings_and_git_ignores_it(root):
    options = {"latex_individualpages": False}
    stock = get_final_config(user_yaml=root / "_config.yml", sourcedir=root, cli_config=options)[0]
    assert stock["external_toc_exclude_missing"]
    assert {".*", "env", "venv"} <= set(stock["exclude_patterns"])
    ignored = (root / ".gitignore").read_text(encoding="utf-8").split()
    assert {".venv", ".env/", "env/", "venv/"} <= set(ignored)
