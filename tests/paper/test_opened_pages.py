"""Promise: every page that is opened stands alone, is light, keeps nothing about the reader, makes
no error, does not move while it loads, and fits a telephone and an enlarged screen."""

import csv
import gzip
from urllib.parse import urlparse

import pytest
from helpers.project import ROOT

pytestmark = pytest.mark.needs("chromium", "libatomic1")
REPORT = ROOT / "_build" / "pages.csv"
COLUMNS = ["page", "requests", "hosts", "bytes", "bytes_gzipped", "picture_bytes", "moved"]
LANDING, ANY = 300_000, 850_000  # bytes, nothing compressed, without pictures
NARROW = [320, 390, 640, 720]  # a desk at 400 %, a telephone, a desk at 200 %, half a desk
MOVED = """new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 150);
})"""


@pytest.fixture(scope="module")
def visits(book, site, chromium) -> dict[str, dict]:
    """What every page does when somebody new opens it; ``_build/pages.csv`` keeps the numbers."""
    paths = ["search", *(f"book/{name}" for name in book.names)]
    paths += [f"data/{file.stem}" for file in sorted(book.html.glob("data/*.html"))]
    found = {path: opened(chromium, f"{site}/{path}.html") | {"page": path} for path in paths}
    REPORT.parent.mkdir(exist_ok=True)
    with REPORT.open("w", encoding="utf-8", newline="") as file:
        report = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        report.writeheader()
        report.writerows(visit | {"hosts": len(visit["hosts"])} for visit in found.values())
    return found


def opened(chromium, address: str) -> dict:
    """Open one page in a browser of its own, and then make that narrower."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page, asked, answers, errors = context.new_page(), [], [], []
    page.on("request", lambda request: asked.append(urlparse(request.url)))
    page.on("response", lambda one: answers.append((urlparse(one.url).scheme, one)))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address, wait_until="networkidle")
    visit = loaded([answer for scheme, answer in answers if scheme != "data"]) | {
        "hosts": {url.netloc for url in asked if url.scheme != "data"},
        "errors": errors + [answer.url for _, answer in answers if answer.status >= 400],
        "moved": round(page.evaluate(MOVED), 4),
        "kept": [*context.cookies(), *page.evaluate("Object.keys(localStorage)")],
        "words": len(page.inner_text("body").split()),
        "wide": [width for width in NARROW if width_at(page, width) > width],
    }
    context.close()
    return visit


def loaded(answers: list) -> dict:
    """What the answers of hosts amount to."""
    bodies = [(one.request.resource_type, one.body()) for one in answers if one.ok]
    text = [body for kind, body in bodies if kind != "image"]
    return {
        "requests": len(bodies),
        "bytes": sum(map(len, text)),
        "bytes_gzipped": sum(len(gzip.compress(body)) for body in text),
        "picture_bytes": sum(len(body) for kind, body in bodies if kind == "image"),
    }


def width_at(page, width: int) -> int:
    """How wide a page is once it is laid out anew on a screen of some width."""
    page.set_viewport_size({"width": width, "height": 450})
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page.evaluate("document.documentElement.scrollWidth")


def test_every_page_opens_and_none_has_an_error(visits):
    assert {path: visit["errors"] for path, visit in visits.items() if visit["errors"]} == {}
    assert [path for path, visit in visits.items() if visit["words"] < 20] == []


def test_no_page_asks_another_host_for_anything(visits, site):
    assert set.union(*(visit["hosts"] for visit in visits.values())) == {urlparse(site).netloc}


@pytest.mark.parametrize("width", NARROW)
def test_no_page_scrolls_sideways_on_a_telephone_or_enlarged(visits, width):
    assert [path for path, visit in visits.items() if width in visit["wide"]] == []


def test_every_page_is_light_and_the_front_page_lightest(visits):
    assert visits["book/index"]["bytes"] < LANDING
    assert {path: visit["bytes"] for path, visit in visits.items() if visit["bytes"] >= ANY} == {}


def test_no_page_keeps_anything_until_the_reader_chooses(visits):
    assert {path: visit["kept"] for path, visit in visits.items() if visit["kept"]} == {}


def test_no_page_moves_while_it_loads(visits):
    assert {path: visit["moved"] for path, visit in visits.items() if visit["moved"] > 0.01} == {}


def test_every_page_has_a_policy_that_lets_it_load_from_its_own_host_alone(book):
    for name in book.names:
        policy = book.whole(name).select_one("meta[http-equiv=Content-Security-Policy]")["content"]
        wanted = ["default-src 'none'", "script-src 'self';", "style-src 'self';"]
        assert [part for part in wanted if part not in policy] == [] and "http" not in policy


def test_the_policy_stops_a_script_that_stands_in_the_page(book, visit, tmp_path):
    html = (book.html / "book" / "conclusions.html").read_text(encoding="utf-8")
    spoilt = html.replace("</body>", "<script>document.title = 'spoilt'</script></body>")
    (tmp_path / "spoilt.html").write_text(spoilt, encoding="utf-8")
    assert visit("spoilt", base=tmp_path.as_uri()).title() != "spoilt"


def test_what_pages_do_not_load_is_not_there(book):
    known = {file.name for file in (book.html / "_static").rglob("*") if file.is_file()}
    loads = "script[src], link[rel=stylesheet], link[rel=icon]"
    pages = map(book.whole, [*book.names, "../search"])
    links = [tag.get("src") or tag["href"] for page in pages for tag in page.select(loads)]
    used = {link.rpartition("/")[2].partition("?")[0] for link in links}
    assert known - used == {"fonts-licence.txt"}


def test_the_licences_of_the_fonts_are_published_with_them(book):
    licences = (book.html / "_static" / "fonts-licence.txt").read_text(encoding="utf-8")
    assert licences.count("SIL OPEN FONT LICENSE Version 1.1") == 2
    assert licences.count("Adobe Systems") >= 2
