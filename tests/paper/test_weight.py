"""Promise: pages are light, ask nobody but their own host, keep nothing about the reader, and do not move while they load."""

import csv
import gzip
from urllib.parse import urlparse

import pytest
from helpers.project import ROOT

pytestmark = pytest.mark.needs("chromium", "libatomic1")
REPORT = ROOT / "_build" / "pages.csv"
LANDING, ANY = 300_000, 700_000  # bytes, nothing compressed, without pictures
MOVED = "new Promise((done) => { let sum = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; })).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 150); })"


@pytest.fixture(scope="module")
def visits(book, site, chromium) -> dict[str, dict]:
    """What every page loads when it is opened by somebody who was never there, also left as a table in ``_build/pages.csv``."""
    pages = [
        "search",
        *(f"book/{name}" for name in book.names),
        *(f"data/{file.stem}" for file in sorted(book.html.glob("data/*.html"))),
    ]
    found = {page: visited(chromium, f"{site}/{page}.html") for page in pages}
    columns = [
        "page",
        "requests",
        "other_hosts",
        "bytes",
        "bytes_gzipped",
        "picture_bytes",
        "moved",
    ]
    REPORT.parent.mkdir(exist_ok=True)
    with REPORT.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                columns,
                *(
                    [page, *(visit[column] for column in columns[1:])]
                    for page, visit in found.items()
                ),
            ]
        )
    return found


def visited(chromium, address: str) -> dict:
    """Open one page in a browser of its own."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page, answers = context.new_page(), []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    moved, kept = page.evaluate(MOVED), page.evaluate("Object.keys(localStorage)")
    bodies = [
        (answer.request.resource_type, answer.body())
        for answer in answers
        if answer.ok and urlparse(answer.url).scheme != "data"
    ]
    text = [body for kind, body in bodies if kind != "image"]
    visit = {
        "requests": len(bodies),
        "bytes": sum(map(len, text)),
        "bytes_gzipped": sum(len(gzip.compress(body)) for body in text),
        "picture_bytes": sum(len(body) for kind, body in bodies if kind == "image"),
        "moved": round(moved, 4),
        "other_hosts": sum(
            urlparse(answer.url).netloc not in ("", urlparse(address).netloc) for answer in answers
        ),
        "cookies": context.cookies(),
        "kept": kept,
    }
    context.close()
    return visit


def test_the_front_page_is_light(visits):
    assert visits["book/index"]["bytes"] < LANDING


def test_every_page_is_light(visits):
    assert {page: visit["bytes"] for page, visit in visits.items() if visit["bytes"] >= ANY} == {}


def test_no_page_asks_another_host(visits):
    assert {page for page, visit in visits.items() if visit["other_hosts"]} == set()


def test_no_page_keeps_anything_until_the_reader_chooses(visits):
    assert {
        page: (visit["cookies"], visit["kept"])
        for page, visit in visits.items()
        if visit["cookies"] or visit["kept"]
    } == {}


def test_no_page_moves_while_it_loads(visits):
    assert {page: visit["moved"] for page, visit in visits.items() if visit["moved"] > 0.01} == {}


def test_every_page_has_a_policy_that_lets_it_load_from_its_own_host_alone(book):
    for name in book.names:
        policy = book.whole(name).select_one("meta[http-equiv=Content-Security-Policy]")["content"]
        assert (
            "default-src 'none'" in policy
            and "script-src 'self';" in policy
            and "style-src 'self';" in policy
            and "http" not in policy
        )


def test_the_policy_stops_a_script_that_stands_in_the_page(book, chromium, tmp_path):
    html = (book.html / "book" / "conclusions.html").read_text(encoding="utf-8")
    (tmp_path / "spoilt.html").write_text(
        html.replace("</body>", "<script>document.title = 'spoilt'</script></body>"),
        encoding="utf-8",
    )
    page = chromium.new_page()
    page.goto((tmp_path / "spoilt.html").as_uri())
    assert page.title() != "spoilt"
    page.close()


def test_what_pages_do_not_load_is_not_there(book):
    known = {file.name for file in (book.html / "_static").rglob("*") if file.is_file()}
    used = {
        link.rpartition("/")[2].partition("?")[0]
        for name in [*book.names, "../search"]
        for tag in book.whole(name).select("script[src], link[rel=stylesheet], link[rel=icon]")
        for link in [tag.get("src") or tag.get("href")]
    }
    assert known - used == {"fonts-licence.txt"}


def test_the_licences_of_the_fonts_are_published_with_them(book):
    licences = (book.html / "_static" / "fonts-licence.txt").read_text(encoding="utf-8")
    assert (
        licences.count("SIL OPEN FONT LICENSE Version 1.1") == 2
        and licences.count("Adobe Systems") >= 2
    )
