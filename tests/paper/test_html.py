"""Promise: the HTML book builds cleanly from executed notebooks; its pages are whole and linked."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlparse

from helpers.built_book import STRAY, parsed, plain

NOISE = (
    r"WARNING|ERROR|Traceback|\w+Warning:|IPKernelApp|without encryption|font cache|frozen modules"
)
UNTOLD = ".cell_output :is(.output, .stderr, .traceback)"
LOADED = "script[src], link[rel=stylesheet], img[src], iframe, video, audio"


def files(book) -> list[Path]:
    """Every page that a reader can open."""
    return [
        book.html / "index.html",
        book.html / "search.html",
        *sorted((book.html / "book").glob("*.html")),
    ]


def everything(book) -> list[Path]:
    """Those pages and the ones that show the rows of the data files."""
    return [*files(book), *sorted((book.html / "data").glob("*.html"))]


def test_the_log_has_no_warning_and_no_stray_message(book):
    assert [line for line in book.log.splitlines() if re.search(NOISE, line)] == []


def test_every_page_of_the_contents_is_built_and_no_other(book):
    assert {path.stem for path in files(book)[2:]} == set(book.names)


def test_no_page_holds_stray_text(book):
    found = {name: STRAY.findall(plain(page)) for name, page in book.pages.items()}
    assert {name: marks for name, marks in found.items() if marks} == {}


def test_every_notebook_has_been_executed_in_order(book):
    for name, notebook in book.notebooks().items():
        code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        counts = [cell["execution_count"] for cell in code]
        assert counts == list(range(1, len(counts) + 1)), name


def test_cells_show_nothing_but_tables_and_figures(book):
    for page in book.pages.values():
        assert page.select(UNTOLD) == []
        assert page.select(".cell_output:not(:has(table[id], figure[id]))") == []


def test_code_stands_before_every_table_and_figure_behind_a_click(book):
    for path in files(book)[2:]:
        for tag in parsed(path).select(".cell_output table[id], .cell_output figure[id]"):
            assert tag.find_parent(class_="cell").select("details.hide pre"), tag["id"]
        assert parsed(path).select(".cell_input pre:not(details pre)") == [], path.name


def test_no_id_stands_twice_on_a_page(book):
    for path in everything(book):
        ids = [tag["id"] for tag in parsed(path).select("article [id]")]
        assert len(ids) == len(set(ids)), path.name


def test_every_internal_link_leads_somewhere(book):
    soups = {path.resolve(): parsed(path) for path in everything(book)}
    ids = {path: {tag["id"] for tag in soup.select("[id]")} for path, soup in soups.items()}
    broken = []
    for path, soup in soups.items():
        for href in {tag["href"] for tag in soup.select("a[href]")}:
            address, anchor = urldefrag(href)
            if urlparse(href).scheme or href.startswith("//"):
                continue
            target = (path.parent / unquote(address)).resolve() if address else path
            if not target.exists() or (anchor and anchor not in ids.get(target, {anchor})):
                broken.append((path.name, href))
    assert broken == []


def test_downloads_are_the_data_files(book):
    links = [(page, link) for page in book.names for link in book.pages[page].select("a.download")]
    archive = "albania-soviet-data.zip"
    for page, link in links:
        copy = book.html / "book" / link["href"]
        name = plain(link).removeprefix("data/")
        folder = "_build/data-package" if name == archive else "data"
        assert copy.read_bytes() == (book.root / folder / name).read_bytes(), page
    data = [path.name for path in (book.root / "data").glob("*.csv")]
    assert {plain(link).removeprefix("data/") for _, link in links} == {archive, *data}


def test_nothing_is_loaded_from_another_host(book):
    tags = [tag for path in everything(book) for tag in parsed(path).select(LOADED)]
    sources = {tag.get("src") or tag.get("href") for tag in tags}
    assert sources and {source for source in sources if urlparse(source).netloc} == set()
