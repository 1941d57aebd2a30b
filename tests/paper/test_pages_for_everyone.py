"""Promise: every page works for everyone: with a keyboard, on a telephone, on paper, in the dark,
without scripts, styles or pictures, and opened from a file."""

from itertools import pairwise

import pytest
from helpers.built_book import plain
from helpers.project import ROOT
from PIL import Image
from pypdf import PdfReader

pytestmark = pytest.mark.needs("chromium", "libatomic1")
SCREENSHOTS = ROOT / "_build" / "screenshots"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
LOOKS = {"light": "rgb(255, 255, 255)", "dark": "rgb(23, 23, 23)"}
PRINTED = ["h1", "table.evidence", "figure", ".editor-note"]
NOT_PRINTED = ["header", "#contents", "details.hide"]
ORDER = [".skip-link", ".site-title", ".contents-button", "h1", "#tab-gap", ".site-footer"]
FOCUSED = """() => {
  const it = document.activeElement, box = it.getBoundingClientRect();
  const outlined = getComputedStyle(it).outlineStyle !== 'none';
  return [it.outerHTML.slice(0, 80), outlined && box.bottom > 0 && box.top < innerHeight];
}"""
FONTS = """[document.fonts.size,
  document.fonts.check('1rem "Book Serif"'), document.fonts.check('1rem "Book Sans"')]"""


def paper(page) -> str:
    """The colour of the page."""
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_first_key_leads_past_the_contents_to_the_text(visit):
    page = visit("book/aid")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_every_stop_of_the_keyboard_can_be_seen(visit):
    page = visit("book/aid")
    for _ in range(60):
        page.keyboard.press("Tab")
        element, seen = page.evaluate(FOCUSED)
        assert seen, element


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_the_system_decides_on_light_or_dark_until_the_reader_does(visit, system, chosen):
    page = visit("book/aid", color_scheme=system)
    colours = page.get_by_label("Theme")
    assert paper(page) == LOOKS[system]
    colours.select_option(chosen)
    assert paper(page) == LOOKS[chosen]
    page.goto("book/visit.html")
    assert (paper(page), colours.input_value()) == (LOOKS[chosen], chosen)
    colours.select_option("")
    assert paper(page) == LOOKS[system]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_on_a_telephone_the_contents_come_when_called(visit, scripts):
    page = visit("book/aid", viewport=PHONE, java_script_enabled=scripts)
    contents = page.get_by_role("navigation", name="Contents")
    button = page.get_by_role("button", name="Contents")
    assert not contents.is_visible()
    button.click()
    assert contents.get_by_role("link", name="Claim ledger").is_visible()
    page.keyboard.press("Escape")
    assert not contents.is_visible()
    button.click()
    contents.locator("a[href='visit.html']").click()
    page.wait_for_url("**/visit.html")


def test_contents_close_wherever_the_keyboard_is_in_them(visit):
    page = visit("book/aid", viewport=PHONE)
    contents = page.get_by_role("navigation", name="Contents")
    button = page.get_by_role("button", name="Contents")
    button.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not contents.is_visible()
    button.press("Enter")
    contents.get_by_role("link").last.focus()
    page.keyboard.press("Tab")
    assert not contents.is_visible() and page.evaluate("document.activeElement.name") == "q"


def test_what_can_be_taken_away_closes_as_a_menu_does(visit):
    page = visit("book/aid")
    button = page.locator(".take-away summary")
    link = page.locator(".take-away").get_by_role("link", name="The article (PDF)")
    button.press("Enter")
    link.focus()
    page.keyboard.press("Escape")
    assert not link.is_visible() and page.evaluate("document.activeElement.tagName") == "SUMMARY"
    button.click()
    assert link.is_visible()
    page.mouse.click(5, 600)
    assert not link.is_visible()


def test_text_begins_at_the_same_place_on_every_page(visit):
    page, begins = visit(), {}
    for name in ("book/aid", "book/claims", "book/references", "data/trade"):
        page.goto(f"{name}.html")
        begins[name] = page.locator("h1").bounding_box()["x"]
    assert len(set(begins.values())) == 1, begins


def test_the_contents_name_the_page_and_its_sections(book):
    current = "#contents a[aria-current=page]"
    assert [name for name in book.names if len(book.whole(name).select(current)) != 1] == []
    listed = book.whole("aid").select_one(current).find_next_sibling("ul").select("a")
    headings = book.whole("aid").select("article h2")
    sections = [plain(heading).removesuffix("#") for heading in headings]
    assert [link.get_text() for link in listed] == sections


def test_on_paper_there_is_the_text_alone(visit):
    page = visit("book/aid", color_scheme="dark")
    page.emulate_media(media="print")
    assert paper(page) in (LOOKS["light"], "rgba(0, 0, 0, 0)")
    parts = PRINTED + NOT_PRINTED
    assert [part for part in parts if page.locator(part).first.is_visible()] == PRINTED


def test_a_printed_page_holds_its_tables_and_notes(visit, tmp_path):
    visit("book/aid").pdf(path=tmp_path / "aid.pdf", format="A4")
    pages = PdfReader(tmp_path / "aid.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Editor’s note" in text and "Imports that exports did not pay for" in text
    assert "Search the book" not in text


def test_without_styles_the_order_of_reading_is_right(visit):
    page = visit()
    page.route("**/*.css*", lambda route: route.abort())
    page.goto("book/aid.html")
    places = [page.locator(part).first.bounding_box() for part in ORDER]
    assert [follows(earlier, later) for earlier, later in pairwise(places)] == [True] * 5


def follows(earlier, later):
    """Whether a box stands below another one or beside its end."""
    below = later["y"] >= earlier["y"] + earlier["height"] - 1
    return below or later["x"] >= earlier["x"] + earlier["width"] - 1


def test_without_pictures_each_is_told(visit):
    page = visit()
    page.route("**/_images/*", lambda route: route.abort())
    page.goto("book/aid.html")
    image = page.locator("#fig-gap img")
    assert image.is_visible() and image.get_attribute("alt").startswith("Bar chart")


def test_an_editors_note_stands_in_the_margin_of_a_wide_screen_alone(visit):
    page = visit("book/aid")
    note, text = page.locator(".editor-note").first, page.locator("article h2").first
    assert note.bounding_box()["x"] > text.bounding_box()["x"] + text.bounding_box()["width"]
    page.set_viewport_size(PHONE)
    assert abs(note.bounding_box()["x"] - text.bounding_box()["x"]) < 1


def test_three_clicks_lead_from_the_front_to_the_source_of_a_number(visit):
    page = visit("index")
    page.wait_for_url("**/book/index.html")
    page.get_by_role("link", name="45.5% (1957)").click()
    assert page.url.endswith("aid.html#tab-gap-1957")
    assert "45.5" in page.locator("tr:target").inner_text()
    output = page.locator(".cell_output", has=page.locator("#tab-gap"))
    output.locator(".provenance a[href*='trade.html#row-']").first.click()
    page.locator("tr:target a[href*='references.html']").click()
    assert "Barbieri" in page.locator(".citation:target").inner_text()


def test_the_pages_open_from_files_as_they_are_served(book, visit):
    page, complaints = visit(base=book.html.as_uri()), []
    page.on("console", lambda message: complaints.append((message.type, message.text)))
    for name in book.names:
        page.goto(f"book/{name}.html")
    page.goto("search.html?q=Vlora")
    page.get_by_role("link", name="Reconciliation and the visit, 1958–1959").first.wait_for()
    assert [text for kind, text in complaints if kind in ("error", "warning")] == []


def test_a_page_opened_from_a_file_has_the_fonts_of_the_book(book, visit):
    assert visit("book/aid", base=book.html.as_uri()).evaluate(FONTS) == [6, True, True]


@pytest.mark.parametrize("name", ["index", "aid", "introduction", "claims", "references"])
@pytest.mark.parametrize(
    ("screen", "colours"),
    [(DESK, "light"), (DESK, "dark"), (PHONE, "light")],
    ids=["desk", "dark", "telephone"],
)
def test_key_pages_are_painted_and_kept_as_pictures(visit, name, screen, colours):
    page = visit(f"book/{name}", viewport=screen, color_scheme=colours)
    page.wait_for_load_state("networkidle")
    file = SCREENSHOTS / f"{name}-{screen['width']}-{colours}.png"
    page.screenshot(path=file)
    assert len(set(Image.open(file).convert("L").get_flattened_data())) > 50, "a blank page"
