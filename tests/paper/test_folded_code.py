"""Promise: code stands in folds, and one choice collapses, expands or hides code and notes in the
whole book, and stays."""

import pytest

pytestmark = pytest.mark.needs("chromium", "libatomic1")
CODE, NOTE = "details.hide pre", "details.method-note p"
STATES = """all => [...new Set(
  all.map((one) => one.checkVisibility({visibilityProperty: true})))]"""
DENIED = """Object.defineProperty(
  window, 'localStorage', {get() { throw new DOMException('denied'); }})"""


def visible(page) -> tuple[bool, bool]:
    """Whether all code and all method notes can be read; fails if only some can."""
    states = [page.eval_on_selector_all(selector, STATES) for selector in (CODE, NOTE)]
    assert [len(state) for state in states] == [1, 1], states
    return states[0][0], states[1][0]


def choose(page, choice: str):
    """Choose what to do with code and method notes."""
    page.get_by_role("radio", name=choice).check()


def test_code_stands_in_one_fold_before_what_it_makes_which_says_what_it_does(visit):
    page = visit("book/aid")
    folds = page.locator("details.hide").all()
    assert {fold.inner_text().strip() for fold in folds} == {"Show code"}
    assert page.get_by_role("group").locator("summary[aria-label]").count() == 0
    assert page.locator("div.cell:not(:has(.cell_output)) + div.cell").count() == 0


def test_code_and_notes_are_folded_until_the_reader_chooses(visit):
    page = visit("book/aid")
    assert page.get_by_role("radio", name="Collapsed").is_checked()
    assert visible(page) == (False, False)
    assert page.locator("details.hide summary").first.is_visible()
    assert page.locator(".method-note").first.is_visible()


def test_open_opens_both_and_folded_folds_them_again(visit):
    page = visit("book/aid")
    choose(page, "Expanded")
    assert visible(page) == (True, True)
    page.locator("details.hide summary").first.click()
    choose(page, "Collapsed")
    assert visible(page) == (False, False)
    page.locator(".method-note .admonition-title").first.click()
    assert visible(page) == (False, True)


def test_hidden_leaves_nothing_of_either(visit):
    page = visit("book/aid")
    choose(page, "Hidden")
    assert not any(part.is_visible() for part in page.locator("details.hide, .method-note").all())
    assert page.locator("table.evidence").first.is_visible()
    assert page.locator(".editor-note").first.is_visible()


@pytest.mark.parametrize(
    ("choice", "kept", "seen"),
    [("Expanded", "open", (True, True)), ("Hidden", "hidden", (False, False))],
)
def test_the_choice_stays_over_pages_and_reloads(visit, choice, kept, seen):
    page = visit("book/aid")
    choose(page, choice)
    page.reload()
    assert visible(page) == seen
    page.goto("book/visit.html")
    assert page.get_by_role("radio", name=choice).is_checked()
    assert page.locator(CODE).first.is_visible() == seen[0]
    page.goto("book/references.html")
    assert page.locator("html").get_attribute("data-folding") == kept


def test_the_arrow_keys_choose(visit):
    page = visit("book/aid")
    group = page.get_by_role("group", name="Code and method notes")
    group.get_by_role("radio", name="Collapsed").focus()
    page.keyboard.press("ArrowRight")
    assert visible(page) == (True, True)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_reader_whose_browser_keeps_nothing_can_choose(visit):
    page = visit(forgiven="denied")  # the highlighter of Sphinx asks for what is kept
    page.add_init_script(DENIED)
    page.goto("book/aid.html")
    choose(page, "Expanded")
    assert visible(page) == (True, True)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_click_opens_code_or_a_note_with_and_without_scripts(visit, scripts):
    page = visit("book/aid", java_script_enabled=scripts)
    assert page.locator("fieldset.folding").count() == scripts
    page.locator(".method-note summary").first.click()
    assert page.locator(NOTE).first.is_visible() and not page.locator(CODE).first.is_visible()
    page.locator("details.hide summary").first.click()
    assert page.locator(CODE).first.is_visible()


def test_there_is_no_choice_where_there_is_nothing_to_fold(visit):
    assert visit("book/references").locator("fieldset.folding").count() == 0
