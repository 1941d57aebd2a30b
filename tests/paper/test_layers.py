"""Promise: one choice folds, opens or hides code and method notes in the whole book, and stays."""

import pytest

pytestmark = pytest.mark.needs("chromium", "libatomic1")
CODE, NOTE = "details.hide pre", "details.method-note p"


@pytest.fixture
def reader(chromium):
    """One reader's browser, with a memory of its own."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def visible(page) -> tuple[bool, bool]:
    """Whether all code and all method notes can be read; fails if only some can."""
    states = [
        page.eval_on_selector_all(
            selector,
            "all => [...new Set(all.map((one) => one.checkVisibility({visibilityProperty: true})))]",
        )
        for selector in (CODE, NOTE)
    ]
    assert [len(state) for state in states] == [1, 1], states
    return states[0][0], states[1][0]


def test_code_and_notes_are_folded_until_the_reader_chooses(site, reader):
    reader.goto(f"{site}/book/aid.html")
    assert reader.get_by_role("radio", name="folded").is_checked()
    assert visible(reader) == (False, False)
    assert (
        reader.locator("details.hide summary").first.is_visible()
        and reader.locator(".method-note").first.is_visible()
    )


def test_open_opens_both_and_folded_folds_them_again(site, reader):
    reader.goto(f"{site}/book/aid.html")
    reader.get_by_role("radio", name="open").check()
    assert visible(reader) == (True, True)
    reader.locator("details.hide summary").first.click()
    reader.get_by_role("radio", name="folded").check()
    assert visible(reader) == (False, False)
    reader.locator(".method-note .admonition-title").first.click()
    assert visible(reader) == (False, True)


def test_hidden_leaves_nothing_of_either(site, reader):
    reader.goto(f"{site}/book/aid.html")
    reader.get_by_role("radio", name="hidden").check()
    assert not any(part.is_visible() for part in reader.locator("details.hide, .method-note").all())
    assert (
        reader.locator("table.evidence").first.is_visible()
        and reader.locator(".editor-note").first.is_visible()
    )


@pytest.mark.parametrize(("choice", "seen"), [("open", (True, True)), ("hidden", (False, False))])
def test_the_choice_stays_over_pages_and_reloads(site, reader, choice, seen):
    reader.goto(f"{site}/book/aid.html")
    reader.get_by_role("radio", name=choice).check()
    reader.reload()
    assert visible(reader) == seen
    reader.goto(f"{site}/book/production.html")
    assert (
        reader.get_by_role("radio", name=choice).is_checked()
        and reader.locator(CODE).first.is_visible() == seen[0]
    )
    reader.goto(f"{site}/book/references.html")
    assert reader.locator("html").get_attribute("data-layers") == choice


def test_the_arrow_keys_choose(site, reader):
    reader.goto(f"{site}/book/aid.html")
    group = reader.get_by_role("group", name="Code and method notes")
    group.get_by_role("radio", name="folded").focus()
    reader.keyboard.press("ArrowRight")
    assert visible(reader) == (True, True)
    assert reader.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_reader_whose_browser_keeps_nothing_can_choose(site, reader):
    reader.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied'); }})"
    )
    reader.goto(f"{site}/book/aid.html")
    reader.get_by_role("radio", name="open").check()
    assert visible(reader) == (True, True)


def test_without_a_script_everything_can_be_read(site, chromium):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{site}/book/aid.html")
    assert page.locator("fieldset.layers").count() == 0
    page.locator(".method-note summary").first.click()
    assert page.locator(NOTE).first.is_visible()
    page.locator("details.hide summary").first.click()
    assert page.locator(CODE).first.is_visible()
    page.close()


def test_there_is_no_choice_where_there_is_nothing_to_fold(site, reader):
    reader.goto(f"{site}/book/references.html")
    assert reader.locator("fieldset.layers").count() == 0
