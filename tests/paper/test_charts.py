"""Promise: where scripts run, timeline and coverage are charts of the same data that the keyboard
can walk through; else the picture stands."""

import re
from datetime import date

import pytest
from helpers.built_book import plain
from helpers.data import rows

pytestmark = pytest.mark.needs("chromium", "libatomic1")
PAGES = {"timeline": "book/chronology", "spans": "book/citations"}
WIDE, PHONE = {"width": 1300, "height": 1000}, {"width": 390, "height": 844}
FIRST, LAST = 1948, 1959  # the years of the study
WALK = [  # a key, and the mark that has the focus then; None: the last one
    ("ArrowDown", 2),
    ("ArrowRight", 3),
    ("ArrowUp", 2),
    ("End", None),
    ("ArrowDown", None),
    ("Home", 1),
    ("ArrowLeft", 1),
]
BOX = "one => one.getBoundingClientRect().toJSON()"
BOXES = f"all => all.map({BOX})"
MARKS = """(all, part) => all.map(one =>
  [one.getAttribute('href'), one.querySelector(part)?.getBoundingClientRect().toJSON()])"""


def year(iso: str) -> float:
    """Where a date lies on an axis of years: in the middle of what is known of it."""
    day = date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])
    return day.year + (day.timetuple().tm_yday - 1) / 365 + {4: 0.5, 7: 0.5 / 12, 10: 0}[len(iso)]


@pytest.fixture
def opened(visit):
    """A function that opens the page of a chart; it returns the page and the figure."""

    def opener(chart: str, **options):
        page = visit(PAGES[chart], **options)
        return page, page.locator(f"#fig-{chart}")

    return opener


def drawn(figure, part: str) -> list[tuple[str, dict]]:
    """For each mark: where it leads, and the box of a part of it, if it has that part."""
    return figure.locator(".chart-mark").evaluate_all(MARKS, part)


def scale(figure, begin: str, size: str):
    """What turns places on the screen into years, read off the band of the years of the study."""
    band = figure.locator(".chart-band").evaluate(BOX)
    return lambda place: FIRST + (place - band[begin]) / band[size] * (LAST + 1 - FIRST)


def test_every_event_is_a_mark_at_its_date_and_leads_to_its_row(opened):
    _, figure = opened("timeline", viewport=WIDE)
    shown = {row["event"]: year(row["date"]) for row in rows("events") if row["label"]}
    to_year = scale(figure, "top", "height")
    marks = {
        href.split("#event-")[1]: to_year(dot["top"] + dot["height"] / 2)
        for href, dot in drawn(figure, ".chart-dot")
    }
    assert marks == pytest.approx(shown, rel=0, abs=0.03)


def test_told_stands_left_and_left_out_right(opened):
    _, figure = opened("timeline", viewport=WIDE)
    plot = figure.locator(".chart-plot").evaluate(BOX)
    told = {row["event"] for row in rows("events") if row["in_article"] == "true"}
    for href, dot in drawn(figure, ".chart-dot"):
        is_left = dot["left"] < plot["left"] + plot["width"] / 2
        assert is_left == (href.split("#event-")[1] in told), href


def test_no_words_of_the_timeline_overlap(opened):
    boxes = opened("timeline", viewport=WIDE)[1].locator(".chart-text").evaluate_all(BOXES)
    assert [
        (a, b)
        for n, a in enumerate(boxes)
        for b in boxes[:n]
        if min(a["right"], b["right"]) > max(a["left"], b["left"])
        and min(a["bottom"], b["bottom"]) > max(a["top"], b["top"]) + 1
    ] == []


def test_every_source_is_a_line_with_a_bar_over_its_years(opened, book):
    _, figure = opened("spans", viewport=WIDE)
    to_year = scale(figure, "left", "width")
    for (href, bar), row in zip(drawn(figure, ".chart-bar"), rows("references"), strict=True):
        assert book.pages["references"].find(id=href.split("#")[1]), href
        first, last = row["covers_from"], row["covers_to"] or row["covers_from"]
        ends = [round(to_year(bar[side]), 1) for side in ("left", "right")] if bar else []
        assert ends == ([int(first), int(last) + 1] if first else []), row["key"]


def test_sources_have_names_that_a_reader_knows(opened, book):
    names = opened("spans")[1].locator(".chart-text").all_inner_texts()
    assert {"2 Hoxha 1983", "10 File I-19 (1956)", "22 Fischer 1967"} <= set(names)
    text = " ".join(names) + plain(book.element("fig-spans-numbers"))
    assert [row["key"] for row in rows("references") if row["key"] in text] == []


def focused(page) -> str:
    """The accessible name of what has the focus."""
    return page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''")


@pytest.mark.parametrize("chart", PAGES)
def test_a_chart_is_one_stop_of_the_tab_key_and_arrows_walk_through_it(opened, chart):
    page, figure = opened(chart)
    figure.locator("select").last.focus()
    page.keyboard.press("Tab")
    count = figure.locator(".chart-mark").count()
    assert focused(page).endswith(f"(1 of {count})")
    for key, place in WALK:
        page.keyboard.press(key)
        assert focused(page).endswith(f"({place or count} of {count})"), key
    page.keyboard.press("End")
    assert figure.locator(".chart-told").inner_text() in focused(page)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Show picture"
    page.keyboard.press("Shift+Tab")
    assert focused(page).endswith(f"({count} of {count})"), "the place is kept"


def test_enter_leads_to_the_row(opened):
    page, figure = opened("timeline")
    figure.locator(".chart-mark").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(target)))
    assert page.locator(f"[id='{target.split('#')[1]}']").count() == 1


def test_a_pointer_reads_a_mark(opened):
    _, figure = opened("timeline")
    figure.locator(".chart-mark", has_text="Stalin dies").hover()
    told = figure.locator(".chart-told").inner_text()
    assert told == "5 March 1953: Stalin dies. death, in the case study."


def test_marks_can_be_chosen_by_kind(opened):
    _, figure = opened("timeline")
    marks = figure.locator(".chart-mark")
    treaties = [row for row in rows("events") if row["label"] and row["kind"] == "treaty"]
    figure.get_by_role("combobox", name="Kind").select_option("treaty")
    assert marks.count() == len(treaties)
    figure.get_by_role("combobox", name="In the case study").select_option("yes")
    assert marks.count() == sum(row["in_article"] == "true" for row in treaties) > 0


def test_the_picture_and_the_table_are_one_button_away(opened):
    page, figure = opened("spans")
    picture, plot = figure.locator("img"), figure.locator(".chart-plot")
    assert not picture.is_visible()
    figure.get_by_role("button", name="Show picture").click()
    assert picture.is_visible() and not plot.is_visible()
    figure.get_by_role("button", name="Show chart").click()
    figure.get_by_role("button", name="Show table").click()
    assert plot.is_visible() and page.locator("#fig-spans-numbers table").is_visible()


@pytest.mark.parametrize("chart", PAGES)
def test_without_scripts_and_on_paper_the_picture_stands(opened, chart):
    page, figure = opened(chart, java_script_enabled=False)
    assert figure.locator("img").is_visible() and page.locator(".chart").count() == 0
    page, figure = opened(chart)
    page.emulate_media(media="print")
    assert figure.locator("img").is_visible() and not figure.locator(".chart").is_visible()


@pytest.mark.parametrize("chart", PAGES)
@pytest.mark.parametrize("width", [390, 1300])
def test_nothing_moves_when_the_chart_takes_the_place_of_the_picture(visit, chart, width):
    page = visit(viewport={"width": width, "height": 900})
    figure, heights = page.locator(f"#fig-{chart}"), []
    page.route("**/chart*.js*", lambda route: route.abort())
    for charts in (0, 1):
        page.goto(f"{PAGES[chart]}.html")
        heights.append(round(figure.bounding_box()["height"]))
        assert figure.locator(".chart").count() == charts
        page.unroute_all()
    assert heights[0] == heights[1]


@pytest.mark.parametrize("chart", PAGES)
def test_a_chart_can_be_touched_on_a_telephone(opened, chart):
    touched = ":is(.chart-mark, .chart select, .chart-other button)"
    boxes = opened(chart, viewport=PHONE)[1].locator(touched).evaluate_all(BOXES)
    assert min(box["height"] for box in boxes) >= 23.9
