"""Promise: a long table can be searched, filtered and sorted, and loses no row to it.

Without a script it stands whole.
"""

import pytest
from helpers import browser
from helpers.changes import edit, write_page
from helpers.project import built

pytestmark = pytest.mark.needs("chromium", "libatomic1")
TABLE = """from datapaper.notebook import table
import pandas as pd
numbers = pd.Series(range({count}))
kinds = ["figure", "date; figure", "name"] * ({count} // 3) + ["date", "Größe"][:{count} % 3]
said = "nobody in particular, at some length, in a sentence of many words"
names = "{letter}" + (numbers + 1).astype(str)
sizes = numbers * 7 % 100 - 50
rows = pd.DataFrame({{"Row": names, "Kind": kinds, "Size": sizes, "Told by": said}})
rows.loc[4, "Size"] = None
rows.loc[9, "Told by"] = "Hoxha in Tiranë"
table(rows, "tab-{name}", "Rows", anchors="Row", prefix="{prefix}", filters=["Kind"])"""

IN_ORDER = [f"R{number}" for number in range(1, 21)]


def rows(name: str, prefix: str = "", count: int = 20, letter: str = "R") -> str:
    """The code of a table."""
    return TABLE.format(name=name, prefix=prefix, count=count, letter=letter)


PAGES = {
    "few": ["# Few\n\nSee {ref}`a row <R7>`.", rows("few")],
    "many": ["# Many", rows("many", count=1460, letter="M")],
    "two": ["# Two", rows("one", prefix="a-"), rows("two", prefix="b-")],
}


@pytest.fixture(scope="module")
def long(new_paper, tmp_path_factory):
    """A small paper with pages of long tables, built."""
    book = new_paper.copy(tmp_path_factory.mktemp("long") / "small")
    for name, cells in PAGES.items():
        write_page(book.root, name, *cells)
        page = "      - file: book/data\n"
        edit(book.root / "_toc.yml", page, f"      - file: book/{name}\n{page}")
    built(book.root)
    return book


@pytest.fixture(scope="module")
def address(long):
    """Where the small book is served."""
    with browser.served(long.html) as found:
        yield f"{found}/book"


@pytest.fixture
def opened(chromium, address):
    """A function that opens a page at an address and returns it; its errors fail the test."""
    errors, contexts = [], []

    def open_page(path: str, width: int = 1200, **options):
        contexts.append(chromium.new_context(viewport={"width": width, "height": 800}, **options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path if path.startswith("file:") else f"{address}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def shown(page, table: str = "#tab-few") -> list[str]:
    """The names of the rows that can be seen, in their order."""
    visible = "rows => rows.filter((row) => row.checkVisibility())"
    names = f"rows => ({visible})(rows).map((row) => row.cells[0].textContent)"
    return page.eval_on_selector_all(f"{table} tbody tr", names)


def find(page, text: str) -> None:
    """Type a text that rows of the table must have."""
    page.get_by_label("Search this table").fill(text)


def kind(page):
    """The filter by the column Kind."""
    return page.get_by_role("combobox", name="Kind")


def button(page, name: str):
    """A button by its name."""
    return page.get_by_role("button", name=name, exact=True)


def style(element, name: str, part: str = "") -> str:
    """A property of the style of an element, or of what is generated before or after it."""
    return element.evaluate(f"one => getComputedStyle(one, '{part}').{name}")


def in_sight(element) -> bool:
    """Whether an element is on the screen from top to bottom."""
    box = "box => box.top >= -1 && box.bottom <= innerHeight"
    return element.evaluate(f"one => ({box})(one.getBoundingClientRect())")


def test_searching_keeps_the_rows_that_have_every_word_whatever_their_case_and_accents(opened):
    page = opened("few.html")
    assert page.get_by_text("20 of 20 rows").is_visible()
    find(page, "TIRANE hoxha")
    assert shown(page) == ["R10"] and page.get_by_text("1 of 20 rows").is_visible()
    find(page, "nothing like it")
    assert shown(page) == [] and page.get_by_text("0 of 20 rows").is_visible()


def test_a_filter_lists_every_value_of_its_column_with_its_rows(opened):
    page = opened("few.html")
    options = kind(page).locator("option").all_text_contents()
    assert options == ["All", "date (7)", "figure (12)", "Größe (1)", "name (6)"]
    kind(page).select_option("date")
    assert shown(page) == ["R2", "R5", "R8", "R11", "R14", "R17", "R19"]
    find(page, "hoxha")
    assert shown(page) == []
    button(page, "Show all rows").click()
    assert len(shown(page)) == 20 and kind(page).input_value() == ""


def test_a_head_sorts_by_number_up_down_and_back_with_what_is_not_known_last(opened):
    page = opened("few.html")
    head, size = page.locator("#tab-few th").nth(2), button(page, "Size")
    for order, first, last in (
        (None, ["R1", "R2", "R3"], "R20"),
        ("ascending", ["R1", "R16", "R2"], "R5"),
        ("descending", ["R15", "R14", "R13"], "R5"),
    ):
        assert head.get_attribute("aria-sort") == order
        assert shown(page)[:3] == first and shown(page)[-1] == last
        size.click()
    assert head.get_attribute("aria-sort") is None and shown(page) == IN_ORDER


def test_names_are_sorted_as_a_reader_counts(opened):
    page = opened("few.html")
    button(page, "Row").click()
    assert shown(page) == IN_ORDER


def test_everything_works_by_keyboard(opened):
    page = opened("few.html")
    page.get_by_label("Search this table").focus()
    page.keyboard.type("figure")
    page.keyboard.press("Tab")
    page.keyboard.type("date")
    assert kind(page).input_value() == "date" and len(shown(page)) == 6
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert len(shown(page)) == 20
    button(page, "Size").focus()
    page.keyboard.press("Enter")
    assert shown(page)[0] == "R1" and page.evaluate("document.activeElement.className") == "sort"


def test_the_choice_is_kept_in_the_address(opened):
    page = opened("few.html?other=1")
    find(page, "nobody")
    kind(page).select_option("date")
    button(page, "Size").click()
    page.wait_for_url("**/few.html?other=1&find=nobody&sort=size&kind=date")
    assert shown(opened(page.url.rpartition("/")[2])) == shown(page)
    button(page, "Show all rows").click()
    page.wait_for_url("**/few.html?other=1")


def test_two_tables_on_one_page_do_not_mix(opened):
    page = opened("two.html?tab-two.kind=name&tab-one.find=hoxha")
    assert shown(page, "#tab-one") == ["R10"] and len(shown(page, "#tab-two")) == 6


def test_a_row_that_the_address_points_to_is_shown_and_marked(opened):
    page = opened("few.html?find=hoxha#R7")
    assert len(shown(page)) == 20 and page.locator("#R7").evaluate("row => row.matches(':target')")
    cells = [page.locator(f"#{row} td").first for row in ("R6", "R7")]
    plain, marked = (style(cell, "backgroundColor") for cell in cells)
    assert plain != marked
    find(page, "hoxha")
    assert shown(page) == ["R10"]
    page.get_by_role("link", name="a row", exact=True).click()
    assert len(shown(page)) == 20 and page.locator("#R7").is_visible()
    kept = opened("few.html?find=hoxha#R10")
    assert shown(kept) == ["R10"]


def test_a_filter_that_leaves_the_row_of_the_address_out_stays_when_the_address_is_shared(opened):
    page = opened("few.html#R7")
    find(page, "hoxha")
    page.wait_for_function("() => location.search === '?find=hoxha'")
    assert page.evaluate("location.hash") == "" and "R7" not in shown(page)
    shared = opened("few.html" + page.evaluate("location.search + location.hash"))
    assert shown(shared) == shown(page)


def test_a_shared_filter_is_in_sight_and_one_without_rows_says_so(opened):
    page = opened("many.html?find=nothing-like-this")
    tools = page.locator(".table-tools")
    assert in_sight(tools)
    assert style(tools.locator("output"), "content", "::after").startswith(
        '". Choose “Show all rows”'
    )


def test_the_heads_of_a_table_that_fits_stay_in_sight(opened):
    page = opened("many.html")
    page.locator("tbody tr").nth(700).scroll_into_view_if_needed()
    top = "head => Math.round(head.getBoundingClientRect().top)"
    assert page.locator("thead th").first.evaluate(top) == 0


def test_a_row_far_down_a_sorted_table_is_scrolled_to(opened):
    page = opened("many.html?kind=date&sort=-size#M1451")
    assert in_sight(page.locator("#M1451"))
    assert kind(page).input_value() == "date"


def test_a_value_in_the_address_that_no_row_has_is_passed_over(opened):
    page = opened("few.html?kind=nonsense&sort=nowhere")
    assert len(shown(page)) == 20


def test_it_works_in_a_page_opened_from_a_file(opened, long):
    page = opened(f"file://{long.html}/book/few.html?kind=name#R2")
    assert len(shown(page)) == 20
    find(page, "hoxha")
    assert shown(page) == ["R10"]


def test_all_the_rows_of_a_very_long_table_come_and_go(opened):
    page = opened("many.html")
    find(page, "hoxha")
    assert shown(page, "#tab-many") == ["M10"] and page.get_by_text("1 of 1460 rows").is_visible()
    find(page, "")
    assert page.get_by_text("1460 of 1460 rows").is_visible()
    whole = "() => document.querySelectorAll('#tab-many tbody tr[hidden]').length === 0"
    page.wait_for_function(whole)
    button(page, "Size").click()
    page.wait_for_function(whole)
    sizes = page.locator("#tab-many tbody td:nth-child(3)").all_text_contents()
    assert len(sizes) == 1460 and sizes[-1] == "—"
    values = [float(size.replace("−", "-")) for size in sizes[:-1]]
    assert values == sorted(values)


def test_without_a_script_the_table_is_whole_and_has_no_controls(opened):
    page = opened("few.html", java_script_enabled=False)
    found = page.locator("#tab-few tbody tr")
    assert found.count() == 20 and found.last.is_visible()
    assert page.locator(".table-tools, button.sort").count() == 0


@pytest.mark.parametrize("script", [True, False])
def test_on_a_telephone_rows_are_cards_and_nothing_scrolls_sideways(opened, script):
    page = opened("few.html", width=390, java_script_enabled=script)
    cell = page.locator("#R7 td").nth(3)
    assert style(cell, "content", "::before") == '"Told by"'
    assert style(cell, "display") == "flow-root"
    beside = "found => found.map((one) => one.scrollWidth - one.clientWidth)"
    assert page.eval_on_selector_all(":root, .table-frame", beside) == [0, 0]
    if script:
        find(page, "hoxha")
        button(page, "Size").click()
        assert shown(page) == ["R10"]


def test_on_paper_the_table_is_whole_and_has_no_controls(opened):
    page = opened("few.html?find=hoxha")
    page.emulate_media(media="print")
    assert len(shown(page)) == 20 and not page.locator(".table-tools").is_visible()
    table = page.locator("#tab-few")
    assert style(table.locator("thead"), "display") == "table-header-group"
    assert style(table, "breakInside") == "auto"
    assert style(page.locator("#R1"), "breakInside") == "avoid"
    # A button is painted once, and heads that repeat on every page would be empty.
    assert style(table.locator(".sort").first, "display") == "contents"
