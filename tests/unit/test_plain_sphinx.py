"""Promise: Sphinx alone is told what the settings say, and no difference of pages is missed."""

import pytest
from helpers.plain_sphinx import differences, requirements
from helpers.project import ROOT

from datapaper.sphinx.build.without_jupyter_book import settings

PAGE = '<!DOCTYPE html><html><body><p class="a" id="b">One <em>two</em> three.</p></body></html>'


def test_sphinx_is_told_what_the_settings_say():
    told = settings((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert told["nb_execution_mode"] == "off"
    assert told["external_toc_exclude_missing"] is True
    assert {"_build", "tests"} <= {*told["exclude_patterns"]}
    assert "colon_fence" in told["myst_enable_extensions"]
    assert "myst_nb" in told["extensions"] and "jupyter_book" not in told["extensions"]


def test_what_the_book_needs_is_installed_and_no_tool_of_the_tests():
    names = requirements((ROOT / "requirements.in").read_text(encoding="utf-8"))
    assert {"pandas", "typst", "lxml", "sphinx>=9"} <= {*names}
    assert not {"jupyter-book", "pytest", "ruff"} & {*names}


@pytest.fixture
def compared(tmp_path):
    """Compare a page with another state of it."""

    def differ(other: str) -> dict[str, list[str]]:
        for folder, text in {"ours": PAGE, "theirs": other}.items():
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "page.html").write_text(text, encoding="utf-8")
        return differences(tmp_path / "ours", tmp_path / "theirs")

    return differ


@pytest.mark.parametrize(
    ("old", "new"), [("three", "four"), ("<em>two</em>", "two"), ('"b"', '"c"'), (PAGE, "<p>x</p>")]
)
def test_a_difference_is_found(compared, old, new):
    assert compared(PAGE.replace(old, new)).keys() == {"page.html"}


def test_order_of_attributes_and_spaces_are_no_difference(compared):
    assert compared(PAGE.replace('class="a" id="b"', 'id="b"\n class="a"')) == {}
