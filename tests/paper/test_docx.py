"""Promise: the DOCX is a real Word document of the article: its text, structure, styles and properties, ready for a journal."""

import os
import re
from datetime import UTC, datetime

import pytest
import yaml
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from helpers.built_book import parsed
from helpers.docx_reader import Manuscript, cells, inherited, squeezed, text
from helpers.project import dated
from lxml import etree
from pypdf import PdfReader

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


def plain(tag) -> str:
    """Return the text of an element of the HTML, marks of citations included."""
    return squeezed(tag.get_text())


def test_every_part_is_xml_that_can_be_read_and_has_its_type(word):
    types = word.trees["[Content_Types].xml"]
    known = {part.get("PartName").lstrip("/") for part in types.iter(f"{CONTENT_TYPES}Override")}
    endings = {part.get("Extension") for part in types.iter(f"{CONTENT_TYPES}Default")}
    assert (
        known <= set(word.parts)
        and [
            name for name in word.parts if name not in known and name.split(".")[-1] not in endings
        ]
        == []
    )
    assert next(iter(word.parts)) == "[Content_Types].xml"
    for name, tree in word.trees.items():
        inside = [
            link.get("Target")
            for link in tree
            if name.endswith(".rels") and link.get("TargetMode") != "External"
        ]
        folder = name.split("_rels/")[0]
        assert [
            target
            for target in inside
            if (target.lstrip("/") if target.startswith("/") else folder + target) not in word.parts
        ] == [], name


def test_properties_of_paragraphs_stand_in_the_order_that_word_asks_for(word):
    for name in ("word/document.xml", "word/styles.xml"):
        for properties in word.trees[name].iter(qn("w:pPr")):
            places = [OF_A_PARAGRAPH.index(part.tag.split("}")[1]) for part in properties]
            assert places == sorted(places), properties


def test_the_headings_are_those_of_the_article_in_order(article, word):
    heads = [
        (f"Heading {head.name[1]}", plain(head)) for head in article.find_all(["h1", "h2", "h3"])
    ]
    found = [
        (style, squeezed(text(paragraph._p)))
        for style, paragraph in word.paragraphs
        if style.startswith("Heading")
    ]
    assert len(heads) > 40 and found == heads


def test_word_numbers_the_headings_that_the_pdf_numbers(book, article, word):
    numbered = [
        head.get("class") != ["unnumbered"] for head in article.find_all(["h1", "h2", "h3"])
    ]
    heads = [paragraph for style, paragraph in word.paragraphs if style.startswith("Heading")]
    assert [
        not paragraph._p.xpath("./w:pPr/w:numPr/w:numId[@w:val='0']") for paragraph in heads
    ] == numbered
    levels = word.trees["word/numbering.xml"].findall(
        f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='1']/{qn('w:lvl')}"
    )
    shown = [
        (level.find(qn("w:pStyle")).get(qn("w:val")), level.find(qn("w:lvlText")).get(qn("w:val")))
        for level in levels
    ]
    assert shown[:2] == [("Heading1", "%1"), ("Heading2", "%1.%2")]
    (last,) = [
        mark.title
        for mark in PdfReader(book.pdf).outline
        if not isinstance(mark, list) and mark.title.endswith("Conclusions")
    ]
    assert (
        last
        == f"{[paragraph.style.name for paragraph, counts in zip(heads, numbered) if counts].count('Heading 1')} Conclusions"
    )


@pytest.mark.parametrize("style", STYLES)
def test_the_text_of_each_kind_stands_in_its_style(article, word, style):
    found = word.texts(style)
    if style == "Bibliography":
        found = [re.sub(r"^\d+\. ", "", entry) for entry in found]
    assert found and found == [plain(tag) for tag in article.select(STYLES[style])]


def test_every_paragraph_of_the_article_is_there_in_order(article, word):
    paragraphs = [plain(paragraph) for paragraph in article.select("body > p")]
    assert len(paragraphs) > 50 and word.texts("Body Text") == paragraphs


def test_the_affiliations_are_those_of_the_authors(book, word):
    authors = yaml.safe_load((book.root / "book" / "paper.yml").read_text(encoding="utf-8"))[
        "authors"
    ]
    placed = [author for author in authors if author.get("affiliation")]
    lines = word.texts("Affiliation")
    assert [line.split(":")[0] for line in lines] == [
        f"{author['given']} {author['family']}" for author in placed
    ]
    assert [
        line
        for line, author in zip(lines, placed)
        if any(part not in line for part in author["affiliation"].values() if part)
    ] == []


def test_the_first_page_names_version_and_licences(book, word):
    paper = yaml.safe_load((book.root / "book" / "paper.yml").read_text(encoding="utf-8"))
    (line,) = word.texts("Imprint")
    assert re.fullmatch(
        rf"Version {paper['version']}(, \d+ \w+ \d{{4}})?\. Licence: text and data, CC BY 4\.0; code, MIT\.",
        line,
    )


def test_the_tables_have_every_cell_aligned_as_in_the_article(article, word):
    tables = article.find_all("table")
    assert len(tables) > 12 and len(word.document.tables) == len(tables)
    sides = {"text-align: right": "right", "text-align: center": "center"}
    for table, shown in zip(tables, word.document.tables):
        assert cells(shown) == [
            [plain(cell) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")
        ]
        aligned = [
            paragraph.xpath("string(./w:pPr/w:jc/@w:val)") or "left"
            for paragraph in shown._tbl.iter(qn("w:p"))
        ]
        assert aligned == [
            sides.get(cell.get("style"), "left") for cell in table.find_all(["th", "td"])
        ]


def test_heads_of_tables_repeat_rows_stay_whole_and_columns_fit(article, word):
    section = word.document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table, shown in zip(article.find_all("table"), word.document.tables):
        rows = shown._tbl.tr_lst
        assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [
            row.parent.name == "thead" for row in table.find_all("tr")
        ]
        assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
        assert sum(column.width for column in shown.columns) <= room + Pt(1)
        assert [cell.width for cell in rows[0].tc_lst] == [column.width for column in shown.columns]


def test_tables_have_rules_above_below_and_under_the_head_and_no_others(word):
    style = word.document.styles["Table"].element
    drawn = [line.tag.split("}")[1] for line in style.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")]
    under = [
        line.tag.split("}")[1]
        for line in style.xpath("./w:tblStylePr[@w:type='firstRow']/w:tcPr/w:tcBorders/*")
    ]
    assert (drawn, under) == (["top", "bottom"], ["bottom"])
    assert {table.style.name for table in word.document.tables} == {"Table"} and word.find(
        ".//w:tc//w:tcBorders"
    ) == []
    assert all(look.get(qn("w:firstRow")) == "1" for look in word.find(".//w:tblLook"))


def test_captions_come_in_order_with_counted_numbers_and_bold_labels(article, word):
    exhibits = article.select("[data-label]")
    captions = [
        paragraph for style, paragraph in word.paragraphs if style in ("Caption", "Table Caption")
    ]
    assert [squeezed(text(one._p)) for one in captions] == [
        f"{tag['data-label']}. {plain(tag.find(['caption', 'figcaption']))}" for tag in exhibits
    ]
    assert [one.style.name for one in captions] == [
        "Table Caption" if tag.name == "table" else "Caption" for tag in exhibits
    ]
    assert word.find(".//w:tblCaption/@w:val") == [
        one.text for one in captions if one.style.name == "Table Caption"
    ]
    counted = [one._p.xpath("string(.//w:instrText)").split()[:2] for one in captions]
    assert counted == [["SEQ", tag["data-label"].split()[0]] for tag in exhibits]
    for one, tag in zip(captions, exhibits):
        bold = "".join(run.text for run in one.runs if run.bold).replace(".", ". ", 1)
        assert (
            squeezed(bold)
            == f"{tag['data-label']}. {plain(tag.find(['caption', 'figcaption']).strong)}"
        )


def test_captions_stay_with_what_they_are_of(word):
    bodies = word.find("./w:p | ./w:tbl")
    kinds = [body.style if body.tag == qn("w:p") else "" for body in bodies]
    for place, kind in enumerate(kinds):
        if kind == "TableCaption":
            assert bodies[place + 1].tag == qn("w:tbl")
        if kind == "Caption":
            assert kinds[place - 1] == "Figure" and bodies[place - 1].xpath(".//w:drawing")
    styles = word.document.styles
    assert all(
        inherited(styles[name], "keep_with_next")
        for name in (
            "Table Caption",
            "Figure",
            "Caption",
            "Heading 1",
            "Heading 2",
            "Editor Note Title",
        )
    )
    assert all(paragraph.xpath("./w:pPr/w:keepNext") for paragraph in word.find(".//w:tbl//w:p"))


def test_the_references_are_numbered_from_one(article, word):
    numbers = [
        text(paragraph._p).split("\t")[0]
        for style, paragraph in word.paragraphs
        if style == "Bibliography"
    ]
    assert len(numbers) >= 23 and numbers == [
        f"{number}." for number in range(1, len(article.select(".reference")) + 1)
    ]


def test_every_link_of_the_article_leads_to_its_bookmark_or_address(article, word):
    links = [
        (link["href"], plain(link), link.find_parent("sup") is not None)
        for link in article.find_all("a")
    ]
    addresses = word.document.part.rels
    found = [
        (
            f"#{link.anchor}" if link.anchor else addresses[link.rId].target_ref,
            squeezed(text(link)),
            bool(link.xpath(".//w:vertAlign[@w:val='superscript']")),
        )
        for link in word.find(".//w:hyperlink")
    ]
    assert len(links) > 400 and found == links
    marks = word.find(".//w:bookmarkStart/@w:name")
    assert len(marks) == len(set(marks)) and {
        href[1:] for href, _, _ in links if href[0] == "#"
    } <= set(marks)


def test_the_bookmark_of_a_reference_holds_its_entry(article, word):
    for entry in article.select(".reference"):
        (mark,) = word.find(f".//w:bookmarkStart[@w:name='{entry['id']}']")
        assert text(mark.getnext()).startswith(f"{entry['data-number']}.\t")


def test_every_picture_is_described_and_sharp(article, word):
    pictures, section = word.document.inline_shapes, word.document.sections[0]
    assert [picture._inline.docPr.get("descr") for picture in pictures] == [
        image["alt"] for image in article.find_all("img")
    ] and len(pictures)
    for picture in pictures:
        (drawn,) = picture._inline.iter(qn("a:blip"))
        image = word.document.part.related_parts[drawn.embed].image
        assert image.content_type == "image/png" and image.horz_dpi >= LEAST_DPI - 1
        assert (
            image.px_width / picture.width.inches >= LEAST_DPI
            and image.px_height / picture.height.inches >= LEAST_DPI
        )
        assert abs(image.px_width / image.px_height - picture.width / picture.height) < 0.01
        assert picture.width <= section.page_width - section.left_margin - section.right_margin


def test_every_picture_has_the_shape_and_nearly_the_size_of_its_original(book, article, word):
    for picture, image in zip(word.document.inline_shapes, article.find_all("img"), strict=True):
        drawing = etree.parse(book.pdf.with_name("article.html").parent / image["src"]).getroot()
        width, height = (
            float(drawing.get(side).removesuffix("pt")) for side in ("width", "height")
        )
        assert abs(picture.width / picture.height - width / height) < 0.01
        assert 0.85 < picture.width.pt / width <= 1


def test_the_page_is_a4_with_running_head_and_page_numbers(book, word):
    (section,) = word.document.sections
    assert abs(section.page_width - Mm(210)) < Mm(0.1) and abs(section.page_height - Mm(297)) < Mm(
        0.1
    )
    assert all(
        abs(margin - Mm(25)) < Mm(0.1)
        for margin in (
            section.left_margin,
            section.right_margin,
            section.top_margin,
            section.bottom_margin,
        )
    )
    paper = yaml.safe_load((book.root / "book" / "paper.yml").read_text(encoding="utf-8"))
    assert section.different_first_page_header_footer
    assert [section.header.paragraphs[0].text, section.first_page_header.paragraphs[0].text] == [
        paper.get("running_head") or paper["title"],
        "",
    ]
    for foot in (section.footer, section.first_page_footer):
        assert [field.text.strip() for field in foot.paragraphs[0]._p.iter(qn("w:instrText"))] == [
            "PAGE",
            "NUMPAGES",
        ]
        assert text(foot.paragraphs[0]._p) == "1 / 1"


def test_the_properties_say_what_the_edition_is_and_no_date_of_their_own(book, article, word):
    said = word.document.core_properties
    assert said.title == plain(article.title) == word.texts("Title")[0]
    assert said.author == "; ".join(tag["content"] for tag in article.select("meta[name=author]"))
    assert (
        said.keywords == article.select_one("meta[name=keywords]")["content"]
        and said.language == article.html["lang"] == "en-GB"
    )
    with dated(book.root):
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
    day = datetime.fromtimestamp(int(epoch), UTC).replace(tzinfo=None) if epoch else None
    dates = [
        said._element.find(qn(name)) is not None for name in ("dcterms:created", "dcterms:modified")
    ]
    assert dates == [bool(day)] * 2 and (not day or said.created.replace(tzinfo=None) == day)
    assert all(
        str(book.root) not in content.decode("utf-8", "replace") for content in word.parts.values()
    )


def test_the_language_is_british_english_but_of_titles_in_others(word):
    tags = [
        tag
        for tree in word.trees.values()
        for tag in tree.iter(qn("w:lang"), qn("w:themeFontLang"))
    ]
    spoken = [
        tag.get(qn("w:val")) for tag in tags if next(tag.iterancestors(qn("w:r")), None) is None
    ]
    assert len(spoken) >= 2 and set(spoken) == {"en-GB"}


def test_nothing_is_spaced_by_empty_paragraphs_or_breaks(word):
    assert [
        paragraph
        for paragraph in word.find("./w:p")
        if not text(paragraph).strip() and not paragraph.xpath(".//w:drawing")
    ] == []
    assert word.find(".//w:br") == []
    turned = [
        squeezed(text(paragraph)) for paragraph in word.find("./w:p[w:pPr/w:pageBreakBefore]")
    ]
    assert turned == ["Colophon"]


def test_every_style_that_is_used_is_defined_and_none_is_left_over(word):
    used = {
        tag.get(qn("w:val"))
        for tree in word.trees.values()
        for tag in tree.iter(
            qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"), qn("w:basedOn"), qn("w:next")
        )
    }
    defined = {style.style_id: style.name for style in word.document.styles}
    assert used - set(defined) == set()
    assert {"Footnote Text", "Heading 3", "Header", "Footer"} <= set(defined.values())
    assert [
        name
        for name in defined.values()
        if name.endswith("Tok") or name in ("First Paragraph", "Image Caption", "Date", "Subtitle")
    ] == []


def test_every_font_is_one_that_word_has_with_one_to_take_its_place(word):
    named = {
        value
        for tree in word.trees.values()
        for fonts in tree.iter(qn("w:rFonts"))
        for value in fonts.attrib.values()
    }
    listed = {
        font.get(qn("w:name")): font.find(qn("w:altName")).get(qn("w:val"))
        for font in word.trees["word/fontTable.xml"]
    }
    assert named <= set(listed) == {"Times New Roman", "Arial", "Courier New"} and all(
        listed.values()
    )
