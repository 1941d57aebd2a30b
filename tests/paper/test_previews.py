"""Promise: a citation or a link shows what it leads to, to the mouse and to the keyboard, and is
never in the way."""

import json
import re
from collections import defaultdict

import pytest
from bs4 import BeautifulSoup
from helpers.colours import contrast

pytestmark = pytest.mark.needs("chromium", "libatomic1")
SHOWN = ("tr", "table", "figure", "section", "p")
LINK = r'<a [^>]*href="(\.\./\w+/)?([\w-]+)\.html#([^"]+)"'
CLAIM, EVENT = "a[href='claims.html#C077']", "a[href='chronology.html#event-stalin-dies']"
DATA_ROW = "a[href='../data/aid.html#row-4']"
PARAGRAPH = "a[href='background.html#hoxha-portrait']"
PLACE = "a[href='#fig-gap']"
TABLE, FIGURE = "p a[href='#tab-gap']", "p a[href='#fig-gap']"
ROW = "a[href='#tab-gap-1950']:not(.headerlink)"
REPORTED, LITERACY = "p a[data-from='../data/aid.html#row-4']", "a[href='#tab-literacy'][data-from]"
LOAN = "a[href='#tab-donors-ussr-commitments-1945-61']"
NUMBERS_ONLY = "The source is a table of numbers only."
AGREEMENT = "a[href='chronology.html#event-vlora-agreement']"
QUOTED = [  # a page, a link on it, the words of the source, its place, its address
    ("book/aid", REPORTED, "By 1949, 38 percent", "xhaferri2022, Overview", "doi.org/10.12688"),
    ("book/aid", LOAN, "total loan commitments", "keefe1971, p. 170", "gutenberg.org/"),
    ("book/aid", DATA_ROW, "By 1949, 38 percent", "xhaferri2022", "doi.org/10.12688"),
    ("book/aid", CLAIM, "information on aid deliveries", "keefe1971, p. 170", "gutenberg.org/"),
    ("book/aid", ROW, NUMBERS_ONLY, "barbieri2016", "correlatesofwar.org/data-sets/"),
    ("book/society", LITERACY, "80 percent", "keefe1971", "gutenberg.org/"),
]
GAP = "Albania’s trade gap"
OF_C077 = {"Verdict": "undecided", "What the case study says": "38 per cent"}
ROWS = [  # a page, a link on it, what the preview says under some heads
    ("book/aid", CLAIM, {"Claim": "C077", **OF_C077}),
    ("book/turn", EVENT, {"Date": "5 March 1953", "What happened": "Stalin died."}),
    ("book/aid", ROW, {"Year": "1950", "Source": "Correlates of War"}),
    ("book/aid", DATA_ROW, {"Row": "4", "Donor": "USSR and bloc", "Source": "Xhaferri"}),
]
PARTS = [  # a page, a link on it, what stands in the title and in the text of the preview
    ("book/aid", ROW, f"{GAP}, 1947–1959.", "Correlates of War"),
    ("book/aid", DATA_ROW, "data/aid.csv", "USSR and bloc"),
    ("book/aid", TABLE, GAP, "and 9 more rows"),
    ("book/aid", FIGURE, "Figure ", GAP),
    (
        "book/persons",
        "a[href='visit.html#the-visit']",
        "The visit",
        "The visit was the culmination",
    ),
    ("book/claims", PARAGRAPH, "Enver Hoxha", "two key figures"),
]
SMALL = "one => one.decode().then(() => one.naturalWidth > 0 && one.height <= 200)"
FOCUS_BEFORE = """one => {
  const before = document.createElement('button');
  before.textContent = 'x';
  one.before(before);
  before.focus();
}"""
GROUND = """one => [getComputedStyle(one).color,
  getComputedStyle(one.closest('.preview')).backgroundColor]"""


@pytest.fixture
def opened(visit, book):
    """A function that opens a page of the book, as a file if nothing else is said."""

    def opener(name: str, width: int = 1200, **options):
        files = {"base": book.html.as_uri(), "viewport": {"width": width, "height": 800}}
        return visit(name, **files | options)

    return opener


def link(page, selector: str):
    """The first link in the article that a reader can see."""
    return page.locator(f"article {selector}").locator("visible=true").first


def rested(page, selector: str):
    """Rest the mouse on a link; return its preview."""
    link(page, selector).hover()
    page.locator("#preview").wait_for()
    return page.locator("#preview")


def pairs(preview) -> dict[str, str]:
    """What a preview says of a row: heads and cells."""
    heads, cells = (preview.locator(tag).all_inner_texts() for tag in ("dt", "dd"))
    return dict(zip(heads, cells, strict=True))


def keyed(page, selector: str):
    """Reach a link with the keyboard; return its preview."""
    link(page, selector).evaluate(FOCUS_BEFORE)
    page.keyboard.press("Tab")
    page.locator("#preview").wait_for()
    return page.locator("#preview")


def test_a_citation_shows_its_full_reference_once(opened):
    page = opened("book/aid")
    mark = link(page, ".bibtex-citation a")
    told = mark.get_attribute("title")
    assert "F1000Research" in told
    assert rested(page, ".bibtex-citation a").inner_text().strip() == told
    assert mark.get_attribute("title") is None, "the browser would show it a second time"
    page.mouse.move(2, 2)
    page.locator("#preview").wait_for(state="hidden")
    assert mark.get_attribute("title") == told


@pytest.mark.parametrize("served", [False, True], ids=["file", "server"])
@pytest.mark.parametrize(("page", "selector", "told"), ROWS)
def test_a_row_shows_its_heads_and_cells(opened, site, page, selector, told, served):
    said = pairs(rested(opened(page, **{"base": site} if served else {}), selector))
    assert {head: cell for head, cell in told.items() if cell not in said[head]} == {}


@pytest.mark.parametrize(("page", "selector", "title", "text"), PARTS)
def test_a_part_shows_its_title_and_begins_with_what_it_says(opened, page, selector, title, text):
    preview = rested(opened(page), selector)
    assert title in preview.locator(".preview-title").inner_text()
    assert text in preview.inner_text()


def test_a_table_shows_its_first_rows_and_a_figure_its_picture_small(opened):
    page = opened("book/aid")
    rows = rested(page, TABLE).locator("tbody tr")
    assert rows.count() == 4 and rows.first.locator("td").first.inner_text() == "1947"
    assert rested(page, FIGURE).locator("img").evaluate(SMALL)


def test_the_keyboard_opens_escape_closes_and_the_focus_stays(opened):
    page = opened("book/aid")
    preview = keyed(page, PLACE)
    focused = page.locator(":focus")
    assert focused.get_attribute("aria-describedby") == preview.get_attribute("id")
    assert preview.get_attribute("role") == "tooltip"
    assert preview.locator("a, button, [tabindex]").count() == 0
    page.keyboard.press("Escape")
    assert not preview.is_visible()
    assert focused.get_attribute("href") == PLACE[8:-2]
    assert focused.get_attribute("aria-describedby") is None


@pytest.mark.parametrize("served", [False, True], ids=["file", "server"])
@pytest.mark.parametrize(("page", "selector", "words", "place", "address"), QUOTED)
def test_it_shows_the_words_of_the_source_and_leads_to_their_page(
    opened, site, page, selector, words, place, address, served
):
    preview = rested(opened(page, **{"base": site} if served else {}), selector)
    told = preview.locator("blockquote, .preview-words > p")
    assert words in " ".join(told.all_inner_texts())
    links = {one.inner_text(): one.get_attribute("href") for one in preview.locator("a").all()}
    assert [text for text, there in links.items() if place in text and address in there]


def test_words_of_another_language_are_marked_and_translated(opened):
    quoted = rested(opened("book/visit"), AGREEMENT).locator("blockquote").all()
    assert [one.get_attribute("lang") for one in quoted] == ["sq", "en"]
    assert "Gjirin e Vlorës" in quoted[0].inner_text() and "Bay of Vlora" in quoted[1].inner_text()


def test_the_keyboard_goes_from_a_number_to_the_address_of_its_source_and_back(opened):
    page = opened("book/aid")
    preview = keyed(page, LOAN)
    assert preview.get_attribute("role") == "dialog"
    assert preview.get_attribute("aria-labelledby") == "preview-title"
    page.keyboard.press("Tab")
    assert "gutenberg.org" in page.locator(":focus").get_attribute("href")
    assert preview.is_visible()
    page.keyboard.press("Escape")
    assert not preview.is_visible()
    assert page.locator(":focus").get_attribute("href") == LOAN[8:-2]
    page.keyboard.press("Tab")
    assert not preview.locator(":focus").count(), "a preview that was closed is gone through"


def test_the_keyboard_goes_through_a_preview_to_what_follows_its_link(opened):
    page = opened("book/aid")
    preview = keyed(page, LOAN)
    before = page.locator(":focus").inner_text()
    page.keyboard.press("Tab")
    assert preview.locator(":focus").count() == 1
    page.keyboard.press("Shift+Tab")
    assert page.locator(":focus").inner_text() == before and preview.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    after = page.locator(":focus").evaluate("one => Boolean(one.closest('article'))")
    assert after and page.locator(":focus").inner_text() != before


def test_it_closes_when_the_focus_goes_on_or_the_link_scrolls_away(opened):
    page = opened("book/aid")
    preview = keyed(page, FIGURE)
    page.evaluate("document.activeElement.blur()")
    assert not preview.is_visible()
    preview = keyed(page, FIGURE)
    page.evaluate("document.scrollingElement.scrollBy(0, 3000)")
    preview.wait_for(state="hidden")


def test_the_mouse_may_go_onto_it_and_escape_closes_it_until_the_mouse_comes_back(opened):
    page = opened("book/aid")
    preview = rested(page, TABLE)
    box = preview.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.wait_for_timeout(600)
    assert preview.is_visible()
    page.mouse.move(2, 2)
    preview.wait_for(state="hidden")
    rested(page, TABLE)
    page.keyboard.press("Escape")
    assert not preview.is_visible()
    rested(page, FIGURE)


@pytest.mark.parametrize("width", [390, 1200])
def test_it_fits_the_screen_and_never_covers_its_link(opened, width):
    page, seen = opened("book/aid", width), 0
    links = page.locator("article p a[href*='#']:not(.headerlink)").locator("visible=true")
    for one in links.all()[:25]:
        one.evaluate("one => one.focus({focusVisible: true})")
        page.wait_for_timeout(60)
        if box := page.locator("#preview").bounding_box():
            seen += 1
            own = page.locator(":focus").bounding_box()
            assert 0 <= box["x"] <= width - box["width"], one.inner_text()
            assert 0 <= box["y"] <= 800 - box["height"], one.inner_text()
            is_above = box["y"] + box["height"] <= own["y"]
            assert is_above or own["y"] + own["height"] <= box["y"], one.inner_text()
    assert seen > 15 and page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_tap_follows_the_link_and_shows_nothing(opened):
    page = opened("book/aid", 390, has_touch=True)
    link(page, TABLE).tap()
    page.wait_for_timeout(600)
    assert page.url.endswith("#tab-gap") and not page.locator("#preview").is_visible()


def test_it_is_not_printed_and_does_not_move_for_who_wants_no_motion(opened):
    page = opened("book/aid", reduced_motion="reduce")
    preview = rested(page, TABLE)
    assert preview.evaluate("one => getComputedStyle(one).animationName") == "none"
    page.emulate_media(media="print")
    assert not preview.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_on_its_ground(opened, scheme):
    preview = rested(opened("book/aid", color_scheme=scheme), ROW)
    for part in ("dt", "dd"):
        colours = preview.locator(part).first.evaluate(GROUND)
        ink, ground = ([int(one) for one in re.findall(r"\d+", rgb)[:3]] for rgb in colours)
        assert contrast(ink, ground) >= 4.5, colours


def parts(book, page: str) -> BeautifulSoup:
    """What the previews of one page hold."""
    script = (book.html / "previews" / f"{page}.js").read_text(encoding="utf-8")
    name, html = json.loads("[" + script.removeprefix("previews.keep(").removesuffix(");\n") + "]")
    assert name == page
    return BeautifulSoup(html, "html.parser")


def test_everything_that_another_page_links_to_has_a_preview_and_hardly_anything_else_is_kept(book):
    files = [path for folder in ("book", "data") for path in (book.html / folder).glob("*.html")]
    texts = {f"{file.parent.name}/{file.stem}": file.read_text(encoding="utf-8") for file in files}
    linked = defaultdict(set)
    for page, text in texts.items():
        for folder, target, anchor in re.findall(LINK, text):
            linked[f"{folder.strip('./') or page.split('/')[0]}/{target}"].add(anchor)
    for page, ids in linked.items():
        found = re.findall(r'<(\w+) [^>]*?id="([^"]+)"', texts[page])
        wanted = {one for tag, one in found if tag in SHOWN and one in ids}
        if wanted:
            kept = parts(book, page)
            assert wanted <= {tag["id"] for tag in kept.select("[id]")}, page
            assert kept.select("script, [style], [onclick], :not(td.data-rows) > a[href]") == []
            assert len(kept.select("tbody tr")) <= len(wanted) + 4 * len(kept.select("table")), page
    assert linked and sum(file.stat().st_size for file in book.html.glob("previews/*/*")) < 900_000


def test_without_a_script_nothing_is_missing(opened):
    page = opened("book/aid", java_script_enabled=False)
    assert "F1000Research" in link(page, ".bibtex-citation a").get_attribute("title")
    link(page, CLAIM).click()
    assert page.url.endswith("claims.html#C077")
    page.locator("tr:target td.data-rows a", has_text="verdicts").click()
    row = page.locator("tr:target")
    assert "information on aid deliveries" in row.locator("blockquote").inner_text()
    address = row.locator("a[href*='gutenberg.org']")
    assert "#Page_170" in address.get_attribute("href")
