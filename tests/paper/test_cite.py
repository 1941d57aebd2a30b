"""Promise: this edition and the article can be cited in every form, and every part has an address of its own."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from helpers.built_book import parsed

pytestmark = pytest.mark.needs("chromium", "libatomic1")


def soup(book, name: str) -> BeautifulSoup:
    """One page, whole."""
    return parsed(book.html / f"{name}.html")


def forms(book) -> list[str]:
    """The blocks of the page on citing, in order."""
    return [block.get_text() for block in soup(book, "book/cite").select(".citation-form pre")]


def test_both_works_stand_there_in_four_forms(book):
    assert len(forms(book)) == 8 and [form for form in forms(book) if "Xhaferri" not in form] == []


def test_the_blocks_are_what_the_files_hold(book):
    for ending in ("bib", "ris"):
        content = (book.html / "take-away" / f"citation.{ending}").read_text(encoding="utf-8")
        assert sum(form.strip() in content for form in forms(book)) == 2
    works = json.loads((book.html / "take-away" / "citation.json").read_text(encoding="utf-8"))
    assert [json.loads(form) for form in forms(book) if form.startswith("[")] == [
        [work] for work in works
    ]


def test_the_readme_and_the_page_cite_the_same_article(book):
    text = " ".join(
        (book.root / "README.md").read_text(encoding="utf-8").replace("\n>", "\n").split()
    )
    (line,) = [form.strip() for form in forms(book) if "[version 1]" in form]
    assert re.sub(r"[<>]", "", line) in re.sub(r"[<>]", "", text)


def test_every_table_figure_and_named_row_has_a_permalink_with_a_name(book):
    for name in book.names:
        page = soup(book, f"book/{name}").select_one("article")
        links = {link["href"]: link.get("aria-label", "") for link in page.select("a.headerlink")}
        parts = [part["id"] for part in page.select("table[id], figure[id], tr[id]")]
        assert [part for part in parts if f"#{part}" not in links] == [], name
        assert [
            link
            for link in links.items()
            if not re.match(
                r"Permalink to (Table \d|Figure \d|“.+”|claim |event |marker |person |archive |row |this part)",
                link[1],
            )
        ] == [], name


def test_a_permalink_is_named_after_what_it_leads_to(book):
    links = {
        link["href"]: link["aria-label"] for link in soup(book, "book/aid").select("a.headerlink")
    }
    number = book.element("tab-gap").select_one(".caption-number").get_text().strip()
    assert (
        links["#tab-gap"] == f"Permalink to {number}"
        and links["#tab-gap-1950"] == "Permalink to row tab-gap-1950"
    )
    claims = {
        link["href"]: link["aria-label"]
        for link in soup(book, "book/claims").select("a.headerlink")
    }
    assert claims["#C001"] == "Permalink to claim C001"


def test_every_row_of_the_data_is_a_permalink(book):
    rows = soup(book, "data/trade").select("tbody tr")
    assert rows and all(row.select_one("a.permalink")["href"] == f"#{row['id']}" for row in rows)
    assert rows[0].select_one("a.permalink")["aria-label"] == "Permalink to row 2"


@pytest.fixture
def page(site, chromium):
    """The page on citing, with a clipboard that may be read."""
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    shown = context.new_page()
    shown.goto(f"{site}/book/cite.html", wait_until="networkidle")
    yield shown
    context.close()


def clipboard(page) -> str:
    """What was copied last."""
    return page.evaluate("navigator.clipboard.readText()")


def test_the_keyboard_copies_a_citation_and_it_is_announced(page):
    page.get_by_role("button", name="Copy BibTeX").first.focus()
    page.keyboard.press("Enter")
    page.locator(".copy-status", has_text="Copied").wait_for()
    assert clipboard(page).startswith("@misc{xhaferri") and clipboard(page).endswith("}")
    assert page.locator(".copy-status").get_attribute("role") == "status"


def test_a_permalink_shows_when_the_keyboard_reaches_it_and_copies_its_address(page):
    link = page.locator("h2 a.headerlink").first
    link.focus()
    assert link.evaluate("link => getComputedStyle(link).visibility") == "visible"
    page.keyboard.press("Enter")
    page.locator(".copy-status", has_text="Address copied").wait_for()
    assert clipboard(page) == page.url and page.url.endswith("cite.html#this-edition")


def test_every_block_of_code_has_one_button_of_some_size(page, site):
    page.goto(f"{site}/book/aid.html", wait_until="networkidle")
    assert (
        page.locator("article button.copy-button").count()
        == page.locator("article pre").count()
        > 3
    )
    page.locator("details.hide summary").first.click()
    box = page.locator("button.copy-button").first.bounding_box()
    assert box["width"] >= 24 and box["height"] >= 24


def test_without_script_it_is_plain_text_and_plain_links(site, chromium):
    context = chromium.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(f"{site}/book/cite.html")
    assert (
        shown.locator("button.copy-button").count() == 0
        and shown.locator(".citation-form").count() == 8
    )
    shown.locator("details.take-away summary").click()
    assert shown.get_by_role("link", name="The article, PDF").is_visible()
    context.close()


def test_the_blocks_fit_a_telephone(site, chromium):
    shown = chromium.new_page(viewport={"width": 390, "height": 844})
    shown.goto(f"{site}/book/cite.html", wait_until="networkidle")
    shown.locator("details.take-away summary").click()
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390
    shown.close()
