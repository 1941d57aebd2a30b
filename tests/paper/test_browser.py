"""Promise: in a real browser every page stands alone, fits a telephone and makes no error."""

from urllib.parse import urlparse

import pytest

pytestmark = pytest.mark.needs("chromium", "libatomic1")


@pytest.fixture(scope="module")
def visits(book, site, chromium) -> dict[str, dict]:
    """What happened when every page was opened on a screen as wide as a telephone's."""
    paths = [
        "index",
        "search",
        *(f"book/{name}" for name in book.names),
        *(f"data/{file.stem}" for file in book.html.glob("data/*.html")),
    ]
    return {path: visited(chromium, f"{site}/{path}.html") for path in paths}


def visited(chromium, address: str) -> dict:
    """Open one page; return what it asked for, its errors, its width and how many words it shows."""
    page, asked, errors = chromium.new_page(viewport={"width": 390, "height": 844}), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "response", lambda response: errors.append(response.url) if response.status >= 400 else None
    )
    page.goto(address, wait_until="networkidle")
    width, shown = page.evaluate("document.documentElement.scrollWidth"), page.inner_text("body")
    page.close()
    return {"asked": asked, "errors": errors, "width": width, "words": len(shown.split())}


def test_every_page_opens(visits):
    assert [path for path, visit in visits.items() if visit["words"] < 20] == []


def test_no_page_asks_another_host_for_anything(visits, site):
    hosts = {
        urlparse(url).netloc
        for visit in visits.values()
        for url in visit["asked"]
        if urlparse(url).scheme != "data"
    }
    assert hosts == {urlparse(site).netloc}


def test_no_page_has_an_error(visits):
    assert {path: visit["errors"] for path, visit in visits.items() if visit["errors"]} == {}


def test_no_page_scrolls_sideways_on_a_telephone(visits):
    assert {path: visit["width"] for path, visit in visits.items() if visit["width"] > 390} == {}


def test_code_opens_with_a_click(book, site, chromium):
    page = chromium.new_page()
    page.goto(f"{site}/book/aid.html", wait_until="networkidle")
    fold = page.locator("details.hide").nth(1)
    code = fold.locator(".cell_input pre").first
    assert not code.is_visible()
    fold.locator("summary").click()
    assert code.is_visible()
