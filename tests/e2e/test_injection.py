"""Promise: whatever stands in a cell comes out as text, in every output, and nothing of it is run."""

import csv
import io
import json
import re
import shutil
import zipfile

import pytest
from bs4 import BeautifulSoup
from helpers import pdf_reader
from helpers.built_book import Book
from helpers.data_mutations import Checker, lines, read, written
from helpers.project import jupyter_book, make
from helpers.reference_validator import RESOURCES, fields, key

MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&amp;",
    "{cite}`nobody`",
    "[x](javascript:alert(1))",
    "**b**",
    "$x$",
    "$$",
    "`",
    ":::{note}",
    "~~~",
    "~~~~",
    "|",
    "%",
    "\\",
    "\\\\",
    "<https://example.org>",
    "https://example.org",
    "# H",
    "{{ x }}",
    "...",
    "\\input{x}",
    '#read("x")',
    "<!-- c -->",
    "</td></table>",
    "{number}`gap`",
    "[^1]",
    "![x](y.png)",
    "* b",
    "1. b",
    "$$\nx",
    "^a^",
    "_b_",
    "\\(x\\)",
    "@key",
    "--",
    "&lt;b&gt;",
    "]]>",
    "%s",
    "{0}",
    "''",
    "C:\\new",
    "x" * 120,
    "from -5 to",
]
MARKUP = [" ".join(one.split()) for one in MARKUP]
FORMULAS = [
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "-A1",
    "=",
    "-",
]
OUTSIDE_THE_FONTS = ["中", "😀", "א", "ع", "\u200b", "\u202e"]
# Where texts stand on pages: file and column, and the page.
SHOWN = {
    ("claims", "claim"): "claims",
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
    ("archival_files", "identifiers_printed"): "methods",
}
PAGED = [name for name, one in RESOURCES.items() if one.get("rowsPage", True)]
LOGIC = {("society", "indicator"), ("society", "locator"), ("events", "label")}


def texts(name: str) -> list[str]:
    """The columns of a file that take any text."""
    pointing = {
        column
        for one in RESOURCES[name]["schema"].get("foreignKeys", [])
        for column in [one["fields"]]
    }
    free = [
        column
        for column, field in fields(name).items()
        if field["type"] == "string"
        and not {"enum", "pattern"} & set(field.get("constraints", {}))
        and column not in pointing
    ]
    return [column for column in free if (name, column) not in LOGIC]


def injected(name: str) -> list[dict[str, str]]:
    """The rows of a file with markup in every text, all of it in the first column that takes text."""
    rows = read(name)
    for number, row in enumerate(rows):
        for column in texts(name):
            several = MARKUP[number :: len(rows)] or [MARKUP[number % len(MARKUP)]]
            row[column] = mixed(
                row[column],
                " ".join(several),
                fields(name)[column].get("constraints", {}).get("maxLength", 1000),
            )
    return rows


def mixed(cell: str, markup: str, most: int) -> str:
    """Markup before the text of a cell, or after its first word where it could not begin a cell; alone where there is no room."""
    first, _, rest = cell.partition(" ")
    starts = not re.match("[-=+@]", markup) and not cell.startswith("F. ")
    text = f"{markup} {cell}" if starts else f"{first} {markup} {rest}"
    return text.strip() if len(text) <= most else markup[:most].strip()


ROWS = {name: injected(name) for name in RESOURCES}


@pytest.fixture(scope="module")
def spoilt(made, tmp_path_factory) -> Book:
    """The made built with markup in every text of its data."""
    copy = Book(
        shutil.copytree(made.root, tmp_path_factory.mktemp("injection") / "book", symlinks=True)
    )
    for name, rows in ROWS.items():
        (copy.root / "data" / RESOURCES[name]["path"]).write_bytes(written(lines(name, rows)))
    code, log = make(copy.root, "html", "article")
    assert code == 0, log[-4000:]
    return copy


def even(text: str) -> str:
    """A text without the spaces at which lines break, with plain quotation marks."""
    return re.sub(r"[\s\u200b]+", "", text).translate(str.maketrans("“”‘’", "\"\"''"))


def soup(text: str) -> BeautifulSoup:
    """A parsed page."""
    return BeautifulSoup(text, "html.parser")


def runs(page: BeautifulSoup) -> list[str]:
    """What a page would run, or show, that came out of a cell."""
    handlers = [
        str(tag)
        for tag in page.find_all(True)
        if any(name.startswith("on") and "alert" in value for name, value in tag.attrs.items())
    ]
    scripts = [str(tag) for tag in page.find_all("script") if "alert(1)" in str(tag)]
    images = [str(tag) for tag in page.find_all("img") if tag.get("src", "") in ("x", "y.png")]
    # A cell that is an address and nothing else is a link to it.
    links = [
        str(tag)
        for tag in page.select("a[href^=javascript], a[href*='example.org']")
        if tag["href"] != tag.get_text()
    ]
    return handlers + scripts + images + links


def test_no_page_runs_what_stood_in_a_cell(spoilt):
    pages = sorted((spoilt.html).rglob("*.html"))
    assert len(pages) > 30
    assert {
        page.name: found
        for page in pages
        if (found := runs(soup(page.read_text(encoding="utf-8"))))
    } == {}


@pytest.mark.parametrize("name", PAGED)
def test_the_page_of_a_file_shows_every_cell_letter_for_letter(spoilt, name):
    page = soup((spoilt.html / "data" / f"{name}.html").read_text(encoding="utf-8"))
    shown = [
        [cell.get_text() for cell in row.select("td")]
        for row in page.select("table.filterable tbody tr")
    ]
    assert shown == [[cell or "—" for cell in row] for row in lines(name, ROWS[name])[1:]]


@pytest.mark.parametrize(("name", "column"), SHOWN)
def test_tables_of_the_book_show_texts_letter_for_letter(spoilt, name, column):
    found = even("".join(spoilt.pages[SHOWN[name, column]].get_text()))
    cells = [row[column].removesuffix(".") for row in ROWS[name] if row[column]]
    assert cells and [cell for cell in cells if even(cell) not in found] == []


def test_the_texts_reach_every_page_that_shows_any(spoilt):
    """Every sort of markup is on a page of the article and on one of the evidence."""
    for page in ("methods", "claims", "chronology"):
        found = even(spoilt.pages[page].get_text())
        assert [markup for markup in MARKUP if even(markup) not in found] == []


def test_the_article_shows_them_letter_for_letter_and_so_does_its_pdf(spoilt):
    article = soup((spoilt.pdf.parent / "article.html").read_text(encoding="utf-8"))
    typeset = even(
        pdf_reader.text(spoilt.pdf)
    )  # with its hyphens, of which lines have some that are not in the text
    assert runs(article) == []
    for column in ("title", "identifiers_printed"):
        for cell in [row[column] for row in ROWS["archival_files"] if row[column]]:
            assert even(cell) in even(article.get_text())
    assert [
        markup
        for markup in MARKUP
        if even(markup) not in typeset
        and pdf_reader.squeezed(markup) not in pdf_reader.squeezed(typeset)
    ] == []
    assert all(even(markup) in typeset for markup in ("--", "...", "<!-- c -->", "-->", "-5"))


def test_a_word_of_many_letters_does_not_run_off_the_page(spoilt):
    lines_with_it = [
        line
        for page in pdf_reader.pages(spoilt.pdf)
        for line in page.splitlines()
        if "x" * 10 in line
    ]
    # A line of the smallest type holds some hundred of these letters.
    assert lines_with_it and [line for line in lines_with_it if "x" * 105 in line] == []


def test_jupyterlab_gets_them_as_text(spoilt):
    stored = [
        json.loads(file.read_text(encoding="utf-8").split("\n")[1])
        for file in (spoilt.root / "_build" / ".executed").rglob("*.jsonl")
    ]
    html = [
        "".join(output["data"].get("text/html", ""))
        for cells in stored
        for cell in cells
        for output in cell["outputs"]
        if "data" in output
    ]
    assert [found for one in html if (found := runs(soup(one)))] == []
    found = even(" ".join(soup(one).get_text() for one in html))
    assert [markup for markup in MARKUP if even(markup) not in found] == []


def test_latex_gets_them_as_text(spoilt):
    code, log = jupyter_book(spoilt.root, "--builder", "latex")
    assert code == 0, log[-3000:]
    tex = (spoilt.root / "_build" / "latex" / "article.tex").read_text(encoding="utf-8")
    assert "input\\{x\\}" in tex and "\\input{x}" not in tex
    assert "\\$x\\$" in tex and "$x$" not in tex.split("\\begin{document}")[1]


def test_downloads_are_the_files_themselves(spoilt):
    files = {RESOURCES[name]["path"]: written(lines(name, rows)) for name, rows in ROWS.items()}
    (archive,) = (spoilt.html / "_downloads").rglob("*.zip")
    with zipfile.ZipFile(io.BytesIO(archive.read_bytes())) as held:
        assert {name: held.read(name) for name in files} == files
    assert {name: (spoilt.html / "data" / name).read_bytes() for name in files} == files
    assert not [
        cell
        for raw in files.values()
        for row in csv.reader(io.StringIO(raw.decode()))
        for cell in row
        if cell[:1] in tuple("=+@\t\r")
    ]


@pytest.fixture(scope="module")
def checker(tmp_path_factory) -> Checker:
    """What checks."""
    return Checker(tmp_path_factory.mktemp("injection"))


@pytest.mark.parametrize("name", RESOURCES)
def test_what_a_spreadsheet_would_run_and_what_no_font_has_is_refused_by_row_column_value_and_rule(
    checker, name
):
    refused = dict.fromkeys(FORMULAS, "spreadsheets run it as a formula") | {
        text: f"U+{ord(text):04X}" for text in OUTSIDE_THE_FONTS
    }
    for column in texts(name):
        for text, rule in refused.items():
            rows = read(name)
            rows[-1][column] = text if text in FORMULAS else f"ab {text} cd"
            said = checker.faults(name, written(lines(name, rows)))
            place = f"data/{RESOURCES[name]['path']}, row {len(rows) + 1}, column {column!r}, value {rows[-1][column]!r}: "
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
        "Enver Hoxha’s Përmet – “Жуков”, Ωmega £5, 3 × 4 ≈ 12",
    ],
)
def test_what_no_spreadsheet_would_run_is_accepted(checker, text):
    rows = read("aid")
    rows[0]["description"] = text
    assert checker.refused({"data/aid.csv": written(lines("aid", rows))}) == []
