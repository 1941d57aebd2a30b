"""Promise: where scripts run, timeline and coverage are charts of the same data that the keyboard can walk through; else the picture stands."""

import csv
import re
from datetime import date

import pytest
from helpers.built_book import plain
from helpers.project import ROOT

pytestmark = pytest.mark.needs("chromium", "libatomic1")
PAGES = {"timeline": "introduction", "spans": "methods"}
FIRST, LAST = 1948, 1959  # the years of the study


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a data file."""
    return list(
        csv.DictReader((ROOT / "data" / f"{name}.csv").read_text(encoding="utf-8").splitlines())
    )


def year(iso: str) -> float:
    """Where a date lies on an axis of years: in the middle of what is known of it."""
    day = date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])
    return day.year + (day.timetuple().tm_yday - 1) / 365 + {4: 0.5, 7: 0.5 / 12, 10: 0}[len(iso)]


@pytest.fixture(scope="module")
def opened(chromium, site):
    """Open the page of a chart; all that were opened are closed in the end."""
    pages = []

    def opener(chart: str, **settings):
        pages.append(chromium.new_page(**settings))
        pages[-1].goto(f"{site}/book/{PAGES[chart]}.html")
        return pages[-1]

    yield opener
    for page in pages:
        page.close()


@pytest.fixture(scope="module")
def timeline(opened):
    """The timeline on a wide screen."""
    return opened("timeline", viewport={"width": 1300, "height": 1000})


def drawn(page, marks: str, part: str, side: str, size: str) -> list[tuple[str, float, float]]:
    """For each mark: where it leads, and where a part of it begins and ends along one direction."""
    script = f"found => found.map(one => {{ const box = one.querySelector('{part}')?.getBoundingClientRect(); return [one.getAttribute('href'), box?.{side}, box?.{side} + box?.{size}] }})"
    return page.locator(marks).evaluate_all(script)


def scale(page, figure: str, begin: str, size: str):
    """What turns places on the screen into years, read off the band that marks the years of the study."""
    band = page.locator(f"{figure} .chart-band").evaluate(
        "band => band.getBoundingClientRect().toJSON()"
    )
    return lambda place: FIRST + (place - band[begin]) / band[size] * (LAST + 1 - FIRST)


def test_every_event_is_a_mark_at_its_date_and_leads_to_its_row(timeline):
    shown = {row["event"]: year(row["date"]) for row in rows("events") if row["label"]}
    to_year = scale(timeline, "#fig-timeline", "top", "height")
    marks = {
        href.split("#event-")[1]: to_year((start + end) / 2)
        for href, start, end in drawn(
            timeline, "#fig-timeline .chart-mark", ".chart-dot", "top", "height"
        )
    }
    assert marks.keys() == shown.keys()
    assert {
        event: place for event, place in marks.items() if abs(place - shown[event]) > 0.03
    } == {}


def test_told_stands_left_and_left_out_right(timeline):
    middle = timeline.locator("#fig-timeline .chart-plot").evaluate(
        "plot => { const box = plot.getBoundingClientRect(); return box.left + box.width / 2 }"
    )
    told = {row["event"] for row in rows("events") if row["in_article"] == "true"}
    for href, start, _ in drawn(
        timeline, "#fig-timeline .chart-mark", ".chart-dot", "left", "width"
    ):
        assert (start < middle) == (href.split("#event-")[1] in told), href


def test_no_words_of_the_timeline_overlap(timeline):
    boxes = timeline.locator("#fig-timeline .chart-text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().toJSON())"
    )
    pairs = [(a, b) for n, a in enumerate(boxes) for b in boxes[:n]]
    assert [
        (a, b)
        for a, b in pairs
        if min(a["right"], b["right"]) > max(a["left"], b["left"])
        and min(a["bottom"], b["bottom"]) > max(a["top"], b["top"]) + 1
    ] == []


def test_every_source_is_a_line_with_a_bar_over_its_years(opened, book):
    page = opened("spans", viewport={"width": 1300, "height": 1000})
    bars = drawn(page, "#fig-spans .chart-mark", ".chart-bar", "left", "width")
    to_year = scale(page, "#fig-spans", "left", "width")
    entries = rows("references")
    assert len(bars) == len(entries)
    for (href, start, end), row in zip(bars, entries, strict=True):
        assert book.pages["references"].find(id=href.split("#")[1]), href
        first, last = row["covers_from"], row["covers_to"] or row["covers_from"]
        assert (start is None) == (not first), row["key"]
        assert not first or (round(to_year(start), 1), round(to_year(end), 1)) == (
            int(first),
            int(last) + 1,
        ), row["key"]


def test_sources_have_names_that_a_reader_knows(opened, book):
    page = opened("spans")
    names = page.locator("#fig-spans .chart-text").all_inner_texts()
    assert {"2 Hoxha 1983", "10 File I-19 (1956)", "22 Fischer 1967"} <= set(names)
    assert [
        row["key"]
        for row in rows("references")
        if row["key"] in " ".join(names) + plain(book.element("fig-spans-numbers"))
    ] == []


def focused(page) -> str:
    """The accessible name of what has the focus."""
    return page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''")


@pytest.mark.parametrize("chart", PAGES)
def test_a_chart_is_one_stop_of_the_tab_key_and_arrows_walk_through_it(opened, chart):
    page = opened(chart)
    figure = page.locator(f"#fig-{chart}")
    figure.locator("select").last.focus()
    page.keyboard.press("Tab")
    count = figure.locator(".chart-mark").count()
    assert focused(page).endswith(f"(1 of {count})")
    for key, place in {
        "ArrowDown": 2,
        "ArrowRight": 3,
        "ArrowUp": 2,
        "End": count,
        "ArrowDown ": count,
        "Home": 1,
        "ArrowLeft": 1,
    }.items():
        page.keyboard.press(key.strip())
        assert focused(page).endswith(f"({place} of {count})"), key
    page.keyboard.press("End")
    assert figure.locator(".chart-told").inner_text() in focused(page)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Show the picture"
    page.keyboard.press("Shift+Tab")
    assert focused(page).endswith(f"({count} of {count})"), "the place is kept"


def test_enter_leads_to_the_row(opened):
    page = opened("timeline")
    page.locator("#fig-timeline .chart-mark").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(target)))
    assert page.locator(f"[id='{target.split('#')[1]}']").count() == 1


def test_a_pointer_reads_a_mark(opened):
    page = opened("timeline")
    page.locator("#fig-timeline .chart-mark", has_text="Stalin dies").hover()
    assert (
        page.locator("#fig-timeline .chart-told").inner_text()
        == "5 March 1953: Stalin dies. death, told in the case study."
    )


def test_marks_can_be_chosen_by_kind(opened):
    page = opened("timeline")
    page.locator("#fig-timeline").get_by_role("combobox", name="Kind").select_option("treaty")
    treaties = [row for row in rows("events") if row["label"] and row["kind"] == "treaty"]
    assert page.locator("#fig-timeline .chart-mark").count() == len(treaties)
    page.locator("#fig-timeline").get_by_role("combobox", name="In the case study").select_option(
        "told"
    )
    assert (
        page.locator("#fig-timeline .chart-mark").count()
        == sum(row["in_article"] == "true" for row in treaties)
        > 0
    )


def test_the_picture_and_the_table_are_one_button_away(opened):
    page = opened("spans")
    assert not page.locator("#fig-spans img").is_visible()
    page.locator("#fig-spans").get_by_role("button", name="Show the picture").click()
    assert (
        page.locator("#fig-spans img").is_visible()
        and not page.locator("#fig-spans .chart-plot").is_visible()
    )
    page.locator("#fig-spans").get_by_role("button", name="Show the chart").click()
    page.locator("#fig-spans").get_by_role("button", name="Show the table").click()
    assert (
        page.locator("#fig-spans .chart-plot").is_visible()
        and page.locator("#fig-spans-numbers table").is_visible()
    )


@pytest.mark.parametrize("chart", PAGES)
def test_without_scripts_and_on_paper_the_picture_stands(opened, chart):
    bare = opened(chart, java_script_enabled=False)
    assert bare.locator(f"#fig-{chart} img").is_visible() and bare.locator(".chart").count() == 0
    page = opened(chart)
    page.emulate_media(media="print")
    assert (
        page.locator(f"#fig-{chart} img").is_visible()
        and not page.locator(f"#fig-{chart} .chart").is_visible()
    )


@pytest.mark.parametrize("chart", PAGES)
@pytest.mark.parametrize("width", [390, 1300])
def test_nothing_moves_when_the_chart_takes_the_place_of_the_picture(
    chromium, site, opened, chart, width
):
    heights = []
    for blocked in (True, False):
        page = chromium.new_page(viewport={"width": width, "height": 900})
        page.route("**/charts.js*", lambda route: route.abort() if blocked else route.continue_())
        page.goto(f"{site}/book/{PAGES[chart]}.html")
        heights.append(
            page.locator(f"#fig-{chart}").evaluate(
                "figure => Math.round(figure.getBoundingClientRect().height)"
            )
        )
        assert page.locator(f"#fig-{chart} .chart").count() == (not blocked)
        page.close()
    assert heights[0] == heights[1]


@pytest.mark.parametrize("chart", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_fits_a_telephone_and_can_be_touched(opened, chart, scheme):
    page = opened(chart, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = page.locator(
        f"#fig-{chart} :is(.chart-mark, .chart select, .chart-other button)"
    ).evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(sizes) >= 23.9
