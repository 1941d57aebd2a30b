"""Promise: what a figure shows stands under it as numbers, in a table that needs no script."""

import pytest
from helpers.built_book import plain
from helpers.pdf_reader import squeezed, text
from helpers.project import BIN, ROOT, run

BY_HAND = {  # figure: head, row, cell
    "fig-growth": ("Times the start of the plan", "plan", f"{1.277**5:.2f}"),
    "fig-income": (
        "Gross industrial output (1950 = 100)",
        "1960",
        f"{100 * 1.228**5 * 1.165**5:.1f}",
    ),
    "fig-gdp-neighbours": ("Albania", "1955", "1,882"),
    "fig-life": ("Women, modelled (years)", "1950", "47.3"),
    "fig-votes-soviet": ("Yugoslavia (%)", "1950", f"{100 * 26 / 50:.1f}"),
}


def figures(book) -> list:
    """Every figure of the book."""
    return [tag for page in book.pages.values() for tag in page.select("figure[id]")]


def cells(folded) -> list[dict[str, str]]:
    """The rows of a folded table, each a dictionary from its head to its cell."""
    heads = [plain(cell) for cell in folded.select("thead th")]
    return [
        dict(zip(heads, map(plain, row.select("td")), strict=True))
        for row in folded.select("tbody tr")
    ]


def test_under_every_figure_stand_its_numbers_or_the_way_to_them(book):
    assert len(figures(book)) >= 14
    for figure in figures(book):
        below = figure.find_next_sibling()
        if below.name == "details":
            assert (
                below["id"] == f"{figure['id']}-numbers"
                and not below.has_attr("open")
                and cells(below)
            ), figure["id"]
            below = below.find_next_sibling()
        else:
            link = below.select_one("a")
            assert (
                plain(below).startswith("Numbers: Table ")
                and book.element(link["href"].lstrip("#")).name == "table"
            ), figure["id"]
        assert "provenance" in below["class"], figure["id"]


@pytest.mark.parametrize("figure", BY_HAND)
def test_the_folded_numbers_are_those_that_the_sources_give(book, figure):
    head, first, expected = BY_HAND[figure]
    rows = {next(iter(row.values())): row for row in cells(book.element(f"{figure}-numbers"))}
    assert rows[first][head] == expected


def test_a_folded_table_takes_no_number_of_its_own_and_stays_out_of_the_article(book):
    folded = [
        table
        for page in book.pages.values()
        for table in page.select("details.figure-numbers table")
    ]
    assert [table for table in folded if table.get("id") or table.select(".caption-number")] == []
    article = squeezed(text(book.pdf))
    assert (
        squeezed("The numbers of this figure") not in article
        and squeezed("Numbers: Table") in article
    )


@pytest.mark.parametrize(
    "given, told",
    [
        ("", "missing 1 required keyword-only argument: 'numbers'"),
        (
            "numbers='fig-gap'",
            "numbers of fig-a must be the label of a table, tab-…, or a DataFrame with rows",
        ),
        (
            "numbers=pandas.DataFrame()",
            "numbers of fig-a must be the label of a table, tab-…, or a DataFrame with rows",
        ),
    ],
)
def test_a_figure_without_its_numbers_cannot_be_made(given, told):
    code = f"import pandas, matplotlib.pyplot as plt\nfrom evidence import figure\nfigure(plt.figure(), 'fig-a', 'Title', 'word ' * 20, {given})"
    status, log = run(BIN / "python", "-c", code, cwd=ROOT / "book")
    assert status and told in log


@pytest.mark.needs("chromium", "libatomic1")
def test_the_numbers_open_without_scripts(chromium, site):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{site}/book/production.html")
    folded = page.locator("#fig-income-numbers")
    assert not folded.locator("table").is_visible()
    folded.locator("summary").click()
    assert folded.locator("table").is_visible()
    page.close()


@pytest.mark.needs("chromium", "libatomic1")
def test_the_numbers_scroll_in_their_frame_on_a_telephone(chromium, site):
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{site}/book/partners.html")
    page.locator("#fig-gdp-neighbours-numbers summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    frame = page.get_by_role("region", name="The numbers of this figure")
    assert frame.is_visible() and frame.get_attribute("tabindex") == "0"
    page.close()
