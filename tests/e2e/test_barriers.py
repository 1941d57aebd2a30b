"""Promise: axe finds no barrier on any page or in the checklist.

In light and dark, on a telephone and a desk.
"""

import pytest
from helpers.barriers import RULES, SCREENS, barriers

pytestmark = pytest.mark.needs("chromium", "libatomic1")


def addresses(book, site) -> list[str]:
    """Every page that a reader can open, as it is served."""
    pages = [
        "search",
        *(f"book/{name}" for name in book.names),
        *(f"data/{file.stem}" for file in sorted(book.html.glob("data/*.html"))),
    ]
    return [f"{site}/{page}.html" for page in pages]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing(book, site, chromium, colours, screen):
    context = chromium.new_context(viewport=SCREENS[screen], color_scheme=colours, bypass_csp=True)
    page, found = context.new_page(), {}
    for address in addresses(book, site):
        page.goto(address)
        violations = barriers(page, RULES[colours])
        found |= {f"{address}: {rule}": places for rule, places in violations.items()}
    context.close()
    assert found == {}


def test_a_barrier_would_be_found(chromium, tmp_path):
    (tmp_path / "bad.html").write_text(
        "<html><body><img src='x.png'><p style='color:#999'>pale</p></body></html>",
        encoding="utf-8",
    )
    page = chromium.new_page()
    page.goto((tmp_path / "bad.html").as_uri())
    assert {"image-alt", "color-contrast", "html-has-lang"} <= set(barriers(page, RULES["light"]))
    assert set(barriers(page, RULES["dark"])) == {"color-contrast"}
    page.close()


@pytest.mark.parametrize("colours", RULES)
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_in_the_checklist_and_nothing_runs_off_the_screen(
    submission, chromium, colours, screen
):
    context = chromium.new_context(viewport=SCREENS[screen], color_scheme=colours)
    opened = context.new_page()
    opened.goto((submission / "checklist.html").as_uri())
    found, wide = (
        barriers(opened, RULES[colours]),
        opened.evaluate("document.documentElement.scrollWidth"),
    )
    context.close()
    assert found == {} and wide <= SCREENS[screen]["width"]
