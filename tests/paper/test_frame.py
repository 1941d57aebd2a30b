"""Promise: the frame of every page works for everyone: with a keyboard, on a telephone, enlarged, on paper, without scripts, styles or pictures."""

from itertools import pairwise

import pytest
from helpers.project import ROOT
from PIL import Image

pytestmark = pytest.mark.needs("chromium", "libatomic1")
SCREENSHOTS = ROOT / "_build" / "screenshots"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture
def reader(chromium, request):
    """One reader's browser; a parameter sets its options."""
    context = chromium.new_context(**{"viewport": DESK, **getattr(request, "param", {})})
    yield context.new_page()
    context.close()


def paper(page) -> str:
    """The colour of the page."""
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_first_key_leads_past_the_contents_to_the_text(site, reader):
    reader.goto(f"{site}/book/aid.html")
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.textContent") == "Skip to the text"
    reader.keyboard.press("Enter")
    assert reader.evaluate("document.activeElement.id") == "main-content"


def test_every_stop_of_the_keyboard_can_be_seen(site, reader):
    reader.goto(f"{site}/book/aid.html")
    for _ in range(60):
        reader.keyboard.press("Tab")
        seen = reader.evaluate("""() => { const it = document.activeElement, box = it.getBoundingClientRect();
            return [it.outerHTML.slice(0, 80), getComputedStyle(it).outlineStyle, box.bottom > 0 && box.top < innerHeight]; }""")
        assert seen[1] != "none" and seen[2], seen


@pytest.mark.parametrize(
    ("reader", "grounds"),
    [({"color_scheme": "light"}, ["light", "dark"]), ({"color_scheme": "dark"}, ["dark", "light"])],
    indirect=["reader"],
)
def test_the_system_decides_on_light_or_dark_until_the_reader_does(site, reader, grounds):
    looks = {"light": "rgb(255, 255, 255)", "dark": "rgb(23, 23, 23)"}
    reader.goto(f"{site}/book/aid.html")
    assert paper(reader) == looks[grounds[0]]
    reader.get_by_label("Colours").select_option(grounds[1])
    assert paper(reader) == looks[grounds[1]]
    reader.goto(f"{site}/book/production.html")
    assert (
        paper(reader) == looks[grounds[1]]
        and reader.get_by_label("Colours").input_value() == grounds[1]
    )
    reader.get_by_label("Colours").select_option("")
    assert paper(reader) == looks[grounds[0]]


@pytest.mark.parametrize(
    "reader",
    [{"viewport": PHONE}, {"viewport": PHONE, "java_script_enabled": False}],
    indirect=True,
    ids=["scripts", "no-scripts"],
)
def test_on_a_telephone_the_contents_come_when_called(site, reader):
    reader.goto(f"{site}/book/aid.html")
    contents = reader.get_by_role("navigation", name="Contents of the book")
    assert not contents.is_visible()
    reader.get_by_role("button", name="Contents").click()
    assert contents.get_by_role("link", name="Claim ledger").is_visible()
    reader.keyboard.press("Escape")
    assert not contents.is_visible()
    reader.get_by_role("button", name="Contents").click()
    contents.get_by_role("link", name="Production", exact=True).click()
    reader.wait_for_url("**/production.html")


@pytest.mark.parametrize("reader", [{"viewport": PHONE}], indirect=True)
def test_contents_close_wherever_the_keyboard_is_in_them(site, reader):
    reader.goto(f"{site}/book/aid.html")
    contents, button = (
        reader.get_by_role("navigation", name="Contents of the book"),
        reader.get_by_role("button", name="Contents"),
    )
    button.press("Enter")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Escape")
    assert not contents.is_visible()
    button.press("Enter")
    contents.get_by_role("link").last.focus()
    reader.keyboard.press("Tab")
    assert not contents.is_visible() and reader.evaluate("document.activeElement.name") == "q"


def test_what_can_be_taken_away_closes_as_a_menu_does(site, reader):
    reader.goto(f"{site}/book/aid.html")
    button, link = (
        reader.locator(".take-away summary"),
        reader.locator(".take-away").get_by_role("link", name="The article, PDF"),
    )
    button.press("Enter")
    link.focus()
    reader.keyboard.press("Escape")
    assert not link.is_visible() and reader.evaluate("document.activeElement.tagName") == "SUMMARY"
    button.click()
    assert link.is_visible()
    reader.mouse.click(5, 600)
    assert not link.is_visible()


def test_text_begins_at_the_same_place_on_every_page(site, reader):
    begins = {}
    for name in ("aid", "claims", "references", "../data/trade"):
        reader.goto(f"{site}/book/{name}.html")
        begins[name] = reader.locator("h1").bounding_box()["x"]
    assert len(set(begins.values())) == 1, begins


def test_code_stands_in_one_fold_before_what_it_makes_and_is_called_code(site, reader):
    reader.goto(f"{site}/book/aid.html")
    folds = reader.locator("details.hide")
    assert {fold.inner_text().strip() for fold in folds.all()} == {"Code"} and reader.get_by_role(
        "group"
    ).locator("summary[aria-label]").count() == 0
    assert reader.locator("div.cell:not(:has(.cell_output)) + div.cell").count() == 0


def test_the_contents_name_the_page_and_its_sections(book):
    for name in book.names:
        links = book.whole(name).select("#contents a[aria-current=page]")
        assert len(links) == 1, name
    aid = book.whole("aid").select_one("#contents a[aria-current]")
    sections = [heading.contents[0].strip() for heading in book.whole("aid").select("article h2")]
    assert [link.get_text() for link in aid.find_next_sibling("ul").select("a")] == sections


@pytest.mark.parametrize(
    "width", [320, 640, 720], ids=["400-per-cent", "200-per-cent", "half-a-desk"]
)
def test_an_enlarged_page_does_not_scroll_sideways(book, site, reader, width):
    reader.set_viewport_size({"width": width, "height": 450})
    wide = {}
    for name in book.names:
        reader.goto(f"{site}/book/{name}.html")
        wide[name] = reader.evaluate("document.documentElement.scrollWidth")
    assert {name: found for name, found in wide.items() if found > width} == {}


def test_on_paper_there_is_the_text_alone(site, reader):
    reader.emulate_media(media="print", color_scheme="dark")
    reader.goto(f"{site}/book/aid.html")
    assert paper(reader) in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    shown = {
        part: reader.locator(part).first.is_visible()
        for part in (
            "header",
            "#contents",
            "details.hide",
            "h1",
            "table.evidence",
            "figure",
            ".editor-note",
        )
    }
    assert shown == {
        "header": False,
        "#contents": False,
        "details.hide": False,
        "h1": True,
        "table.evidence": True,
        "figure": True,
        ".editor-note": True,
    }


def test_a_printed_page_holds_its_tables_and_notes(site, reader, tmp_path):
    from pypdf import PdfReader

    reader.goto(f"{site}/book/aid.html")
    reader.pdf(path=tmp_path / "aid.pdf", format="A4")
    text = " ".join(
        " ".join(page.extract_text() for page in PdfReader(tmp_path / "aid.pdf").pages).split()
    )
    assert (
        "Editor’s note" in text
        and "Imports that exports did not pay for" in text
        and "Search the book" not in text
    )


def test_without_styles_the_order_of_reading_is_right(site, reader):
    reader.route("**/*.css*", lambda route: route.abort())
    reader.goto(f"{site}/book/aid.html")
    places = [
        reader.locator(part).first.bounding_box()
        for part in (
            ".skip-link",
            ".site-title",
            ".contents-button",
            "h1",
            "#tab-revenue",
            ".site-footer",
        )
    ]
    assert [follows(earlier, later) for earlier, later in pairwise(places)] == [True] * 5


def follows(earlier, later):
    below = later["y"] >= earlier["y"] + earlier["height"] - 1
    return below or later["x"] >= earlier["x"] + earlier["width"] - 1


def test_without_pictures_each_is_told(site, reader):
    reader.route("**/_images/*", lambda route: route.abort())
    reader.goto(f"{site}/book/aid.html")
    image = reader.locator("#fig-gap img")
    assert image.is_visible() and image.get_attribute("alt").startswith("Bar chart")


def test_an_editors_note_stands_in_the_margin_of_a_wide_screen_and_in_the_text_of_a_narrow_one(
    site, reader
):
    reader.goto(f"{site}/book/aid.html")
    note, text = reader.locator(".editor-note").first, reader.locator("article h2").first
    assert note.bounding_box()["x"] > text.bounding_box()["x"] + text.bounding_box()["width"]
    reader.set_viewport_size(PHONE)
    assert abs(note.bounding_box()["x"] - text.bounding_box()["x"]) < 1


def test_three_clicks_lead_from_the_front_to_the_source_of_a_number(site, reader):
    reader.goto(f"{site}/index.html")
    reader.wait_for_url("**/book/index.html")
    reader.get_by_role("link", name="45.5% in 1957").click()
    assert (
        reader.url.endswith("aid.html#tab-gap-1957")
        and "45.5" in reader.locator("tr:target").inner_text()
    )
    reader.locator("#tab-gap").locator(
        "xpath=ancestor::*[contains(@class, 'cell_output')]"
    ).locator(".provenance a[href*='trade.html#row-']").first.click()
    reader.locator("tr:target a[href*='references.html']").click()
    assert "Barbieri" in reader.locator(".citation:target").inner_text()


def test_the_pages_open_from_files_as_they_are_served(book, chromium):
    page, complaints = chromium.new_page(), []
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for name in book.names:
        page.goto((book.html / "book" / f"{name}.html").as_uri())
    page.goto((book.html / "search.html").as_uri() + "?q=Vlora")
    page.get_by_role("link", name="Khrushchev’s visit and the Vlora base").first.wait_for()
    page.close()
    assert complaints == []


def test_a_page_opened_from_a_file_has_the_fonts_of_the_book(book, chromium):
    page = chromium.new_page()
    page.goto((book.html / "book" / "aid.html").as_uri())
    assert page.evaluate(
        "[document.fonts.size, document.fonts.check('1rem \"Book Serif\"'), document.fonts.check('1rem \"Book Sans\"')]"
    ) == [6, True, True]
    page.close()


@pytest.mark.parametrize("page", ["index", "aid", "introduction", "claims", "references"])
@pytest.mark.parametrize(
    ("screen", "colours"),
    [(DESK, "light"), (DESK, "dark"), (PHONE, "light")],
    ids=["desk", "dark", "telephone"],
)
def test_key_pages_are_painted_and_kept_as_pictures(site, chromium, page, screen, colours):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    context = chromium.new_context(viewport=screen, color_scheme=colours)
    opened = context.new_page()
    opened.goto(f"{site}/book/{page}.html", wait_until="networkidle")
    file = SCREENSHOTS / f"{page}-{screen['width']}-{colours}.png"
    opened.screenshot(path=file)
    context.close()
    assert len(set(Image.open(file).convert("L").get_flattened_data())) > 50, "a blank page"
