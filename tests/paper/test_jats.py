"""Promise: the JATS is valid, and says what the article says and paper.yml knows of the edition."""

import re
from pathlib import Path

import pypandoc
import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from helpers import schemas
from helpers.built_book import parsed
from helpers.jats_writer import (
    HREF,
    NAMESPACES,
    numbers,
    plain_field,
    said,
    texts,
    written,
)
from helpers.project import BIN, ROOT, run
from lxml import etree
from pybtex.database import parse_file

from datapaper.core.git import Commit
from datapaper.formats.format import FormatError

DOI, ORCID = "10.5281/zenodo.1", "0000-0002-1825-0097"
EMAIL, URL = "author@example.org", "https://example.org/book/"
COMMIT = Commit("0123456789abcdef0123456789abcdef01234567", "2024-02-29T12:00:00+01:00", False)
SECTION = "[self::sec or self::ref-list or self::app]"
NOT_IN_BODY = ".abstract p, .authors p, .keywords p, .reference p, figcaption p"
TAGS = {
    "title": "article-title | .//source",
    "journal": "source",
    "publisher": "publisher-name",
    "year": "year",
    "volume": "volume",
    "doi": "pub-id",
    "isbn": "isbn",
}
SAME = {"em": "italic", "strong": "bold", "code": "monospace", "sup": "sup"}
DATASET = {"relation": "IsSupplementedBy", "title": "The data", "doi": "10.5281/zenodo.2"}


@pytest.fixture(scope="module")
def file(book, tmp_path_factory) -> Path:
    """The JATS of an edition without a history."""
    return written(book.root, tmp_path_factory.mktemp("jats"))


@pytest.fixture(scope="module")
def jats(file) -> etree._Element:
    """The parsed JATS."""
    return etree.parse(file).getroot()


@pytest.fixture(scope="module")
def complete(book, tmp_path_factory) -> Path:
    """The JATS of an edition of which everything is known."""
    authors = given()["authors"]
    authors[0] |= {"orcid": ORCID, "email": EMAIL, "corresponding": True}
    paper = {"doi": DOI, "url": URL, "authors": authors, "related": [DATASET]}
    known = {"paper": paper, "day": "2024-02-29", "commit": COMMIT}
    return written(book.root, tmp_path_factory.mktemp("complete"), **known)


@pytest.fixture(scope="module")
def html(book) -> Tag:
    """The body of the article from which every format is made."""
    return parsed(book.article_html).body


def given() -> dict:
    """What paper.yml says."""
    return yaml.safe_load((ROOT / "book" / "paper.yml").read_text(encoding="utf-8"))


def faults(file: Path) -> list[str]:
    """What the DTD says against a file."""
    dtd = etree.DTD(str(schemas.jats() / "JATS-archivearticle1-3.dtd"))
    dtd.validate(etree.parse(file))
    return [f"line {error.line}: {error.message}" for error in dtd.error_log]


def test_it_is_valid(file, complete):
    assert faults(file) == [] and faults(complete) == []


@pytest.mark.needs("libxml2-utils")
def test_xmllint_finds_the_version_that_it_names_and_it_valid(file):
    catalog = (schemas.jats().parent / "catalog.xml").as_uri()  # a space parts files
    command = ["xmllint", "--noout", "--nonet", "--valid", file]
    assert run(*command, cwd=file.parent, XML_CATALOG_FILES=catalog) == (0, "")


def test_it_names_the_version_that_it_is_valid_against_and_the_language(file, jats):
    version = "JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610"
    assert etree.parse(file).docinfo.public_id == f"-//NLM//DTD {version}//EN"
    language = jats.get("{http://www.w3.org/XML/1998/namespace}lang")
    assert (jats.get("dtd-version"), language) == ("1.3", given()["language"])


def test_every_reference_leads_to_what_it_says(jats, complete):
    named = {"bibr": "ref", "table": "table-wrap", "other": "target"}
    for root in (jats, etree.parse(complete).getroot()):
        targets = {element.get("id"): element.tag for element in root.iter() if element.get("id")}
        assert len(targets) == len(root.xpath("//@id"))
        links = [(link.get("ref-type"), targets[link.get("rid")]) for link in root.iter("xref")]
        assert len(links) >= 300
        assert [(kind, tag) for kind, tag in links if named.get(kind, kind) != tag] == []


def test_headings_and_their_numbers_are_those_of_the_article(jats, html):
    every = html.find_all(["h1", "h2", "h3", "h4"])
    heads = [head for head in every if not head.find_parent(class_="abstract")]
    sections = jats.xpath(f"//body//*{SECTION} | //back//*{SECTION}")
    assert [said(section.find("title")) for section in sections] == list(map(said, heads))
    levels = [int(one.xpath(f"count(ancestor-or-self::*{SECTION})")) for one in sections]
    assert levels == [int(head.name[1]) for head in heads]
    numbered = [head for head in heads if "unnumbered" not in head.get("class", [])]
    assert texts(jats, "//sec/label") == numbers(numbered)


def test_every_paragraph_says_the_same_in_the_same_order(jats, html):
    others = {id(block) for block in html.select(NOT_IN_BODY)}
    lines = html.find_all(lambda one: one.name == "p" or (one.name == "li" and not one.p))
    expected = [said(block) for block in lines if id(block) not in others]
    paths = "//front/notes/p | //body//p[not(parent::caption)] | //body//attrib | //back//p"
    assert len(expected) >= 100 and texts(jats, paths) == expected


def test_emphasis_code_and_raised_marks_stand_on_the_same_words(jats, html):
    left = ".abstract strong, .keywords strong, caption strong, figcaption strong, .reference *"
    other = {id(one) for one in html.select(left)}
    for tag, name in SAME.items():
        expected = [said(one) for one in html.find_all(tag) if id(one) not in other]
        paths = f"//front/notes//{name} | //body//{name} | //back//{name}[not(ancestor::ref)]"
        assert len(expected) >= 7 and texts(jats, paths) == expected


def test_references_have_the_same_words_in_italics(jats, html):
    expected = ["".join(map(said, entry.find_all("em"))) for entry in html.select(".reference")]
    assert ["".join(texts(entry, ".//italic")) for entry in jats.iter("ref")] == expected


def test_set_off_blocks_keep_their_voice(jats, html):
    blocks, boxes = html.select(".admonition"), [*jats.iter("boxed-text")]
    voices = [block["class"][1] for block in blocks]
    assert {*voices} == {"data-voice", "editor-note", "method-note"}
    assert [box.get("content-type") for box in boxes] == voices
    titles = [said(block.find(class_="admonition-title")) for block in blocks]
    assert [said(box.find("caption/title")) for box in boxes] == titles


def rows(table) -> list[list[str]]:
    """The texts of the cells of a table of HTML, row by row."""
    return [list(map(said, row.find_all(["th", "td"]))) for row in table.find_all("tr")]


def test_every_table_has_the_same_cells(jats, html):
    found = [[list(map(said, row)) for row in table.iter("tr")] for table in jats.iter("table")]
    assert found == list(map(rows, html.find_all("table")))
    assert {cell.get("scope") for cell in jats.xpath("//thead/tr/th")} == {"col"}
    sides = [cell["style"].removeprefix("text-align: ") for cell in html.select("td, th")]
    assert [cell.get("align") for cell in jats.xpath("//td | //th")] == sides


def test_every_exhibit_has_label_title_legend_and_provenance(jats, html):
    exhibits = html.select("[data-label]")
    labels = [exhibit["data-label"] for exhibit in exhibits]
    assert texts(jats, "//table-wrap/label | //fig/label") == labels
    captions = [exhibit.find(["caption", "figcaption"]) for exhibit in exhibits]
    titles = [said(caption.strong) for caption in captions]
    assert texts(jats, "//table-wrap/caption/title | //fig/caption/title") == titles
    found = [" ".join(map(said, caption)) for caption in jats.xpath("//*[label]/caption")]
    assert found == list(map(said, captions))
    notes = list(map(said, html.select(".provenance")))
    assert texts(jats, "//table-wrap-foot | //fig/attrib") == notes


def test_every_figure_names_its_picture_and_says_what_it_shows(jats, html):
    pictures, images = jats.xpath("//fig/graphic"), html.select("figure img")
    names = [f"figures/figure{n}.png" for n, _ in enumerate(images, 1)]
    assert [picture.get(HREF) for picture in pictures] == names
    assert texts(jats, "//fig/graphic/alt-text") == [image["alt"] for image in images]


def test_references_have_the_same_text_in_the_same_order(jats, html):
    entries = html.select(".reference")
    assert len(entries) >= 23
    assert texts(jats, "//ref/label") == [entry["data-number"] for entry in entries]
    assert texts(jats, "//ref/mixed-citation") == list(map(said, entries))


def test_citations_have_the_same_numbers_in_the_same_order(jats, html):
    entries = {f"#{entry['id']}" for entry in html.select(".reference")}
    marks = jats.xpath("//xref[@ref-type='bibr']")
    links = [said(link) for link in html.select("a[href]") if link["href"] in entries]
    assert list(map(said, marks)) == links
    labels = {entry.get("id"): said(entry.find("label")) for entry in jats.iter("ref")}
    assert [labels[mark.get("rid")] for mark in marks] == links


def test_what_the_bibliography_knows_of_a_source_is_tagged_in_its_reference(book, jats, html):
    known = parse_file(book.root / "references.bib", bib_format="bibtex").entries
    entries = zip(html.select(".reference"), jats.xpath("//ref/mixed-citation"), strict=True)
    for tag, entry in entries:
        source, text = known[tag["data-key"]], said(tag).casefold()
        for field, name in TAGS.items():
            value = plain_field(source.fields.get(field, "")).casefold()
            tagged = [part.casefold() for part in texts(entry, f".//{name}")]
            assert not value or value not in text or value in tagged, (tag["data-key"], field)
        persons = [person for of in source.persons.values() for person in of]
        people = [plain_field(" ".join(one.prelast_names + one.last_names)) for one in persons]
        printed = [name for name in people if name != "others" and name.casefold() in text]
        assert texts(entry, ".//surname | .//collab") == printed, tag["data-key"]


def test_the_abstract_has_its_labelled_parts(jats, html):
    assert texts(jats, "//abstract/sec/title") == [part["label"] for part in given()["abstract"]]
    parts = html.select(".abstract > p")
    expected = [said(part).removeprefix(said(part.strong)).strip() for part in parts]
    assert texts(jats, "//abstract/sec/p") == expected


def test_title_people_and_keywords_are_those_of_the_edition(jats):
    paper, people = given(), [*jats.iter("contrib")]
    assert texts(jats, "//title-group/*") == [paper["title"], paper["subtitle"]]
    assert texts(jats, "//kwd") == paper["keywords"]
    for person, one in zip(people, paper["authors"], strict=True):
        name = one.get("name") or f"{one['family']} {one['given']}"
        assert " ".join(person[0].itertext()).split() == name.split()
        assert person.xpath("role/@vocab-term") == one.get("roles", [])
        part = person.xpath("string(author-comment[@content-type='part']/p)")
        assert part == one.get("part", "")
    address = re.compile(r"https://credit\.niso\.org/contributor-roles/[a-z]+(-[a-z]+)*/")
    assert all(map(address.fullmatch, jats.xpath("//role/@vocab-term-identifier")))
    countries = [one["affiliation"]["country"] for one in paper["authors"] if "affiliation" in one]
    assert texts(jats, "//contrib-group/following-sibling::aff/country") == countries


def test_licence_and_the_adapted_article_are_named(jats):
    (licence,) = texts(jats, "//ali:license_ref")
    assert licence.startswith("https://creativecommons.org/licenses/by/4.0")
    (adapted,) = jats.iter("related-article")
    assert (adapted.get("ext-link-type"), adapted.get(HREF)) == ("doi", given()["adapts"]["doi"])


def test_statements_are_named_as_archives_seek_them(jats):
    kinds = ["data-availability", "coi-statement", "ethics-statement", "author-contributions"]
    assert {*kinds, "financial-disclosure"} <= set(jats.xpath("//back//sec/@sec-type"))
    grants = texts(jats, "//sec[@sec-type='financial-disclosure']/p")
    assert texts(jats, "//funding-statement") == grants


def test_what_is_not_known_is_left_out(jats):
    unknown = "journal-meta article-id pub-date contrib-id corresp email self-uri related-object"
    for name in (*unknown.split(), "meta-name[.='commit']"):
        assert jats.xpath(f"//{name}") == []
    bare = [one for one in jats.iter() if not (len(one) or one.text or one.attrib)]
    assert {one.tag for one in bare} <= {"td"}


def test_what_becomes_known_appears(complete):
    jats = etree.parse(complete).getroot()
    known = texts(jats, "//article-id[@pub-id-type='doi'] | //contrib-id | //corresp/email")
    assert known == [DOI, f"https://orcid.org/{ORCID}", EMAIL]
    links = jats.xpath("(//self-uri | //related-object)/@xlink:href", namespaces=NAMESPACES)
    assert links == [URL, DATASET["doi"]]
    assert jats.xpath("//pub-date/@iso-8601-date") == ["2024-02-29"]
    assert texts(jats, "//custom-meta[meta-name='commit']/meta-value") == [COMMIT.name]
    assert next(jats.iter("contrib")).get("corresp") == "yes"


def test_pandoc_reads_it_back(file, html):
    options = {"format": "jats", "extra_args": ["--wrap=none"]}
    read = BeautifulSoup(pypandoc.convert_file(str(file), "html5", **options), "html.parser")
    every = html.find_all(["h1", "h2"])
    heads = {said(head) for head in every if not head.find_parent(class_="abstract")}
    assert heads <= {said(head) for head in read.find_all(["h1", "h2", "h3", "h4"])}
    found, expected = ([rows(table) for table in of.find_all("table")] for of in (read, html))
    assert found == expected
    captions = html.select("[data-label] caption strong, [data-label] figcaption strong")
    assert [caption for caption in map(said, captions) if caption not in said(read)] == []
    found, expected = ([image["alt"] for image in of.find_all("img")] for of in (read, html))
    assert found == expected


AGAIN = """
import sys
from pathlib import Path
sys.path += sys.argv[1:3]
from helpers.jats_writer import written
written(Path(sys.argv[3]), Path(sys.argv[4]))
"""


def test_writing_it_again_elsewhere_gives_the_same_bytes(book, file, tmp_path):
    paths, there = [ROOT / "tests", ROOT / "book"], tmp_path / "another folder"
    elsewhere = {"LC_ALL": "C", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    command = [BIN / "python", "-c", AGAIN, *paths, book.root, there]
    assert run(*command, cwd=book.root, **elsewhere) == (0, "")
    assert (there / file.name).read_bytes() == file.read_bytes()


@pytest.fixture
def changed(book, tmp_path):
    """Return what writes the JATS of an article in which a text is replaced."""

    def write(old: str, new: str) -> Path:
        text = book.article_html.read_text(encoding="utf-8")
        assert old in text
        (tmp_path / "article.html").write_text(text.replace(old, new), encoding="utf-8")
        return written(book.root, tmp_path / "out", article=tmp_path)

    return write


def test_places_at_which_a_long_word_may_break_are_not_in_the_text(changed):
    found = changed("Handbook", "Hand\N{ZERO WIDTH SPACE}book").read_text(encoding="utf-8")
    assert "Handbook" in found and "\N{ZERO WIDTH SPACE}" not in found


def test_notes_code_definitions_and_lists_have_their_forms(changed):
    added = (
        '<p>Noted<a href="#fn-a" role="doc-noteref">1</a>, x<sub>2</sub>.</p>'
        "<pre><code>x = 1\n  y = 2</code></pre><dl><dt>Term</dt><dd><p>Meaning.</p></dd></dl>"
        '<ol start="3"><li>third</li></ol><blockquote><p>Said.</p></blockquote>'
    )
    note = '<li id="fn-a" role="doc-endnote"><p>The note.</p></li>'
    notes = f'<section role="doc-endnotes"><ol>{note}</ol></section>'
    file = changed("</body>", f"{added}{notes}</body>")
    jats = etree.parse(file).getroot()
    assert faults(file) == []
    assert jats.xpath("string(//preformat)") == "x = 1\n  y = 2"
    forms = "//fn/p | //def-item/term | //def/p | //disp-quote/p | //list-item[label='3.']/p"
    assert texts(jats, forms) == ["Term", "Meaning.", "third", "Said.", "The note."]
    assert jats.xpath("//xref[@ref-type='fn']/@rid") == jats.xpath("//fn/@id")


FILM, NO_FORM = "<video>A film</video>", "has no form in JATS here, near: 'A film'"


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("<h2>Limitations</h2>", f"<h2>Limitations</h2>{FILM}", f"<video class=''> {NO_FORM}"),
        ('"#tab-gap"', '"#tab-no"', "a link to #tab-no, which is nowhere, has no form"),
    ],
)
def test_what_has_no_form_in_jats_is_refused_and_named(changed, old, new, message):
    with pytest.raises(FormatError, match=re.escape(f"article.html: {message}")):
        changed(old, new)
