"""Promise: the DOCX is a real Word document of the article: text, structure, styles, properties."""

import os
import re
from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest
import yaml
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from docx.shared import Pt
from helpers.built_book import parsed
from helpers.docx_reader import Manuscript, cells, inherited, squeezed, text
from helpers.project import dated
from lxml import etree
from pypdf import PdfReader

from datapaper.formats.docx import reference

STYLES = {
    "Title": ".title",
    "Author": ".authors p",
    "Attribution": ".attribution p",
    "Abstract": ".abstract p",
    "Keywords": ".keywords p",
    "Provenance": ".provenance p",
    "Editor Note": ".editor-note > p",
    "Data Voice": ".data-voice > p",
    "Method Note": ".method-note > p",
    "Bibliography": ".reference p",
    "Editor Note Title": ".editor-note > .admonition-title",
    "Data Voice Title": ".data-voice > .admonition-title",
    "Method Note Title": ".method-note > .admonition-title",
}
OF_A_PARAGRAPH = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "numPr",
    "pBdr",
    "shd",
    "tabs",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "outlineLvl",
]
CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
LEAST_DPI = 300


@pytest.fixture(scope="module")
def article(book) -> BeautifulSoup:
    """The clean HTML from which every format is made."""
    return parsed(book.article_html)


@pytest.fixture(scope="module")
def word(book) -> Manuscript:
    """The DOCX."""
    return Manuscript(book.pdf.with_suffix(".docx"))


@pytest.fixture(scope="module")
def paper(book) -> dict:
    """What paper.yml says."""
    return yaml.safe_load((book.root / "book" / "paper.yml").read_text(encoding="utf-8"))


def plain(tag) -> str:
    """Return the text of an element of the HTML, marks of citations included."""
    return squeezed(tag.get_text())


def headings(word: Manuscript) -> list:
    """The headings of the DOCX."""
    return [one for style, one in word.paragraphs if style.startswith("Heading")]


def test_every_part_is_xml_that_can_be_read_and_has_its_type(word):
    types = word.trees["[Content_Types].xml"]
    known = {part.get("PartName").lstrip("/") for part in types.iter(f"{CONTENT_TYPES}Override")}
    endings = {part.get("Extension") for part in types.iter(f"{CONTENT_TYPES}Default")}
    assert known <= set(word.parts) and next(iter(word.parts)) == "[Content_Types].xml"
    assert {name.split(".")[-1] for name in word.parts if name not in known} <= endings
    for name, tree in word.trees.items():
        links = tree if name.endswith(".rels") else []
        inside = [one.get("Target") for one in links if one.get("TargetMode") != "External"]
        folder = PurePosixPath("/", name.split("_rels/")[0])
        assert {str(folder / target)[1:] for target in inside} <= set(word.parts), name


def test_properties_of_paragraphs_stand_in_the_order_that_word_asks_for(word):
    for name in ("word/document.xml", "word/styles.xml"):
        for properties in word.trees[name].iter(qn("w:pPr")):
            places = [OF_A_PARAGRAPH.index(part.tag.split("}")[1]) for part in properties]
            assert places == sorted(places), properties


def test_the_headings_are_those_of_the_article_in_order(article, word):
    heads = article.find_all(["h1", "h2", "h3"])
    found = [(one.style.name, squeezed(text(one._p))) for one in headings(word)]
    assert len(heads) > 40
    assert found == [(f"Heading {head.name[1]}", plain(head)) for head in heads]


def test_word_numbers_the_headings_that_the_pdf_numbers(book, article, word):
    heads = article.find_all(["h1", "h2", "h3"])
    unnumbered = [
        bool(one._p.xpath("./w:pPr/w:numPr/w:numId[@w:val='0']")) for one in headings(word)
    ]
    assert unnumbered == [head.get("class") == ["unnumbered"] for head in heads]
    levels = word.trees["word/numbering.xml"].findall(
        f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='1']/{qn('w:lvl')}"
    )
    shown = [
        [level.find(qn(name)).get(qn("w:val")) for name in ("w:pStyle", "w:lvlText")]
        for level in levels[:2]
    ]
    assert shown == [["Heading1", "%1"], ["Heading2", "%1.%2"]]
    chapters = [head for head in heads if head.name == "h1" and not head.get("class")]
    marks = [one.title for one in PdfReader(book.pdf).outline if not isinstance(one, list)]
    assert f"{len(chapters)} Conclusions" in marks


@pytest.mark.parametrize("style", STYLES)
def test_the_text_of_each_kind_stands_in_its_style(article, word, style):
    found = word.texts(style)
    if style == "Bibliography":
        found = [re.sub(r"^\d+\. ", "", entry) for entry in found]
    assert found and found == [plain(tag) for tag in article.select(STYLES[style])]


def test_every_paragraph_of_the_article_is_there_in_order(article, word):
    paragraphs = [plain(paragraph) for paragraph in article.select("body > p")]
    assert len(paragraphs) > 50 and word.texts("Body Text") == paragraphs


def test_the_affiliations_are_those_of_the_authors(paper, word):
    placed = [author for author in paper["authors"] if author.get("affiliation")]
    for line, author in zip(word.texts("Affiliation"), placed, strict=True):
        assert line.split(":")[0] == f"{author['given']} {author['family']}"
        assert [part for part in author["affiliation"].values() if part not in line] == []


def test_the_first_page_names_version_and_licences(paper, word):
    (line,) = word.texts("Imprint")
    licence = r"Licence: text and data, CC BY 4\.0; code, MIT\."
    assert re.fullmatch(rf"Version {paper['version']}(, \d+ \w+ \d{{4}})?\. {licence}", line)


def test_the_tables_have_every_cell_aligned_as_in_the_article(article, word):
    tables = article.find_all("table")
    assert len(tables) > 12
    sides = {"text-align: right": "right", "text-align: center": "center"}
    for table, shown in zip(tables, word.document.tables, strict=True):
        rows = [row.find_all(["th", "td"]) for row in table.find_all("tr")]
        assert cells(shown) == [list(map(plain, row)) for row in rows]
        side = "string(./w:pPr/w:jc/@w:val)"
        aligned = [one.xpath(side) or "left" for one in shown._tbl.iter(qn("w:p"))]
        assert aligned == [sides.get(cell.get("style"), "left") for row in rows for cell in row]


def test_heads_of_tables_repeat_rows_stay_whole_and_columns_fit(article, word):
    room = reference.width_of_text(word.document.sections[0])
    for table, shown in zip(article.find_all("table"), word.document.tables):
        rows, widths = shown._tbl.tr_lst, [column.width for column in shown.columns]
        heads = [row.parent.name == "thead" for row in table.find_all("tr")]
        assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == heads
        assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
        assert sum(widths) <= room + Pt(1)
        assert [cell.width for cell in rows[0].tc_lst] == widths


def test_tables_have_rules_above_below_and_under_the_head_and_no_others(word):
    style = word.document.styles["Table"].element
    head = "./w:tblStylePr[@w:type='firstRow']/w:tcPr/w:tcBorders/*"
    drawn, under = style.xpath("./w:tblPr/w:tblBorders/*"), style.xpath(head)
    assert [line.tag.split("}")[1] for line in [*drawn, *under]] == ["top", "bottom", "bottom"]
    assert {table.style.name for table in word.document.tables} == {"Table"}
    assert word.find(".//w:tc//w:tcBorders") == []
    assert {look.get(qn("w:firstRow")) for look in word.find(".//w:tblLook")} == {"1"}


def test_captions_come_in_order_with_counted_numbers_and_bold_labels(article, word):
    exhibits = article.select("[data-label]")
    captions = [one for style, one in word.paragraphs if style in ("Caption", "Table Caption")]
    for one, tag in zip(captions, exhibits, strict=True):
        label, said = tag["data-label"], tag.find(["caption", "figcaption"])
        assert one.style.name == ("Table Caption" if tag.name == "table" else "Caption")
        assert squeezed(text(one._p)) == f"{label}. {plain(said)}"
        assert one._p.xpath("string(.//w:instrText)").split()[:2] == ["SEQ", label.split()[0]]
        bold = "".join(run.text for run in one.runs if run.bold).replace(".", ". ", 1)
        assert squeezed(bold) == f"{label}. {plain(said.strong)}"
    of_tables = [one.text for one in captions if one.style.name == "Table Caption"]
    assert word.find(".//w:tblCaption/@w:val") == of_tables


def test_captions_stay_with_what_they_are_of(word):
    bodies = word.find("./w:p | ./w:tbl")
    kinds = [body.style if body.tag == qn("w:p") else "" for body in bodies]
    for place, kind in enumerate(kinds):
        if kind == "TableCaption":
            assert bodies[place + 1].tag == qn("w:tbl")
        if kind == "Caption":
            assert kinds[place - 1] == "Figure" and bodies[place - 1].xpath(".//w:drawing")
    names = ["Table Caption", "Figure", "Caption", "Heading 1", "Heading 2", "Editor Note Title"]
    styles = word.document.styles
    assert all(inherited(styles[name], "keep_with_next") for name in names)
    assert all(paragraph.xpath("./w:pPr/w:keepNext") for paragraph in word.find(".//w:tbl//w:p"))


def test_the_references_are_numbered_from_one(article, word):
    entries = [text(one._p) for style, one in word.paragraphs if style == "Bibliography"]
    assert 23 <= len(entries) == len(article.select(".reference"))
    assert [one.split("\t")[0] for one in entries] == [f"{n}." for n, _ in enumerate(entries, 1)]


def test_every_link_of_the_article_leads_to_its_bookmark_or_address(article, word):
    links = [
        (one["href"], plain(one), bool(one.find_parent("sup"))) for one in article.find_all("a")
    ]
    addresses, raised = word.document.part.rels, ".//w:vertAlign[@w:val='superscript']"
    found = [
        (
            f"#{link.anchor}" if link.anchor else addresses[link.rId].target_ref,
            squeezed(text(link)),
            bool(link.xpath(raised)),
        )
        for link in word.find(".//w:hyperlink")
    ]
    assert len(links) > 400 and found == links
    marks = word.find(".//w:bookmarkStart/@w:name")
    assert len(marks) == len(set(marks))
    assert {href[1:] for href, _, _ in links if href[0] == "#"} <= set(marks)


def test_the_bookmark_of_a_reference_holds_its_entry(article, word):
    for entry in article.select(".reference"):
        (mark,) = word.find(f".//w:bookmarkStart[@w:name='{entry['id']}']")
        assert text(mark.getnext()).startswith(f"{entry['data-number']}.\t")


def test_every_picture_is_described_and_sharp(article, word):
    room, images = reference.width_of_text(word.document.sections[0]), article.find_all("img")
    assert images
    for picture, shown in zip(word.document.inline_shapes, images, strict=True):
        assert picture._inline.docPr.get("descr") == shown["alt"] and picture.width <= room
        (drawn,) = picture._inline.iter(qn("a:blip"))
        image = word.document.part.related_parts[drawn.embed].image
        assert image.content_type == "image/png" and image.horz_dpi >= LEAST_DPI - 1
        assert image.px_width / picture.width.inches >= LEAST_DPI
        assert image.px_height / picture.height.inches >= LEAST_DPI
        assert abs(image.px_width / image.px_height - picture.width / picture.height) < 0.01


def test_every_picture_has_the_shape_and_nearly_the_size_of_its_original(book, article, word):
    for picture, image in zip(word.document.inline_shapes, article.find_all("img"), strict=True):
        drawing = etree.parse(book.article_html.parent / image["src"]).getroot()
        sides = [float(drawing.get(side).removesuffix("pt")) for side in ("width", "height")]
        assert abs(picture.width / picture.height - sides[0] / sides[1]) < 0.01
        assert 0.85 < picture.width.pt / sides[0] <= 1


def test_the_page_is_a4_with_running_head_and_page_numbers(paper, word):
    (section,) = word.document.sections
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    margins = [getattr(section, f"{side}_margin") for side in ("left", "right", "top", "bottom")]
    assert [round(margin.mm, 1) for margin in margins] == [25] * 4
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.header.paragraphs[0].text == (paper.get("running_head") or paper["title"])
    for foot in (section.footer, section.first_page_footer):
        (line, *_) = foot.paragraphs
        fields = [field.text.strip() for field in line._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"] and text(line._p) == "1 / 1"


def test_the_properties_say_what_the_edition_is_and_no_date_of_their_own(book, article, word):
    said = word.document.core_properties
    assert said.title == plain(article.title) == word.texts("Title")[0]
    assert said.author == "; ".join(tag["content"] for tag in article.select("meta[name=author]"))
    assert said.keywords == article.select_one("meta[name=keywords]")["content"]
    assert said.language == article.html["lang"] == "en-GB"
    with dated(book.root):
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
    day = datetime.fromtimestamp(int(epoch), UTC).replace(tzinfo=None) if epoch else None
    dates = [said._element.find(qn(f"dcterms:{name}")) for name in ("created", "modified")]
    assert [date is not None for date in dates] == [bool(day)] * 2
    assert not day or said.created.replace(tzinfo=None) == day
    assert not any(str(book.root).encode() in content for content in word.parts.values())


def test_the_language_is_british_english_but_of_titles_in_others(word):
    tags = word.tags("w:lang", "w:themeFontLang")
    spoken = [tag for tag in tags if next(tag.iterancestors(qn("w:r")), None) is None]
    assert len(spoken) >= 2 and {tag.get(qn("w:val")) for tag in spoken} == {"en-GB"}


def test_nothing_is_spaced_by_empty_paragraphs_or_breaks(word):
    bare = [one for one in word.find("./w:p") if not text(one).strip()]
    assert [one for one in bare if not one.xpath(".//w:drawing")] == []
    assert word.find(".//w:br") == []
    turned = word.find("./w:p[w:pPr/w:pageBreakBefore]")
    assert [squeezed(text(one)) for one in turned] == ["Colophon"]


def test_every_style_that_is_used_is_defined_and_none_is_left_over(word):
    tags = word.tags("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next")
    defined = {style.style_id: style.name for style in word.document.styles}
    assert {tag.get(qn("w:val")) for tag in tags} <= set(defined)
    names = set(defined.values())
    assert {"Footnote Text", "Heading 3", "Header", "Footer"} <= names
    assert not names & {"First Paragraph", "Image Caption", "Date", "Subtitle"}
    assert [name for name in names if name.endswith("Tok")] == []


def test_every_font_is_one_that_word_has_with_one_to_take_its_place(word):
    named = {value for fonts in word.tags("w:rFonts") for value in fonts.attrib.values()}
    listed = {
        font.get(qn("w:name")): font.find(qn("w:altName")).get(qn("w:val"))
        for font in word.trees["word/fontTable.xml"]
    }
    assert named <= set(listed) == {"Times New Roman", "Arial", "Courier New"}
    assert all(listed.values())
