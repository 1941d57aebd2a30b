"""Promise: whatever stands in a cell comes out as text, in every output; nothing of it is run."""

import csv
import io
import json
import re
import zipfile

import pytest
from bs4 import BeautifulSoup
from helpers import pdf_reader
from helpers.built_book import Book, parsed
from helpers.changes import stock
from helpers.data_mutations import HOSTILE, MARKUP, Checker, lines, read, written
from helpers.project import built
from helpers.reference_validator import RESOURCES, fields, key
from helpers.typeset import measured

# Where texts stand on pages: file and column, and the page.
SHOWN = {
    ("claims", "claim"): "claims",
    ("claims", "quote"): "claims",
    ("verdicts", "finding"): "claims",
    ("verdicts", "locator"): "claims",
    ("contradictions", "topic"): "claims",
    ("contradictions", "why"): "claims",
    ("bearings", "why"): "hypotheses",
    ("questions", "question"): "hypotheses",
    ("questions", "concluded"): "hypotheses",
    ("events", "description"): "chronology",
    ("citations", "note"): "citations",
    ("society", "description"): "society",
    ("archival_files", "title"): "methods",
    ("archival_files", "identifiers_printed"): "citations",
}
PAGED = [name for name, one in RESOURCES.items() if one.get("rowsPage", True)]
LOGIC = {("society", "indicator"), ("society", "locator"), ("events", "label")}
LOGIC |= {("missions", "partner")} | {(name, "derivation") for name in RESOURCES}
QUOTED = {"quote", "translation"}  # a row has them or not, and they have sixty words at most

A4 = 595.28  # the width of the page in points


def texts(name: str) -> list[str]:
    """The columns of a file that take any text."""
    pointing = {one["fields"] for one in RESOURCES[name]["schema"].get("foreignKeys", [])}
    return [
        column
        for column, field in fields(name).items()
        if field["type"] == "string"
        and not {"enum", "pattern"} & set(field.get("constraints", {}))
        and column not in pointing
        and (name, column) not in LOGIC
    ]


def injected(name: str) -> list[dict[str, str]]:
    """The rows of a file with markup in every text, all of it in each column that takes text."""
    rows = read(name)
    for number, row in enumerate(rows):
        several = MARKUP[number :: len(rows)] or [MARKUP[number % len(MARKUP)]]
        for column in texts(name):
            most = fields(name)[column].get("constraints", {}).get("maxLength", 1000)
            cell = mixed(row[column], " ".join(several), most)
            if column not in QUOTED or (row[column] and len(cell.split()) <= 60):
                row[column] = cell
    return rows


def mixed(cell: str, markup: str, most: int) -> str:
    """Markup before the text of a cell, or after its first word where it could not begin a cell.

    It is alone where there is no room.
    """
    first, _, rest = cell.partition(" ")
    starts = not re.match("[-=+@]", markup) and not cell.startswith("F. ")
    text = f"{markup} {cell}" if starts else f"{first} {markup} {rest}"
    return text.strip() if len(text) <= most else markup[:most].strip()


ROWS = {name: injected(name) for name in RESOURCES}


@pytest.fixture(scope="module")
def spoilt(made, tmp_path_factory) -> Book:
    """The book built with markup in every text of its data."""
    copy = made.copy(tmp_path_factory.mktemp("injection") / "book")
    for name, rows in ROWS.items():
        (copy.root / "data" / RESOURCES[name]["path"]).write_bytes(written(lines(name, rows)))
    built(copy.root)
    return copy


def even(text: str) -> str:
    """A text without the spaces at which lines break, with plain quotation marks."""
    return re.sub(r"[\s\u200b]+", "", text).translate(str.maketrans("“”‘’", "\"\"''"))


def runs(page: BeautifulSoup) -> list[str]:
    """What a page would run, or show, that came out of a cell."""
    found = [tag for tag in page.find_all("script") if "alert(1)" in str(tag)]
    found += page.select("[onerror*=alert], img[src=x], img[src='y.png']")
    # A cell that is an address and nothing else is a link to it.
    links = page.select("a[href^=javascript], a[href*='example.org']")
    found += [link for link in links if link["href"] != link.get_text()]
    return [str(tag) for tag in found]


def lost(told: str) -> list[str]:
    """The markup that does not stand in a text."""
    return [markup for markup in MARKUP if even(markup) not in even(told)]


def test_no_page_runs_what_stood_in_a_cell(spoilt):
    pages = {file.name: parsed(file) for file in sorted(spoilt.html.rglob("*.html"))}
    assert len(pages) > 30
    assert {name: found for name, page in pages.items() if (found := runs(page))} == {}


@pytest.mark.parametrize("name", PAGED)
def test_the_page_of_a_file_shows_every_cell_letter_for_letter(spoilt, name):
    shown = [
        [cell.data["value"] if cell.data else cell.get_text() for cell in row.select("td")]
        for row in parsed(spoilt.html / "data" / f"{name}.html").select("table.filterable tbody tr")
    ]
    assert shown == [[cell or "—" for cell in row] for row in lines(name, ROWS[name])[1:]]


@pytest.mark.parametrize(("name", "column"), SHOWN)
def test_tables_of_the_book_show_texts_letter_for_letter(spoilt, name, column):
    found = even(spoilt.pages[SHOWN[name, column]].get_text())
    cells = [row[column].removesuffix(".") for row in ROWS[name] if row[column]]
    assert cells and [cell for cell in cells if even(cell) not in found] == []


@pytest.mark.parametrize("page", ["methods", "claims", "chronology"])
def test_every_sort_of_markup_reaches_the_pages_that_show_texts(spoilt, page):
    assert lost(spoilt.pages[page].get_text()) == []


def test_the_article_shows_them_letter_for_letter_and_so_does_its_pdf(spoilt):
    article, typeset = parsed(spoilt.article_html), pdf_reader.text(spoilt.pdf)
    assert runs(article) == []
    shown = even(article.get_text())
    titles = [row["title"] for row in ROWS["archival_files"] if row["title"]]
    assert [title for title in titles if even(title) not in shown] == []
    # Lines end with hyphens that are not in the text.
    squeezed, told = pdf_reader.squeezed, pdf_reader.squeezed(even(typeset))
    assert [markup for markup in lost(typeset) if squeezed(markup) not in told] == []
    assert not {"--", "...", "<!-- c -->", "from -5 to"} & {*lost(typeset)}


def test_a_word_of_many_letters_does_not_run_off_the_page(spoilt):
    words = [word for page in measured(spoilt.pdf) for word in page if "x" * 10 in word.text]
    assert words and [word for word in words if not 20 < word.left < word.right < A4 - 20] == []


def test_jupyterlab_gets_them_as_text(spoilt):
    stored = [
        json.loads(file.read_text(encoding="utf-8").split("\n")[1])
        for file in (spoilt.root / "_build" / ".executed").rglob("*.jsonl")
    ]
    outputs = [output for cells in stored for cell in cells for output in cell["outputs"]]
    html = ["".join(output.get("data", {}).get("text/html", "")) for output in outputs]
    pages = [BeautifulSoup(one, "html.parser") for one in html]
    assert [found for page in pages if (found := runs(page))] == []
    assert lost(" ".join(page.get_text() for page in pages)) == []


def test_latex_gets_them_as_text(spoilt):
    stock(spoilt.root, "--builder", "latex")
    tex = (spoilt.root / "_build" / "latex" / "article.tex").read_text(encoding="utf-8")
    assert "input\\{x\\}" in tex and "\\input{x}" not in tex
    assert "\\$x\\$" in tex and "$x$" not in tex.split("\\begin{document}")[1]


def test_downloads_are_the_files_themselves(spoilt):
    files = {RESOURCES[name]["path"]: written(lines(name, rows)) for name, rows in ROWS.items()}
    (archive,) = (spoilt.html / "_downloads").rglob("*.zip")
    with zipfile.ZipFile(archive) as held:
        assert {name: held.read(name) for name in files} == files
    assert {name: (spoilt.html / "data" / name).read_bytes() for name in files} == files
    rows = [row for raw in files.values() for row in csv.reader(io.StringIO(raw.decode()))]
    assert [cell for row in rows for cell in row if cell.startswith(tuple("=+@\t\r"))] == []


@pytest.fixture(scope="module")
def checker(tmp_path_factory) -> Checker:
    """What checks."""
    return Checker(tmp_path_factory.mktemp("injection"))


@pytest.mark.parametrize("name", RESOURCES)
def test_what_a_spreadsheet_would_run_and_what_no_font_has_is_refused_by_row_column_value_and_rule(
    checker, name
):
    formulas = dict.fromkeys(HOSTILE["formulas"], "would run it as a formula")
    letters = {f"ab {one} cd": f"U+{ord(one):04X}" for one in HOSTILE["outside_the_fonts"]}
    for column in texts(name):
        any_letter = fields(name)[column].get("letters") == "any"
        refused = formulas if any_letter else formulas | letters
        rows = [dict(row) for row in read(name) * len(refused)][: len(refused)]
        for row, text in zip(rows, refused, strict=True):
            row[column] = text
        said = checker.faults(name, written(lines(name, rows)))
        for number, (text, rule) in enumerate(refused.items(), 2):
            place = f"data/{RESOURCES[name]['path']}, row {number}, {column}: "
            assert [line for line in said if line.startswith(place) and rule in line] or (
                column in key(name) and said
            ), (text, said)


@pytest.mark.parametrize(
    "text",
    [
        "-5",
        "-26.3",
        "a = b",
        "1 + 1",
        "a@b",
        "x -y",
        "(=1)",
        "Hoxha’s Përmet – “Жуков”, Ω £5, 3 × 4 ≈ 12",
    ],
)
def test_what_no_spreadsheet_would_run_is_accepted(checker, text):
    rows = read("aid")
    rows[0]["description"] = text
    assert checker.refused({"data/aid.csv": written(lines("aid", rows))}) == []
