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
CAPTION = re.compile(r"(?m)^(Table|Figure)\s(\d+)\. ")
CITED = re.compile(r"(Table|Figure)\s(\d+)")
OF_MANY_UNITS = {"tab-society-brief"}  # each row of it has a unit of its own
FIGURE = re.compile(r"\d[\d,]*(\.\d+)?")
ROWS = "".join(f"<tr><td>name {row}</td><td>{row}</td></tr>" for row in range(150))
LONG = (
    "<table id='tab-long' data-label='Table 1'><caption><strong>Long.</strong> Very.</caption>"
    f"<thead><tr><th>Name</th><th>Other</th></tr></thead><tbody>{ROWS}</tbody></table>"
)
needs_poppler = pytest.mark.needs("poppler-utils")


@pytest.fixture(scope="module")
def article(book, tmp_path_factory):
    """The PDF as a project with a history leaves it, with a date."""
    target = tmp_path_factory.mktemp("dated") / "article.pdf"
    return typeset(book.root, book.article_html.parent, target, epoch=EPOCH)


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
    """Return the page of each line of a paragraph, between which a table or figure may stand."""
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
    told = {p.get_text() for p in source.select("body > p, .admonition > p")}
    found = {text: where for text in told if (where := places(text, laid))}
    broken = {text: Counter(where) for text, where in found.items() if len(set(where)) > 1}
    assert len(found) > 0.95 * len(told) > 100 and len(broken) > 3
    assert [text[:60] for text, lines in broken.items() if min(lines.values()) < 2] == []


@needs_poppler
def test_nothing_stands_in_the_margins(laid):
    outside = [
        word.text
        for words in laid
        for word in words
        if word.left < MARGIN - HANGS
        or word.right > 210 * POINTS - MARGIN + HANGS
        or word.top < 15 * POINTS
        or word.bottom > 284 * POINTS
    ]
    assert outside == []


@needs_poppler
def test_no_page_is_nearly_empty(laid, source):
    depths = [max(word.bottom for word in words if word.top < FOOT) for words in laid]
    filled = [(depth - HEAD) / (FOOT - HEAD) for depth in depths]
    lines = [[joined(line) for line in in_column(page)] for page in laid]
    ends = {number for number, page in enumerate(lines) if "Colophon" in page} | {len(laid) - 1}
    least = [0.1 if number + 1 in ends else 0.4 for number in range(len(laid) - 1)]
    pairs = zip(filled, least, strict=False)
    assert [number for number, (part, wanted) in enumerate(pairs, 1) if part < wanted] == []


@needs_poppler
def test_every_page_but_the_first_has_title_and_section_at_its_head(laid, source, paper):
    first, *heads = [joined([word for word in words if word.top < HEAD - 20]) for words in laid]
    sections = [plain(head) for head in source.select("h1")]
    assert first == "" and [head for head in heads if not head.startswith(paper["title"])] == []
    named = [head.removeprefix(paper["title"]).strip() for head in heads]
    places = [sections.index(name) for name in named]
    assert places == sorted(places)


def test_a_table_or_figure_stands_at_most_a_page_from_where_it_is_spoken_of(article, source):
    captions, mentions = {}, {}
    for number, page in enumerate(pages(article)):
        for label in CAPTION.findall(page):
            captions.setdefault(label, number)
        # A caption names itself, so that it is no mention.
        for label in CITED.findall(CAPTION.sub("", page)):
            mentions.setdefault(label, number)
    assert len(captions) == len(source.select("[data-label]"))
    apart = {label: page - mentions.get(label, -9) for label, page in captions.items()}
    assert {label: pages for label, pages in apart.items() if abs(pages) > 1} == {}


def test_tables_and_figures_follow_in_the_order_of_their_numbers(article):
    found = CAPTION.findall("\n".join(pages(article)))
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
    head, cell = f"<tr><th>{words}</th></tr>", f"<tr><td><em>{words}</em></td></tr>"
    text = f"{words}, <em>{words}</em>, <strong>{words}, <em>{words}</em></strong>"
    table = f"<table><thead>{head}</thead><tbody>{cell}</tbody></table>"
    pdf = small(book.root, tmp_path, f"<p>{text}</p>{table}")
    assert {font.family for font in fonts(pdf)} <= FAMILIES
    assert squeezed("".join(pages(pdf))).count(squeezed(words)) == 6


@needs_poppler
def test_the_numbers_of_a_column_end_on_one_line(laid, source):
    table = source.find(id="tab-gap")
    label = squeezed(table["data-label"])
    rows = [[plain(cell) for cell in row.select("td")] for row in table.select("tbody tr")]
    (page,) = [
        page
        for page in map(lines, laid)
        if any(squeezed(joined(line)).startswith(f"{label}.") for line in page)
    ]
    printed = [line for line in page if [word.text for word in line] in rows]
    assert len(printed) == len(rows) > 10
    for column in list(zip(*printed, strict=True))[:-1]:
        ends = [word.right for word in column]
        assert max(ends) - min(ends) <= 0.2


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
    assert len([one for _, one in decimals if one]) > 30
    assert {name for name, one in decimals if len(one) > 1} - OF_MANY_UNITS == set()


@needs_poppler
def test_a_table_longer_than_a_page_says_so_and_repeats_its_head(book, tmp_path):
    first, *others = pages(small(book.root, tmp_path, f"<p>See Table 1.</p>{LONG}"))
    assert len(others) >= 2 and "continued" not in first
    assert all("Table 1, continued" in page and "Name Other" in page for page in others)
    printed = re.findall(r"name (\d+) \1\b", "\n".join([first, *others]))
    assert printed == [str(row) for row in range(150)]


def test_the_first_page_says_who_what_when_and_under_which_licence(article, paper, source):
    first = squeezed(pages(article)[0])
    people = [f"{one['given']} {one['family']}" for one in paper["authors"] if "family" in one]
    work = [part for one in paper["authors"] for part in one.get("affiliation", {}).values()]
    abstract = [label.get_text() for label in source.select(".abstract > p > strong")]
    told = [paper["title"], paper["subtitle"], *people, *work, "Abstract", *abstract, "Keywords:"]
    told += [*paper["keywords"], "CC BY 4.0", "Version", paper["version"], DAY, "How to cite"]
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
    root = reader.trailer["/Root"]
    assert root["/Lang"] == paper["language"] and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.subject == " ".join(paper["description"].split())
    assert reader.metadata["/Keywords"] == ", ".join(paper["keywords"])


def test_without_a_date_it_claims_no_more_than_that_it_is_accessible(book, tmp_path):
    reader = PdfReader(small(book.root, tmp_path, "<p>Nothing.</p>"))
    said = re.findall(r"<(pdf\w*id:\w+)>", reader.xmp_metadata.stream.get_data().decode())
    assert said == ["pdfuaid:part"] and reader.metadata.creation_date is None


@pytest.mark.needs("qpdf")
def test_its_structure_is_sound(article):
    check = ["qpdf", "--check", article]
    done = subprocess.run(check, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr.count("WARNING")) == (0, 0)
    assert "No syntax or stream encoding errors" in done.stdout
