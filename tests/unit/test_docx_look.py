"""Promise: how the DOCX looks is changed in one Word document, reference.docx, and in no code."""

import re
from pathlib import Path

import pytest
from docx import Document
from docx.shared import RGBColor
from helpers.project import ROOT

from datapaper.article.model import Article
from datapaper.core.project import Project
from datapaper.formats import docx
from datapaper.formats.docx import reference
from datapaper.metadata import edition

FILTER = Path(docx.__file__).with_name("docx.lua").read_text(encoding="utf-8")
ASKED = re.findall(r'(?:[^=]= |styled\()"([A-Z][A-Za-z ]+)"', FILTER)
TEXT = """<html lang="en"><body><div class="title">A title</div>
<div class="authors"><p>Somebody</p></div><div class="attribution"><p>After a work.</p></div>
<h1>Head</h1><p>Text.</p></body></html>"""
RED = RGBColor(0xCC, 0, 0)


@pytest.fixture
def article(tmp_path) -> Article:
    (tmp_path / "article.html").write_text(TEXT, encoding="utf-8")
    return Article(tmp_path, Project(ROOT))


def test_it_has_every_style_that_the_filter_asks_for():
    assert {"Provenance", "Data Voice", "Caption", "Bibliography"} <= {*ASKED}
    voices = [name for name in ASKED if name.endswith((" Voice", " Note"))]
    wanted = {*ASKED, *(f"{name} Title" for name in ["Note", *voices])}
    assert wanted <= {style.name for style in Document(reference.FILE).styles}


def test_a_colour_that_is_changed_there_is_that_of_the_article(article, tmp_path, monkeypatch):
    changed = Document(reference.FILE)
    changed.styles["Heading 1"].font.color.rgb = RED
    changed.save(tmp_path / "reference.docx")
    monkeypatch.setattr(reference, "FILE", tmp_path / "reference.docx")
    docx.write(article, edition(article.project), tmp_path)
    written = Document(tmp_path / "article.docx")
    assert written.styles["Heading 1"].font.color.rgb == RED
    assert "Heading 1" in [paragraph.style.name for paragraph in written.paragraphs]


def test_of_its_gallery_the_styles_stay_at_hand_and_the_specimen_and_unused_ones_go(
    article, tmp_path
):
    docx.write(article, edition(article.project), tmp_path)
    written = Document(tmp_path / "article.docx")
    names = {style.name for style in written.styles}
    assert {"Footnote Text", "Editor Note", "Hyperlink"} <= names and "Heading 4" not in names
    texts = [paragraph.text for paragraph in written.paragraphs]
    assert "Editor Note" not in texts and "Text." in texts


def test_language_and_running_head_are_those_of_the_article(tmp_path):
    (tmp_path / "filled.docx").write_bytes(reference.filled("de-AT", "A running head"))
    filled = Document(tmp_path / "filled.docx")
    assert filled.sections[0].header.paragraphs[0].text == "A running head"
    assert set(filled.styles.element.xpath(".//w:lang/@w:val")) == {"de-AT"}
