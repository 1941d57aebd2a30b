"""Promise: a long table can be searched, filtered and sorted, loses no row to it, and stands whole without a script."""

import pytest
from helpers import browser
from helpers.project import make
from helpers.small_book import small_book

pytestmark = pytest.mark.needs("chromium", "libatomic1")
TABLE = """from evidence import table
import pandas as pd
numbers = pd.Series(range({count}))
rows = pd.DataFrame({{"Row": "R" + (numbers + 1).astype(str), "Kind": ["figure", "date; figure", "name"] * ({count} // 3) + ["date", "Größe"][:{count} % 3],
    "Size": (numbers * 7) % 100 - 50, "Told by": "nobody in particular, at some length, in a sentence of many words"}})
rows.loc[4, "Size"] = None
rows.loc[9, "Told by"] = "Hoxha in Tiranë"
table(rows, "{name}", "Rows of many kinds", anchors="Row", prefix="{prefix}", filters=["Kind"])"""
PAGES = {
    "few": ["# Few\n\nSee [a row](#R7).", TABLE.format(count=20, name="tab-few", prefix="")],
    "many": ["# Many", TABLE.format(count=1460, name="tab-many", prefix="")],
    "two": [
        "# Two",
        TABLE.format(count=20, name="tab-one", prefix="a-"),
        TABLE.format(count=20, name="tab-two", prefix="b-"),
    ],
}


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """A small book of long tables, built."""
    pages = {
        name: [cell.replace("[a row](#R7)", "{ref}`a row <R7>`") for cell in cells]
        for name, cells in PAGES.items()
    }
    pages["many"][1] = pages["many"][1].replace('"R"', '"M"')
    book = small_book(tmp_path_factory.mktemp("long") / "small", {}, pages)
    code, log = make(book.root, "html")
    assert code == 0, log[-3000:]
    return book


@pytest.fixture(scope="module")
def address(long):
    """Where the small book is served."""
    with browser.served(long.html) as found:
        yield f"{found}/book"


@pytest.fixture
def opened(chromium, address):
    """A function that opens a page of the small book at an address and returns it; its errors fail the test."""
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
    return page.eval_on_selector_all(
        f"{table} tbody tr",
        "rows => rows.filter((row) => row.checkVisibility()).map((row) => row.cells[0].textContent)",
    )


def test_searching_keeps_the_rows_that_have_every_word_whatever_their_case_and_accents(opened):
    page = opened("few.html")
    assert page.get_by_text("20 of 20 rows").is_visible()
    page.get_by_label("Find in the table").fill("TIRANE hoxha")
    assert shown(page) == ["R10"] and page.get_by_text("1 of 20 rows").is_visible()
    page.get_by_label("Find in the table").fill("nothing like it")
    assert shown(page) == [] and page.get_by_text("0 of 20 rows").is_visible()


def test_a_filter_lists_every_value_of_its_column_with_its_rows(opened):
    page = opened("few.html")
    options = page.get_by_role("combobox", name="Kind").locator("option").all_text_contents()
    assert options == ["all", "date (7)", "figure (12)", "Größe (1)", "name (6)"]
    page.get_by_role("combobox", name="Kind").select_option("date")
    assert shown(page) == ["R2", "R5", "R8", "R11", "R14", "R17", "R19"]
    page.get_by_label("Find in the table").fill("hoxha")
    assert shown(page) == []
    page.get_by_role("button", name="Show all rows").click()
    assert len(shown(page)) == 20 and page.get_by_role("combobox", name="Kind").input_value() == ""


def test_a_head_sorts_by_number_up_down_and_back_with_what_is_not_known_last(opened):
    page = opened("few.html")
    head, button = page.locator("#tab-few th").nth(2), page.get_by_role("button", name="Size")
    assert head.get_attribute("aria-sort") is None
    button.click()
    assert (
        head.get_attribute("aria-sort") == "ascending"
        and shown(page)[:3] == ["R1", "R16", "R2"]
        and shown(page)[-1] == "R5"
    )
    button.click()
    assert (
        head.get_attribute("aria-sort") == "descending"
        and shown(page)[:2] == ["R15", "R14"]
        and shown(page)[-1] == "R5"
    )
    button.click()
    assert head.get_attribute("aria-sort") is None and shown(page) == [
        f"R{number}" for number in range(1, 21)
    ]


def test_names_are_sorted_as_a_reader_counts(opened):
    page = opened("few.html")
    page.get_by_role("button", name="Row", exact=True).click()
    assert shown(page) == [f"R{number}" for number in range(1, 21)]


def test_everything_works_by_keyboard(opened):
    page = opened("few.html")
    page.get_by_label("Find in the table").focus()
    page.keyboard.type("figure")
    page.keyboard.press("Tab")
    page.keyboard.type("date")
    assert (
        page.get_by_role("combobox", name="Kind").input_value() == "date" and len(shown(page)) == 6
    )
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert len(shown(page)) == 20
    page.get_by_role("button", name="Size").focus()
    page.keyboard.press("Enter")
    assert shown(page)[0] == "R1" and page.evaluate("document.activeElement.className") == "sort"


def test_the_choice_is_kept_in_the_address(opened):
    page = opened("few.html?other=1")
    page.get_by_label("Find in the table").fill("nobody")
    page.get_by_role("combobox", name="Kind").select_option("date")
    page.get_by_role("button", name="Size").click()
    page.wait_for_url("**/few.html?other=1&find=nobody&sort=size&kind=date")
    rows = shown(page)
    assert shown(opened("few.html" + page.url.partition("few.html")[2])) == rows
    page.get_by_role("button", name="Show all rows").click()
    page.wait_for_url("**/few.html?other=1")


def test_two_tables_on_one_page_do_not_mix(opened):
    page = opened("two.html?tab-two.kind=name&tab-one.find=hoxha")
    assert shown(page, "#tab-one") == ["R10"] and len(shown(page, "#tab-two")) == 6


def test_a_row_that_the_address_points_to_is_shown_and_marked(opened):
    page = opened("few.html?find=hoxha#R7")
    assert len(shown(page)) == 20 and page.locator("#R7").evaluate("row => row.matches(':target')")
    plain, marked = (
        page.locator(f"#{row} td").first.evaluate("cell => getComputedStyle(cell).backgroundColor")
        for row in ("R6", "R7")
    )
    assert plain != marked
    page.get_by_label("Find in the table").fill("hoxha")
    assert shown(page) == ["R10"]
    page.get_by_role("link", name="a row", exact=True).click()
    assert len(shown(page)) == 20 and page.locator("#R7").is_visible()
    kept = opened("few.html?find=hoxha#R10")
    assert shown(kept) == ["R10"]


def test_a_filter_that_leaves_the_row_of_the_address_out_stays_when_the_address_is_shared(opened):
    page = opened("few.html#R7")
    page.get_by_label("Find in the table").fill("hoxha")
    page.wait_for_function("() => location.search === '?find=hoxha'")
    assert page.evaluate("location.hash") == "" and "R7" not in shown(page)
    shared = opened("few.html" + page.evaluate("location.search + location.hash"))
    assert shown(shared) == shown(page)


def test_a_shared_filter_is_in_sight_and_one_without_rows_says_so(opened):
    page = opened("many.html?find=nothing-like-this")
    assert page.locator(".table-tools").evaluate(
        "form => form.getBoundingClientRect().top >= -1 && form.getBoundingClientRect().bottom <= innerHeight"
    )
    assert (
        page.locator(".table-tools")
        .evaluate("form => getComputedStyle(form.querySelector('output'), '::after').content")
        .startswith('"; “Show all rows”')
    )


def test_the_heads_of_a_table_that_fits_stay_in_sight(opened):
    page = opened("many.html")
    page.locator("tbody tr").nth(700).scroll_into_view_if_needed()
    assert (
        page.locator("thead th").first.evaluate(
            "head => Math.round(head.getBoundingClientRect().top)"
        )
        == 0
    )


def test_a_row_far_down_a_sorted_table_is_scrolled_to(opened):
    page = opened("many.html?kind=date&sort=-size#M1451")
    assert page.locator("#M1451").evaluate(
        "row => row.getBoundingClientRect().top >= 0 && row.getBoundingClientRect().bottom <= innerHeight"
    )
    assert page.get_by_role("combobox", name="Kind").input_value() == "date"


def test_a_value_in_the_address_that_no_row_has_is_passed_over(opened):
    page = opened("few.html?kind=nonsense&sort=nowhere")
    assert len(shown(page)) == 20


def test_it_works_in_a_page_opened_from_a_file(opened, long):
    page = opened(f"file://{long.html}/book/few.html?kind=name#R2")
    assert len(shown(page)) == 20
    page.get_by_label("Find in the table").fill("hoxha")
    assert shown(page) == ["R10"]


def test_all_the_rows_of_a_very_long_table_come_and_go(opened):
    page = opened("many.html")
    page.get_by_label("Find in the table").fill("hoxha")
    assert shown(page, "#tab-many") == ["M10"] and page.get_by_text("1 of 1460 rows").is_visible()
    page.get_by_label("Find in the table").fill("")
    assert page.get_by_text("1460 of 1460 rows").is_visible()
    page.wait_for_function(
        "() => document.querySelectorAll('#tab-many tbody tr[hidden]').length === 0"
    )
    page.get_by_role("button", name="Size").click()
    page.wait_for_function(
        "() => document.querySelectorAll('#tab-many tbody tr[hidden]').length === 0"
    )
    sizes = page.eval_on_selector_all(
        "#tab-many tbody tr", "rows => rows.map((row) => row.cells[2].textContent)"
    )
    assert len(sizes) == 1460 and sizes[-1] == "—"
    values = [float(size.replace("−", "-")) for size in sizes[:-1]]
    assert values == sorted(values)


def test_without_a_script_the_table_is_whole_and_has_no_controls(opened):
    page = opened("few.html", java_script_enabled=False)
    assert (
        page.locator("#tab-few tbody tr").count() == 20
        and page.locator("#tab-few tbody tr").last.is_visible()
    )
    assert page.locator(".table-tools, button.sort").count() == 0


@pytest.mark.parametrize("script", [True, False])
def test_on_a_telephone_rows_are_cards_and_nothing_scrolls_sideways(opened, script):
    page = opened("few.html", width=390, java_script_enabled=script)
    cell = page.locator("#R7 td").nth(3)
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Told by"'
    assert cell.evaluate("cell => getComputedStyle(cell).display") == "flow-root"
    widths = page.evaluate(
        "[document.documentElement, ...document.querySelectorAll('.table-frame')].map((e) => e.scrollWidth - e.clientWidth)"
    )
    assert widths == [0, 0]
    if script:
        page.get_by_label("Find in the table").fill("hoxha")
        page.get_by_role("button", name="Size").click()
        assert shown(page) == ["R10"]


def test_on_paper_the_table_is_whole_and_has_no_controls(opened):
    page = opened("few.html?find=hoxha")
    page.emulate_media(media="print")
    assert len(shown(page)) == 20 and not page.locator(".table-tools").is_visible()
    assert (
        page.locator("#tab-few thead").evaluate("head => getComputedStyle(head).display")
        == "table-header-group"
    )
    assert (
        page.locator("#tab-few").evaluate("table => getComputedStyle(table).breakInside") == "auto"
    )
    # A button is painted once, and heads that repeat on every page would be empty.
    assert (
        page.locator("#tab-few .sort").first.evaluate("button => getComputedStyle(button).display")
        == "contents"
    )
    assert page.locator("#R1").evaluate("row => getComputedStyle(row).breakInside") == "avoid"
