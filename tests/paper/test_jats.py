"""Promise: the JATS is valid and says what the article says, and of the edition what paper.yml knows."""

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

DOI, ORCID, EMAIL, URL = (
    "10.5281/zenodo.1",
    "0000-0002-1825-0097",
    "author@example.org",
    "https://example.org/book/",
)
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
    return written(
        book.root,
        tmp_path_factory.mktemp("complete"),
        paper={"doi": DOI, "url": URL, "authors": authors, "related": [DATASET]},
        day="2024-02-29",
        commit=COMMIT,
    )


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
    catalog = schemas.jats().parent / "catalog.xml"
    code, log = run(
        "xmllint",
        "--noout",
        "--nonet",
        "--valid",
        file,
        cwd=file.parent,
        XML_CATALOG_FILES=catalog.as_uri(),
    )  # a space parts files
    assert code == 0 and log == "", log


def test_it_names_the_version_that_it_is_valid_against_and_the_language(file, jats):
    assert (
        etree.parse(file).docinfo.public_id
        == "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN"
    )
    assert (
        jats.get("dtd-version") == "1.3"
        and jats.get("{http://www.w3.org/XML/1998/namespace}lang") == given()["language"]
    )


def test_every_reference_leads_to_what_it_says(jats, complete):
    for root in (jats, etree.parse(complete).getroot()):
        targets = {element.get("id"): element for element in root.iter() if element.get("id")}
        named = {
            "bibr": "ref",
            "table": "table-wrap",
            "fig": "fig",
            "sec": "sec",
            "aff": "aff",
            "corresp": "corresp",
            "other": "target",
        }
        assert len(targets) == len(root.xpath("//@id"))
        links = [(link.get("ref-type"), targets[link.get("rid")].tag) for link in root.iter("xref")]
        assert len(links) >= 300 and [link for link in links if named[link[0]] != link[1]] == []


def test_headings_and_their_numbers_are_those_of_the_article(jats, html):
    heads = [
        head
        for head in html.find_all(["h1", "h2", "h3", "h4"])
        if not head.find_parent(class_="abstract")
    ]
    assert texts(jats, f"//body//*{SECTION}/title | //back//*{SECTION}/title") == list(
        map(said, heads)
    )
    levels = [
        int(section.xpath(f"count(ancestor-or-self::*{SECTION})"))
        for section in jats.xpath(f"//body//*{SECTION} | //back//*{SECTION}")
    ]
    assert levels == [int(head.name[1]) for head in heads]
    assert texts(jats, "//sec/label") == numbers(
        [head for head in heads if "unnumbered" not in head.get("class", [])]
    )


def test_every_paragraph_says_the_same_in_the_same_order(jats, html):
    others = {id(block) for block in html.select(NOT_IN_BODY)}
    expected = [said(block) for block in html.find_all("p") if id(block) not in others]
    assert len(expected) >= 100
    assert (
        texts(
            jats, "//front/notes/p | //body//p[not(parent::caption)] | //body//attrib | //back//p"
        )
        == expected
    )


def test_emphasis_code_and_raised_marks_stand_on_the_same_words(jats, html):
    other = {
        id(one)
        for one in html.select(
            ".abstract strong, .keywords strong, caption strong, figcaption strong, .reference *"
        )
    }
    for tag, name in SAME.items():
        expected = [said(one) for one in html.find_all(tag) if id(one) not in other]
        assert (
            len(expected) >= 7
            and texts(
                jats, f"//front/notes//{name} | //body//{name} | //back//{name}[not(ancestor::ref)]"
            )
            == expected
        )


def test_references_have_the_same_words_in_italics(jats, html):
    expected = ["".join(map(said, entry.find_all("em"))) for entry in html.select(".reference")]
    assert ["".join(texts(entry, ".//italic")) for entry in jats.iter("ref")] == expected


def test_set_off_blocks_keep_their_voice(jats, html):
    expected = [
        (block["class"][1], said(block.find(class_="admonition-title")))
        for block in html.select(".admonition")
    ]
    assert {voice for voice, _ in expected} == {"data-voice", "editor-note", "method-note"}
    assert [
        (box.get("content-type"), said(box.find("caption/title")))
        for box in jats.iter("boxed-text")
    ] == expected


def test_every_table_has_the_same_cells(jats, html):
    expected = [
        [[said(cell) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]
        for table in html.find_all("table")
    ]
    assert [
        [list(map(said, row)) for row in table.iter("tr")] for table in jats.iter("table")
    ] == expected
    assert {cell.get("scope") for cell in jats.xpath("//thead/tr/th")} == {"col"}
    sides = [cell["style"].removeprefix("text-align: ") for cell in html.select("td, th")]
    assert [cell.get("align") for cell in jats.xpath("//td | //th")] == sides


def test_every_exhibit_has_label_title_legend_and_provenance(jats, html):
    exhibits = html.select("[data-label]")
    assert texts(jats, "//table-wrap/label | //fig/label") == [
        exhibit["data-label"] for exhibit in exhibits
    ]
    captions = [exhibit.find(["caption", "figcaption"]) for exhibit in exhibits]
    assert texts(jats, "//table-wrap/caption/title | //fig/caption/title") == [
        said(caption.strong) for caption in captions
    ]
    assert [" ".join(map(said, caption)) for caption in jats.xpath("//*[label]/caption")] == list(
        map(said, captions)
    )
    assert texts(jats, "//table-wrap-foot | //fig/attrib") == [
        said(note) for note in html.select(".provenance")
    ]


def test_every_figure_names_its_picture_and_says_what_it_shows(jats, html):
    pictures = jats.xpath("//fig/graphic")
    assert [picture.get(HREF) for picture in pictures] == [
        f"figures/figure{n}.png" for n, _ in enumerate(html.find_all("figure"), 1)
    ]
    assert [said(picture.find("alt-text")) for picture in pictures] == [
        image["alt"] for image in html.find_all("img")
    ]


def test_references_have_the_same_text_in_the_same_order(jats, html):
    entries = html.select(".reference")
    assert len(entries) >= 23 and texts(jats, "//ref/label") == [
        entry["data-number"] for entry in entries
    ]
    assert texts(jats, "//ref/mixed-citation") == list(map(said, entries))


def test_citations_have_the_same_numbers_in_the_same_order(jats, html):
    entries = {f"#{entry['id']}" for entry in html.select(".reference")}
    marks = jats.xpath("//xref[@ref-type='bibr']")
    assert list(map(said, marks)) == [
        said(link) for link in html.select("a[href]") if link["href"] in entries
    ]
    labels = {entry.get("id"): said(entry.find("label")) for entry in jats.iter("ref")}
    assert [labels[mark.get("rid")] for mark in marks] == list(map(said, marks))


def test_what_the_bibliography_knows_of_a_source_is_tagged_in_its_reference(book, jats, html):
    known = parse_file(book.root / "references.bib", bib_format="bibtex").entries
    for tag, entry in zip(
        html.select(".reference"), jats.xpath("//ref/mixed-citation"), strict=True
    ):
        source, text = known[tag["data-key"]], said(tag).casefold()
        for field, name in TAGS.items():
            value = plain_field(source.fields.get(field, "")).casefold()
            if value and value in text:
                assert value in [part.casefold() for part in texts(entry, f".//{name}")], (
                    tag["data-key"],
                    field,
                )
        people = [
            plain_field(" ".join(person.prelast_names + person.last_names))
            for of in source.persons.values()
            for person in of
        ]
        assert texts(entry, ".//surname | .//collab") == [
            name for name in people if name != "others" and name.casefold() in text
        ], tag["data-key"]


def test_the_abstract_has_its_labelled_parts(jats, html):
    assert texts(jats, "//abstract/sec/title") == [part["label"] for part in given()["abstract"]]
    expected = [
        said(part).removeprefix(said(part.strong)).strip() for part in html.select(".abstract > p")
    ]
    assert texts(jats, "//abstract/sec/p") == expected


def test_title_people_and_keywords_are_those_of_the_edition(jats):
    paper = given()
    assert texts(jats, "//title-group/*") == [paper["title"], paper["subtitle"]]
    names = [one.get("name") or f"{one['family']} {one['given']}" for one in paper["authors"]]
    assert [" ".join(person[0].itertext()).split() for person in jats.iter("contrib")] == [
        name.split() for name in names
    ]
    roles = [person.xpath("role/@vocab-term") for person in jats.iter("contrib")]
    assert roles == [one.get("roles", []) for one in paper["authors"]]
    assert texts(jats, "//author-comment[@content-type='part']/p") == [
        one["part"] for one in paper["authors"] if "part" in one
    ]
    addresses = set(jats.xpath("//role/@vocab-term-identifier"))
    assert [
        one
        for one in addresses
        if not re.fullmatch(r"https://credit\.niso\.org/contributor-roles/[a-z]+(-[a-z]+)*/", one)
    ] == []
    countries = [one["affiliation"]["country"] for one in paper["authors"] if "affiliation" in one]
    assert texts(jats, "//contrib-group/following-sibling::aff/country") == countries
    assert texts(jats, "//kwd") == paper["keywords"]


def test_licence_and_the_adapted_article_are_named(jats):
    (licence,) = texts(jats, "//ali:license_ref")
    assert licence.startswith("https://creativecommons.org/licenses/by/4.0")
    (adapted,) = jats.iter("related-article")
    assert (adapted.get("ext-link-type"), adapted.get(HREF)) == ("doi", given()["adapts"]["doi"])


def test_statements_are_named_as_archives_seek_them(jats):
    kinds = jats.xpath("//back//sec/@sec-type")
    assert {
        "data-availability",
        "coi-statement",
        "ethics-statement",
        "financial-disclosure",
        "author-contributions",
    } <= set(kinds)
    assert texts(jats, "//funding-statement") == texts(
        jats, "//sec[@sec-type='financial-disclosure']/p"
    )


def test_what_is_not_known_is_left_out(jats):
    unknown = [
        "journal-meta",
        "article-id",
        "pub-date",
        "contrib-id",
        "corresp",
        "email",
        "self-uri",
        "related-object",
        "meta-name[.='commit']",
    ]
    assert [name for name in unknown if jats.xpath(f"//{name}")] == []
    assert [
        element.tag
        for element in jats.iter()
        if not len(element) and not element.text and not element.attrib and element.tag != "td"
    ] == []


def test_what_becomes_known_appears(complete):
    jats = etree.parse(complete).getroot()
    assert texts(jats, "//article-id[@pub-id-type='doi'] | //contrib-id | //corresp/email") == [
        DOI,
        f"https://orcid.org/{ORCID}",
        EMAIL,
    ]
    assert jats.xpath("//self-uri/@xlink:href", namespaces=NAMESPACES) == [URL]
    assert jats.xpath("//related-object/@xlink:href", namespaces=NAMESPACES) == [DATASET["doi"]]
    assert jats.xpath("//pub-date/@iso-8601-date") == ["2024-02-29"]
    assert texts(jats, "//custom-meta[meta-name='commit']/meta-value") == [COMMIT.name]
    (first, *_) = jats.iter("contrib")
    assert first.get("corresp") == "yes"


def test_pandoc_reads_it_back(file, jats, html):
    read = BeautifulSoup(
        pypandoc.convert_file(str(file), "html5", format="jats", extra_args=["--wrap=none"]),
        "html.parser",
    )
    heads = {
        said(head)
        for head in html.find_all(["h1", "h2"])
        if not head.find_parent(class_="abstract")
    }
    assert heads - {said(head) for head in read.find_all(["h1", "h2", "h3", "h4"])} == set()
    cells = [
        [said(cell) for cell in table.find_all(["td", "th"])] for table in html.find_all("table")
    ]
    assert [
        [said(cell) for cell in table.find_all(["td", "th"])] for table in read.find_all("table")
    ] == cells
    captions = [
        said(exhibit.find(["caption", "figcaption"]).strong)
        for exhibit in html.select("[data-label]")
    ]
    assert [caption for caption in captions if caption not in said(read)] == []
    assert [image["alt"] for image in read.find_all("img")] == [
        image["alt"] for image in html.find_all("img")
    ]


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


def test_places_at_which_a_long_word_may_break_are_not_in_the_text(book, tmp_path):
    text = (book.root / "_build" / "article" / "article.html").read_text(encoding="utf-8")
    (tmp_path / "article.html").write_text(
        text.replace("Handbook", "Hand\N{ZERO WIDTH SPACE}book"), encoding="utf-8"
    )
    found = written(book.root, tmp_path / "out", article=tmp_path).read_text(encoding="utf-8")
    assert "Handbook" in found and "\N{ZERO WIDTH SPACE}" not in found


def test_notes_code_definitions_and_lists_have_their_forms(book, tmp_path):
    text = (book.root / "_build" / "article" / "article.html").read_text(encoding="utf-8")
    added = (
        '<p>Noted<a href="#fn-a" role="doc-noteref">1</a>, x<sub>2</sub>.</p>'
        "<pre><code>x = 1\n  y = 2</code></pre><dl><dt>Term</dt><dd><p>Meaning.</p></dd></dl>"
        '<ol start="3"><li>third</li></ol><blockquote><p>Said.</p></blockquote>'
    )
    note = '<li id="fn-a" role="doc-endnote"><p>The note.</p></li>'
    notes = f'<section role="doc-endnotes"><ol>{note}</ol></section>'
    text = text.replace("<h2>The subject</h2>", f"<h2>The subject</h2>{added}", 1)
    (tmp_path / "article.html").write_text(text.replace("</body>", f"{notes}</body>"), "utf-8")
    file = written(book.root, tmp_path / "out", article=tmp_path)
    jats = etree.parse(file).getroot()
    assert faults(file) == []
    assert jats.xpath("string(//preformat)") == "x = 1\n  y = 2"
    forms = "//fn/p | //def-item/term | //def/p | //disp-quote/p | //list-item[label='3.']/p"
    assert texts(jats, forms) == ["Term", "Meaning.", "third", "Said.", "The note."]
    assert jats.xpath("//xref[@ref-type='fn']/@rid") == jats.xpath("//fn/@id")


@pytest.mark.parametrize(
    "old, new, message",
    [
        (
            "<h2>The subject</h2>",
            "<h2>The subject</h2><video>A film</video>",
            "<video class=''> has no form in JATS here, near: 'A film'",
        ),
        (
            'href="#tab-gap"',
            'href="#tab-nowhere"',
            "a link to #tab-nowhere, which is nowhere, has no form",
        ),
    ],
)
def test_what_has_no_form_in_jats_is_refused_and_named(book, html, tmp_path, old, new, message):
    text = (book.root / "_build" / "article" / "article.html").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "article.html").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FormatError, match=re.escape(f"article.html: {message}")):
        written(book.root, tmp_path / "out", article=tmp_path)
