"""Promise: the theme is one of its own, and every sheet and script of it is loaded."""

import tomllib

from helpers.project import ROOT

THEME = ROOT / "book" / "_extensions" / "datapaper" / "theme"
FILES = [file for file in sorted(THEME.rglob("*")) if file.is_file()]


def test_every_style_sheet_of_it_is_loaded():
    listed = tomllib.loads((THEME / "theme.toml").read_text(encoding="utf-8"))
    assert sorted(listed["theme"]["stylesheets"]) == [
        file.name for file in FILES if file.suffix == ".css"
    ]


def test_every_script_of_it_is_loaded():
    loaded = (ROOT / "book/_extensions/datapaper/sphinx/site/theme.py").read_text(encoding="utf-8")
    loaded += (THEME / "search.html").read_text(encoding="utf-8")
    assert [file.name for file in FILES if file.suffix == ".js" and file.name not in loaded] == []
