"""Promise: edition and article can be cited in every form, every part has an address of its own,
and article, data, bibliography and each page's own files can be taken away."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from helpers.built_book import Book, parsed
from helpers.project import ROOT

needs_chromium = pytest.mark.needs("chromium", "libatomic1")
FORMS = ["bib", "ris", "json"]
ALWAYS = {"article.pdf", "article.docx", "albania-soviet-data.zip", "references.bib"}
ALWAYS = {f"take-away/{file}" for file in [*ALWAYS, "citation.ris"]}
NAMES = r"(Table|Figure) \d|“.+”|(claim|event|marker|person|archive|row|this part)\b"


def soup(book, name: str) -> BeautifulSoup:
    """One page, whole."""
    return parsed(book.html / f"{name}.html")


def forms(book) -> list[str]:
    """The blocks of the page on citing, in order."""
    return [block.get_text() for block in soup(book, "book/cite").select(".citation-form pre")]


def permalinks(book, name: str) -> dict[str, str]:
    """The permalinks of a page of the book, with their names."""
    links = soup(book, f"book/{name}").select("article a.headerlink")
    return {link["href"]: link.get("aria-label", "") for link in links}


def offered(book: Book, page: str) -> dict[str, str]:
    """The links under "Download" on a page: path in the folder of the book -> size."""
    folder, root = (book.html / page).parent, book.html.resolve()
    return {
        (folder / item.a["href"]).resolve().relative_to(root).as_posix(): item.span.get_text()
        for item in soup(book, page).select("details.take-away li")
    }


@pytest.fixture(scope="module")
def offers(book) -> dict[str, dict[str, str]]:
    """What every page of the book and of the data offers."""
    pages = [f"book/{name}" for name in book.names]
    pages += [f"data/{file.stem}" for file in (book.html / "data").glob("*.html")]
    return {page: offered(book, page) for page in pages}


def test_both_works_stand_there_in_four_forms_as_the_files_hold_them(book):
    assert len(forms(book)) == 8 and [form for form in forms(book) if "Xhaferri" not in form] == []
    bib, ris, works = (
        (book.html / "take-away" / f"citation.{kind}").read_text(encoding="utf-8") for kind in FORMS
    )
    for content in (bib, ris):
        assert sum(form.strip() in content for form in forms(book)) == 2
    shown = [json.loads(form) for form in forms(book) if form.startswith("[")]
    assert shown == [[work] for work in json.loads(works)]


def test_the_readme_and_the_page_cite_the_same_article(book):
    readme = (book.root / "README.md").read_text(encoding="utf-8").replace("\n>", "\n")
    (line,) = [form.strip() for form in forms(book) if "[version 1]" in form]
    assert re.sub(r"[<>]", "", line) in re.sub(r"[<>]", "", " ".join(readme.split()))


def test_every_table_figure_and_named_row_has_a_permalink_with_a_name(book):
    for name in book.names:
        links = permalinks(book, name)
        parts = soup(book, f"book/{name}").select("article :is(table, figure, tr)[id]")
        assert [part["id"] for part in parts if f"#{part['id']}" not in links] == [], name
        said = [told for told in links.values() if not re.match(f"Permalink to ({NAMES})", told)]
        assert said == [], name


def test_a_permalink_is_named_after_what_it_leads_to(book):
    links = permalinks(book, "aid")
    number = book.element("tab-gap").select_one(".caption-number").get_text().strip()
    assert links["#tab-gap"] == f"Permalink to {number}"
    assert links["#tab-gap-1950"] == "Permalink to row tab-gap-1950"
    assert permalinks(book, "claims")["#C001"] == "Permalink to claim C001"


def test_every_row_of_the_data_is_a_permalink(book):
    rows = soup(book, "data/trade").select("tbody tr")
    assert rows and all(row.select_one("a.permalink")["href"] == f"#{row['id']}" for row in rows)
    assert rows[0].select_one("a.permalink")["aria-label"] == "Permalink to row 2"


def test_every_page_offers_article_data_bibliography_and_citations(offers):
    assert [page for page, files in offers.items() if not files.keys() >= ALWAYS] == []


def test_every_file_offered_is_there_in_the_size_that_is_told(book, offers):
    for file, told in {pair for files in offers.values() for pair in files.items()}:
        number, unit = told.split()
        factor = {"kB": 1000, "MB": 1_000_000}[unit]
        assert abs(float(number) * factor - (book.html / file).stat().st_size) <= factor, file


def test_a_page_offers_its_notebook_and_the_data_that_it_was_computed_from(offers):
    files = offers["book/partners"].keys()
    assert {"_sources/book/partners.ipynb", "data/trade.csv"} <= files
    assert "data/votes.csv" not in files and "data/votes.csv" in offers["data/votes"]
    assert "_sources/book/statements.md" in offers["book/statements"]


@pytest.mark.parametrize(
    ("file", "origin"),
    [
        ("take-away/article.pdf", "_build/article/article.pdf"),
        ("take-away/article.docx", "_build/article/article.docx"),
        ("take-away/references.bib", "references.bib"),
        ("take-away/albania-soviet-data.zip", "_build/data-package/albania-soviet-data.zip"),
        ("_sources/book/partners.ipynb", "book/partners.ipynb"),
    ],
)
def test_the_files_are_those_of_the_project(book, file, origin):
    assert (book.html / file).read_bytes() == (book.root / origin).read_bytes()


def test_binder_finds_python_and_the_lock():
    folder = ROOT / ".binder"
    assert (folder / "runtime.txt").read_text(encoding="utf-8").strip() == "python-3.11"
    lines = (folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line[:1] not in ("", "#")] == ["-r ../requirements.txt"]
    assert (ROOT / "requirements.txt").exists()
    assert not (ROOT / "binder").exists(), "Binder refuses both"


@pytest.fixture
def page(visit):
    """The page on citing, with a clipboard that may be read."""
    return visit("book/cite", permissions=["clipboard-read", "clipboard-write"])


def clipboard(page) -> str:
    """What was copied last."""
    return page.evaluate("navigator.clipboard.readText()")


@needs_chromium
def test_the_keyboard_copies_a_citation_and_it_is_announced(page):
    page.get_by_role("button", name="Copy BibTeX").first.focus()
    page.keyboard.press("Enter")
    page.locator(".copy-status", has_text="Copied").wait_for()
    assert clipboard(page).startswith("@misc{xhaferri") and clipboard(page).endswith("}")
    assert page.locator(".copy-status").get_attribute("role") == "status"


@needs_chromium
def test_a_permalink_shows_when_the_keyboard_reaches_it_and_copies_its_address(page):
    link = page.locator("h2 a.headerlink").first
    link.focus()
    assert link.evaluate("link => getComputedStyle(link).visibility") == "visible"
    page.keyboard.press("Enter")
    page.locator(".copy-status", has_text="Link copied").wait_for()
    assert clipboard(page) == page.url and page.url.endswith("cite.html#this-edition")


@needs_chromium
def test_every_block_of_code_has_one_button_of_some_size(visit):
    page = visit("book/aid")
    buttons = page.locator("article button.copy-button")
    assert buttons.count() == page.locator("article pre").count() > 3
    page.locator("details.hide summary").first.click()
    box = buttons.first.bounding_box()
    assert box["width"] >= 24 and box["height"] >= 24


@needs_chromium
def test_without_script_it_is_plain_text_and_plain_links(visit):
    page = visit("book/cite", java_script_enabled=False)
    assert page.locator("button.copy-button").count() == 0
    assert page.locator(".citation-form").count() == 8
    page.locator("details.take-away summary").click()
    assert page.get_by_role("link", name="The article (PDF)").is_visible()


@needs_chromium
def test_what_can_be_taken_away_fits_a_telephone(visit):
    page = visit("book/cite", viewport={"width": 390, "height": 844})
    page.locator("details.take-away summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
