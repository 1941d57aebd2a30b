"""Promise: the PDF is set as a journal would set it."""

import re
import subprocess
from collections import Counter

import pytest
import yaml
from bs4 import BeautifulSoup
from helpers.built_book import parsed, plain
from helpers.pdf_reader import fonts, pages, squeezed, tagged
from helpers.project import ROOT
from helpers.typeset import POINTS, joined, lines, measured, small, typeset
from pypdf import PdfReader

DAY, EPOCH = "14 November 2023", "1700000000"
FAMILIES = {"SourceSerifPro", "SourceSansPro", "DejaVuSansMono"}
MARGIN, COLUMN = 25 * POINTS, 61 * POINTS  # where the page and where the text begins
HEAD, FOOT = 24 * POINTS, 270 * POINTS  # between them stands the text
HANGS = 4  # points, by which a comma or a quotation mark may stand out
CITED = re.compile(r"(Table|Figure)\s(\d+)")
FIGURE = re.compile(r"\d[\d,]*(\.\d+)?")
LONG = "<table id='tab-long' data-label='Table 1'><caption><strong>Long.</strong> Very.</caption><thead><tr><th>Name</th><th>Other</th></tr></thead>"
LONG += (
    "<tbody>"
    + "".join(f"<tr><td>name {row}</td><td>{row}</td></tr>" for row in range(150))
    + "</tbody></table>"
)
needs_poppler = pytest.mark.needs("poppler-utils")


@pytest.fixture(scope="module")
def article(book, tmp_path_factory):
    """The PDF as a project with a history leaves it, with a date."""
    return typeset(
        book.root,
        book.root / "_build" / "article",
        tmp_path_factory.mktemp("dated") / "article.pdf",
        epoch=EPOCH,
    )


@pytest.fixture(scope="module")
def laid(article):
    """The words of every page, with their places."""
    return measured(article)


@pytest.fixture(scope="module")
def source(book) -> BeautifulSoup:
    """The clean HTML that the PDF was made from."""
    return parsed(book.article_html)


@pytest.fixture(scope="module")
def paper() -> dict:
    """What the edition is."""
    return yaml.safe_load((ROOT / "book" / "paper.yml").read_text(encoding="utf-8"))


def in_column(words):
    """The lines of the text column on one page."""
    return lines([word for word in words if word.left > COLUMN - 2 and HEAD < word.top < FOOT])


def places(paragraph: str, laid) -> list[int]:
    """Return the page of each line of a paragraph; tables and figures may stand between its lines."""
    rest, found = squeezed(paragraph), []
    for number, words in enumerate(laid):
        for line in in_column(words):
            text = squeezed(joined(line))
            if rest.startswith(text) and (found or len(text) > 20 or text == rest):
                rest = rest[len(text) :]
                found.append(number)
                if not rest:
                    return found
    return []


@needs_poppler
def test_no_line_of_a_paragraph_stands_alone_on_a_page(laid, source):
    told = [p.get_text() for p in source.select("body > p, .admonition > p")]
    found = {text: places(text, laid) for text in told}
    assert len([text for text, where in found.items() if where]) > 0.95 * len(told) > 100
    assert len([where for where in found.values() if len(set(where)) > 1]) > 3, (
        "no paragraph is broken, so nothing is tested"
    )
    assert [
        text[:60]
        for text, where in found.items()
        if len(set(where)) > 1 and min(Counter(where).values()) < 2
    ] == []


@needs_poppler
def test_nothing_stands_in_the_margins(laid):
    sides = [
        word
        for words in laid
        for word in words
        if word.left < MARGIN - HANGS or word.right > 210 * POINTS - MARGIN + HANGS
    ]
    ends = [
        word
        for words in laid
        for word in words
        if word.top < 15 * POINTS or word.bottom > 284 * POINTS
    ]
    assert [word.text for word in sides + ends] == []


@needs_poppler
def test_no_page_is_nearly_empty(laid, source):
    depths = [max(word.bottom for word in words if word.top < FOOT) for words in laid]
    filled = [(depth - HEAD) / (FOOT - HEAD) for depth in depths]
    ends = {
        number
        for number, page in enumerate(laid, 1)
        if "Colophon" in [joined(line) for line in in_column(page)]
    } | {len(laid)}
    assert [
        (number + 1, round(part, 2))
        for number, part in enumerate(filled[:-1])
        if part < (0.1 if number + 2 in ends else 0.4)
    ] == []


@needs_poppler
def test_every_page_but_the_first_has_title_and_section_at_its_head(laid, source, paper):
    first, *heads = [joined([word for word in words if word.top < HEAD - 20]) for words in laid]
    sections = [plain(head) for head in source.select("h1")]
    assert first == "" and [head for head in heads if not head.startswith(paper["title"])] == []
    named = [head.removeprefix(paper["title"]).strip() for head in heads]
    assert set(named) <= set(sections) and [sections.index(name) for name in named] == sorted(
        sections.index(name) for name in named
    )


def test_a_table_or_figure_stands_at_most_a_page_from_where_it_is_spoken_of(article, source):
    captions, mentions = {}, {}
    for number, page in enumerate(pages(article)):
        for line in page.splitlines():
            caption = re.match(r"((?:Table|Figure)\s\d+)\. ", line)
            if caption:
                captions.setdefault(tuple(caption[1].split()), number)
        # A caption names itself, so that it is no mention.
        for label in CITED.findall(re.sub(r"(?m)^(?:Table|Figure)\s\d+\. ", "", page)):
            mentions.setdefault(label, number)
    assert len(captions) == len(source.select("[data-label]"))
    assert {
        label: (mentions.get(label), page)
        for label, page in captions.items()
        if abs(mentions.get(label, -9) - page) > 1
    } == {}


def test_tables_and_figures_follow_in_the_order_of_their_numbers(article):
    found = re.findall(r"(?m)^(Table|Figure)\s(\d+)\. ", "\n".join(pages(article)))
    for kind in ("Table", "Figure"):
        numbers = [int(number) for name, number in found if name == kind]
        assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 5


@needs_poppler
def test_the_pdf_has_its_own_letters_and_no_others(article):
    assert {font.family for font in fonts(article)} == FAMILIES


@needs_poppler
@pytest.mark.parametrize(
    "words", ["Никита Хрущёв", "Shqipëri çështje Đilas Čehoslovačka Güneydoğu Ğ ı"]
)
def test_names_in_other_alphabets_have_the_same_letters(book, tmp_path, words):
    cell = f"<table><thead><tr><th>{words}</th></tr></thead><tbody><tr><td><em>{words}</em></td></tr></tbody></table>"
    pdf = small(
        book.root,
        tmp_path,
        f"<p>{words}, <em>{words}</em>, <strong>{words}</strong>, <strong><em>{words}</em></strong></p>{cell}",
    )
    assert {font.family for font in fonts(pdf)} <= FAMILIES
    assert squeezed("".join(pages(pdf))).count(squeezed(words)) == 6


@needs_poppler
def test_the_numbers_of_a_column_end_on_one_line(laid, source):
    table = source.find(id="tab-gap")
    heads = len(table.select("thead th")) - 1
    page = next(
        words
        for words in laid
        if any(squeezed(joined(line)).startswith("Table5.") for line in lines(words))
    )
    start = next(
        line[0].bottom for line in lines(page) if squeezed(joined(line)).startswith("Table5.")
    )
    rows = [[plain(cell) for cell in row.select("td")] for row in table.select("tbody tr")]
    printed = [
        line
        for line in lines([word for word in page if word.top > start])
        if [word.text for word in line] in rows
    ]
    assert len(printed) == len(rows) > 10
    spread = [
        max(line[column].right for line in printed) - min(line[column].right for line in printed)
        for column in range(heads)
    ]
    assert [column for column, points in enumerate(spread) if points > 0.2] == []


def test_the_numbers_of_a_column_have_as_many_decimals(source):
    columns = [
        (table["id"], [plain(row.select("td")[place]) for row in table.select("tbody tr")])
        for table in source.select("table[id]")
        for place in range(len(table.select("thead th")))
    ]
    decimals = [
        (name, {len(number[1] or "") for cell in cells if (number := FIGURE.fullmatch(cell))})
        for name, cells in columns
    ]
    assert (
        len([one for _, one in decimals if one]) > 30
        and [name for name, one in decimals if len(one) > 1] == []
    )


@needs_poppler
def test_a_table_longer_than_a_page_says_so_and_repeats_its_head(book, tmp_path):
    first, *others = pages(small(book.root, tmp_path, f"<p>See Table 1.</p>{LONG}"))
    assert len(others) >= 2 and "continued" not in first
    assert [
        page for page in others if "Table 1, continued" not in page or "Name Other" not in page
    ] == []
    assert [
        row for row in range(150) if f"name {row} {row}" not in "\n".join([first, *others])
    ] == []


def test_the_first_page_says_who_what_when_and_under_which_licence(article, paper, source):
    first = squeezed(pages(article)[0])
    people = [f"{one['given']} {one['family']}" for one in paper["authors"] if "family" in one]
    work = [
        part for one in paper["authors"] for part in one.get("affiliation", {}).values() if part
    ]
    abstract = [label.get_text() for label in source.select(".abstract > p > strong")]
    told = [
        paper["title"],
        paper["subtitle"],
        *people,
        *work,
        "Abstract",
        *abstract,
        "Keywords:",
        *paper["keywords"],
        "CC BY 4.0",
        "Version",
        paper["version"],
        DAY,
        "How to cite",
    ]
    assert len(abstract) == 4 and [word for word in told if squeezed(word) not in first] == []
    assert squeezed(f"https://doi.org/{paper['adapts']['doi']}") in first


def test_one_title_is_tagged_and_every_entry_of_the_reference_list(article, source):
    kinds = Counter(kind for kind, _ in tagged(article))
    assert kinds["/Title"] == 1 and kinds["/LI"] >= len(source.select(".reference")) > 20


def test_it_says_that_it_is_accessible_and_archival(article, paper):
    reader = PdfReader(article)
    said = dict(
        re.findall(r"<(pdf\w*id:\w+)>([^<]*)", reader.xmp_metadata.stream.get_data().decode())
    )
    assert said == {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
    assert (
        reader.trailer["/Root"]["/Lang"] == paper["language"]
        and reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    )
    assert reader.metadata.subject == " ".join(paper["description"].split()) and reader.metadata[
        "/Keywords"
    ] == ", ".join(paper["keywords"])


def test_without_a_date_it_claims_no_more_than_that_it_is_accessible(book, tmp_path):
    reader = PdfReader(small(book.root, tmp_path, "<p>Nothing.</p>"))
    said = re.findall(r"<(pdf\w*id:\w+)>", reader.xmp_metadata.stream.get_data().decode())
    assert said == ["pdfuaid:part"] and reader.metadata.creation_date is None


@pytest.mark.needs("qpdf")
def test_its_structure_is_sound(article):
    done = subprocess.run(["qpdf", "--check", article], capture_output=True, text=True)
    assert (
        done.returncode == 0
        and "No syntax or stream encoding errors" in done.stdout
        and "WARNING" not in done.stderr
    )
