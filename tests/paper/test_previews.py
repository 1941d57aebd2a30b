"""Promise: a citation or a link shows what it leads to, to the mouse and to the keyboard, and is never in the way."""

import json
import re

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.needs("chromium", "libatomic1")
SHOWN = ("tr", "table", "figure", "section", "p")


@pytest.fixture
def visit(chromium, book):
    """A function that opens a page of the book as a file; its errors fail the test."""
    errors, contexts = [], []

    def open_page(name: str, width: int = 1200, base: str = "", **options):
        contexts.append(chromium.new_context(viewport={"width": width, "height": 800}, **options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{base or book.html.as_uri()}/{name}.html")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


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
    return dict(
        zip(
            preview.locator("dt").all_inner_texts(),
            preview.locator("dd").all_inner_texts(),
            strict=True,
        )
    )


def keyed(page, selector: str):
    """Reach a link with the keyboard; return its preview."""
    link(page, selector).evaluate(
        "one => { const before = document.createElement('button'); before.textContent = 'x'; one.before(before); before.focus(); }"
    )
    page.keyboard.press("Tab")
    page.locator("#preview").wait_for()
    return page.locator("#preview")


def test_a_citation_shows_its_full_reference_once(visit):
    page = visit("book/aid")
    mark = link(page, ".bibtex-citation a")
    told = mark.get_attribute("title")
    assert (
        "F1000Research" in told and rested(page, ".bibtex-citation a").inner_text().strip() == told
    )
    assert mark.get_attribute("title") is None, "the browser would show it a second time"
    page.mouse.move(2, 2)
    page.locator("#preview").wait_for(state="hidden")
    assert mark.get_attribute("title") == told


def test_a_claim_of_another_page_shows_as_a_row(visit, site):
    for base in ("", site):
        said = pairs(rested(visit("book/aid", base=base), "a[href='claims.html#C077']"))
        assert (
            said["Claim"] == "C077"
            and said["Verdict"] == "cannot be told"
            and "38 percent" in said["What the case study says"]
        )


def test_an_event_of_another_page_shows_its_date_and_what_happened(visit):
    said = pairs(rested(visit("book/after-stalin"), "a[href='chronology.html#event-stalin-dies']"))
    assert (said["Date"], said["What happened"]) == ("5 March 1953", "Stalin dies.")


def test_a_row_of_the_same_page_shows_under_the_title_of_its_table_with_its_source(visit):
    preview = rested(visit("book/aid"), "a[href='#tab-gap-1950']:not(.headerlink)")
    assert (
        preview.locator(".preview-title")
        .inner_text()
        .endswith("Imports that exports did not pay for, year by year.")
    )
    assert pairs(preview)["Year"] == "1950" and "Correlates of War" in pairs(preview)["Source"]


def test_a_row_of_a_data_file_shows_columns_values_and_source(visit):
    preview = rested(visit("book/aid"), "a[href='../data/aid.html#row-4']")
    assert "data/aid.csv" in preview.inner_text()
    assert preview.locator("dd").first.inner_text() == "4"
    assert pairs(preview)["Donor"] == "USSR and bloc" and "Xhaferri" in pairs(preview)["Source"]


def test_a_table_shows_its_caption_and_its_first_rows(visit):
    preview = rested(visit("book/aid"), "p a[href='#tab-gap']")
    assert (
        "Imports that exports did not pay for" in preview.inner_text()
        and "and 11 more rows" in preview.inner_text()
    )
    assert (
        preview.locator("tbody tr").count() == 4
        and preview.locator("tbody td").first.inner_text() == "1945"
    )


def test_a_figure_shows_small_with_its_caption(visit):
    preview = rested(visit("book/aid"), "a[href='#fig-gap']")
    assert preview.locator("img").evaluate(
        "one => one.decode().then(() => one.naturalWidth > 0 && one.height <= 200)"
    )
    assert preview.locator(".preview-title").inner_text().startswith("Figure ")


def test_a_section_shows_its_heading_and_first_paragraph(visit, book):
    preview = rested(visit("book/persons"), "a[href='visit.html#the-visit']")
    paragraph = book.pages["visit"].select_one("#the-visit p")
    assert preview.locator(".preview-title").inner_text() == "The visit"
    assert preview.inner_text().split("\n")[-1][:60] == paragraph.get_text()[:60]


def test_a_paragraph_shows_under_the_heading_of_its_section(visit):
    preview = rested(visit("book/claims"), "a[href='introduction.html#hoxha-portrait']")
    assert (
        preview.locator(".preview-title").inner_text() == "Two figures"
        and "In the foreground stand Stalin" in preview.inner_text()
    )


def test_the_keyboard_opens_escape_closes_and_the_focus_stays(visit):
    page = visit("book/aid")
    preview = keyed(page, "a[href='claims.html#C077']")
    focused = "document.activeElement.getAttribute('href')"
    assert page.evaluate(
        "document.activeElement.getAttribute('aria-describedby')"
    ) == preview.get_attribute("id")
    assert (
        preview.get_attribute("role") == "tooltip"
        and preview.locator("a, button, [tabindex]").count() == 0
    )
    page.keyboard.press("Escape")
    assert not preview.is_visible() and page.evaluate(focused) == "claims.html#C077"
    assert page.evaluate("document.activeElement.hasAttribute('aria-describedby')") is False


def test_it_closes_when_the_focus_goes_on_or_the_link_scrolls_away(visit):
    page = visit("book/aid")
    preview = keyed(page, "p a[href='#fig-gap']")
    page.evaluate("document.activeElement.blur()")
    assert not preview.is_visible()
    preview = keyed(page, "p a[href='#fig-gap']")
    page.evaluate("document.scrollingElement.scrollBy(0, 3000)")
    preview.wait_for(state="hidden")


def test_the_mouse_may_go_onto_it_and_escape_closes_it_until_the_mouse_comes_back(visit):
    page = visit("book/aid")
    preview = rested(page, "p a[href='#tab-gap']")
    box = preview.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.wait_for_timeout(600)
    assert preview.is_visible()
    page.mouse.move(2, 2)
    preview.wait_for(state="hidden")
    rested(page, "p a[href='#tab-gap']")
    page.keyboard.press("Escape")
    assert not preview.is_visible()
    rested(page, "p a[href='#fig-gap']")


@pytest.mark.parametrize("width", [390, 1200])
def test_it_fits_the_screen_and_never_covers_its_link(visit, width):
    page = visit("book/aid", width)
    links = (
        page.locator("article p a[href*='#']:not(.headerlink)").locator("visible=true").all()[:25]
    )
    seen = 0
    for one in links:
        one.evaluate("one => one.focus({focusVisible: true})")
        page.wait_for_timeout(60)
        if page.locator("#preview").is_visible():
            seen += 1
            shown, own = (
                page.evaluate(
                    f"(({part}) => {{ const r = {part}.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; }})(document.{where})"
                )
                for part, where in (("box", "querySelector('#preview')"), ("one", "activeElement"))
            )
            assert shown[0] >= 0 and shown[1] >= 0 and shown[2] <= width and shown[3] <= 800, (
                one.inner_text()
            )
            assert shown[1] >= own[3] or shown[3] <= own[1], one.inner_text()
    assert seen > 15 and page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_tap_follows_the_link_and_shows_nothing(visit):
    page = visit("book/aid", 390, has_touch=True)
    link(page, "p a[href='#tab-gap']").tap()
    page.wait_for_timeout(600)
    assert page.url.endswith("#tab-gap") and not page.locator("#preview").is_visible()


def test_it_is_not_printed_and_does_not_move_for_who_wants_no_motion(visit):
    page = visit("book/aid", reduced_motion="reduce")
    preview = rested(page, "p a[href='#tab-gap']")
    assert preview.evaluate("one => getComputedStyle(one).animationName") == "none"
    page.emulate_media(media="print")
    assert not preview.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_on_its_ground(visit, scheme):
    preview = rested(
        visit("book/aid", color_scheme=scheme), "a[href='#tab-gap-1950']:not(.headerlink)"
    )
    for part in (preview.locator("dt").first, preview.locator("dd").first):
        ink, ground = (
            part.evaluate(f"one => getComputedStyle({where}).{what}")
            for what, where in (("color", "one"), ("backgroundColor", "one.closest('.preview')"))
        )
        assert contrast(ink, ground) >= 4.5, (ink, ground)


def contrast(*colours: str) -> float:
    """The contrast of two colours as WCAG counts it."""
    channels = [
        [int(value) / 255 for value in re.findall(r"\d+", colour)[:3]] for colour in colours
    ]
    linear = [
        [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in rgb]
        for rgb in channels
    ]
    light = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in linear)
    return (light[1] + 0.05) / (light[0] + 0.05)


def parts(book, page: str) -> BeautifulSoup:
    """What the previews of one page hold."""
    script = (book.html / "previews" / f"{page}.js").read_text(encoding="utf-8")
    name, html = json.loads("[" + script.removeprefix("previews.keep(").removesuffix(");\n") + "]")
    assert name == page
    return BeautifulSoup(html, "html.parser")


def test_everything_that_another_page_links_to_has_a_preview_and_hardly_anything_else_is_kept(book):
    texts = {
        f"{folder}/{path.stem}": path.read_text(encoding="utf-8")
        for folder in ("book", "data")
        for path in book.html.glob(f"{folder}/*.html")
    }
    linked: dict[str, set[str]] = {}
    for page, text in texts.items():
        for folder, target, anchor in re.findall(
            r'<a [^>]*href="(\.\./\w+/)?([\w-]+)\.html#([^"]+)"', text
        ):
            linked.setdefault(f"{folder.strip('./') or page.split('/')[0]}/{target}", set()).add(
                anchor
            )
    for page, ids in linked.items():
        wanted = {
            one
            for tag, one in re.findall(r'<(\w+) [^>]*?id="([^"]+)"', texts[page])
            if tag in SHOWN and one in ids
        }
        if wanted:
            kept = parts(book, page)
            assert wanted <= {tag["id"] for tag in kept.select("[id]")}, page
            assert kept.select("script, [style], [onclick], a[href]") == []
            assert len(kept.select("tbody tr")) <= len(wanted) + 4 * len(kept.select("table")), page
    assert (
        linked
        and sum(file.stat().st_size for file in book.html.rglob("previews/**/*.js")) < 600_000
    )


def test_without_a_script_nothing_is_missing(visit):
    page = visit("book/aid", java_script_enabled=False)
    assert "F1000Research" in link(page, ".bibtex-citation a").get_attribute("title")
    link(page, "a[href='claims.html#C077']").click()
    assert page.url.endswith("claims.html#C077")
