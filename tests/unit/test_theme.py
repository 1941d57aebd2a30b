"""Promise: the theme is one of its own that any paper can have; nothing of this paper is in it."""

import re
import tomllib

import pytest
from helpers.project import ROOT

THEME = ROOT / "book" / "_extensions" / "datapaper" / "theme"
FILES = [file for file in sorted(THEME.rglob("*")) if file.is_file()]
OF_THIS_PAPER = re.compile(
    r"albania|soviet|hoxha|khrushchev|stalin|claim|verdict|case study|archival|told in|\bbook/",
    re.IGNORECASE,
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_file_of_it_names_a_thing_of_this_paper(file):
    assert OF_THIS_PAPER.findall(file.read_text(encoding="utf-8")) == []


def test_every_style_sheet_of_it_is_loaded():
    listed = tomllib.loads((THEME / "theme.toml").read_text(encoding="utf-8"))
    assert sorted(listed["theme"]["stylesheets"]) == [
        file.name for file in FILES if file.suffix == ".css"
    ]


def test_every_script_of_it_is_loaded():
    loaded = (ROOT / "book/_extensions/datapaper/sphinx/site/theme.py").read_text(encoding="utf-8")
    loaded += (THEME / "search.html").read_text(encoding="utf-8")
    assert [file.name for file in FILES if file.suffix == ".js" and file.name not in loaded] == []
