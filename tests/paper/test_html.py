"""Promise: the HTML book builds cleanly and its pages are whole, linked and described."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlparse

import pytest
from helpers.built_book import parsed, plain

NOISE = (
    r"WARNING|ERROR|Traceback|\w+Warning:|IPKernelApp|without encryption|font cache|frozen modules"
)
STRAY = [
    "Traceback",
    "<Figure size",
    "{cite}",
    "{number}",
    "{numref}",
    "{ref}",
    "```",
    ":::",
    "~~~",
    "<NA>",
    "NaT",
]
STRAY += ["\\(", "\\$", "??", "**"]


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
    texts = {name: plain(page) for name, page in book.pages.items()}
    found = {name: [mark for mark in STRAY if mark in text] for name, text in texts.items()}
    assert {name: marks for name, marks in found.items() if marks} == {}
    assert [
        name for name, text in texts.items() if re.search(r" at 0x[0-9a-f]{6}|\bnan\b", text)
    ] == []


def test_cells_show_nothing_but_tables_and_figures(book):
    for name, page in book.pages.items():
        outputs = page.select(".cell_output")
        assert [
            str(tag)[:200]
            for tag in page.select(
                ".cell_output .output, .cell_output .stderr, .cell_output .traceback"
            )
        ] == [], name
        assert [output for output in outputs if not output.select("table[id], figure[id]")] == [], (
            name
        )


def test_code_stands_before_every_table_and_figure_behind_a_click(book):
    for path in files(book)[2:]:
        for tag in parsed(path).select(".cell_output table[id], .cell_output figure[id]"):
            cell = tag.find_parent(class_="cell")
            assert cell.select("details.hide pre"), tag["id"]
        assert [
            pre for pre in parsed(path).select(".cell_input pre") if not pre.find_parent("details")
        ] == [], path.name


def test_every_image_has_a_description(book):
    for path in everything(book):
        for image in parsed(path).select("img"):
            assert "alt" in image.attrs and not re.search(r"\.(svg|png)$|^_images", image["alt"]), (
                image
            )
    figures = [image["alt"] for page in book.pages.values() for image in page.select("figure img")]
    assert len(figures) >= 5 and [alt for alt in figures if len(alt.split()) < 20] == []


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
        copy, source = (
            book.html / "book" / link["href"],
            plain(link).replace(archive, f"_build/data-package/{archive}"),
        )
        assert copy.read_bytes() == (book.root / source).read_bytes(), page
    assert {plain(link) for _, link in links} == {
        archive,
        *(f"data/{path.name}" for path in (book.root / "data").glob("*.csv")),
    }


@pytest.mark.parametrize(
    "part", ["script[src]", "link[rel=stylesheet]", "img[src]", "iframe", "video", "audio"]
)
def test_nothing_is_loaded_from_another_host(book, part):
    tags = [tag for path in everything(book) for tag in parsed(path).select(part)]
    sources = {tag.get("src") or tag.get("href") for tag in tags}
    assert {source for source in sources if urlparse(source).netloc} == set()
