"""Promise: citations, floats, voices and references are found once, for every writer of pandoc."""

import json
from collections.abc import Iterator

import pytest

from datapaper.formats import pandoc

LIST = """<div class="references">
<div class="reference" id="a" data-key="adams1990" data-number="1"><p>Adams</p></div>
<div class="reference" id="b" data-key="brown2001" data-number="2"><p>Brown</p></div></div>"""
MARK_A, MARK_B = '<a href="#a">1</a>', '<a href="#b">2</a>'
TABLE = """<table id="tab-x" data-label="Table 3"><caption>Heights</caption>
<thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"""
NOTE = '<div class="provenance"><p>Data: x.csv</p></div>'


@pytest.fixture
def read(tmp_path):
    """Return a function: HTML -> the blocks of pandoc."""

    def convert(html: str) -> list[dict]:
        text = f"<html><body>{html}</body></html>"
        return json.loads(pandoc.convert(text, "--to=json", folder=tmp_path))["blocks"]

    return convert


def found(node, kind: str) -> Iterator[dict]:
    """Yield the content of every element of a kind."""
    if isinstance(node, dict):
        if node.get("t") == kind:
            yield node["c"]
        node = list(node.values())
    for part in node if isinstance(node, list) else []:
        yield from found(part, kind)


def divs(blocks, name: str) -> list[tuple[dict, list]]:
    """Return attributes and content of every Div of a class."""
    return [
        (dict(pairs), content)
        for (_, classes, pairs), content in found(blocks, "Div")
        if name in classes
    ]


def citations(blocks) -> list[tuple[str, list[str]]]:
    """Return how each citation is written, and its keys."""
    return [
        (cited[0]["citationMode"]["t"], [one["citationId"] for one in cited])
        for cited, _ in found(blocks, "Cite")
    ]


def test_raised_marks_are_one_citation_with_the_keys_of_the_bibliography(read):
    blocks = read(f"<p>Text<sup>{MARK_A},{MARK_B}</sup> and<sup>{MARK_B}</sup>.</p>{LIST}")
    keys = [["adams1990", "brown2001"], ["brown2001"]]
    assert citations(blocks) == [("NormalCitation", some) for some in keys]


def test_marks_in_the_line_are_one_citation_of_another_kind(read):
    blocks = read(f"<p>Sources: {MARK_A}, {MARK_B}.</p>{LIST}")
    assert citations(blocks) == [("AuthorInText", ["adams1990", "brown2001"])]


def test_a_raised_word_and_a_link_elsewhere_are_no_citations(read):
    assert citations(read(f'<p>1<sup>st</sup>, <a href="#else">there</a></p>{LIST}')) == []


@pytest.mark.parametrize("html", [TABLE, f'<div class="exhibit">{TABLE}{NOTE}</div>'])
def test_a_table_is_a_float_with_its_number_and_provenance(read, html):
    ((about, content),) = divs(read(html), "float")
    assert about == {"kind": "table", "label": "Table 3", "number": "3"}
    assert [part["t"] for part in content] == ["Table"] + ["Div"] * ("exhibit" in html)


def test_a_set_off_block_is_a_voice_with_its_kind_and_title(read):
    title = '<div class="admonition-title">Note</div>'
    blocks = read(
        f'<div class="admonition editor-note">{title}<p>a</p></div>'
        f'<div class="admonition seealso data-voice">{title}<p>b</p></div>'
        '<div class="admonition"><p>c</p></div>'
    )
    voices = divs(blocks, "voice")
    assert [about["kind"] for about, _ in voices] == ["editor-note", "data-voice", "note"]
    assert [len(content) for _, content in voices] == [2, 2, 2]
    titles = [content for _, content in divs(blocks, "voice-title")]
    assert [bool(title) for title in titles] == [True, True, False]


def test_a_reference_keeps_number_and_key(read):
    abouts = [about for about, _ in divs(read(LIST), "reference")]
    assert abouts[0] == {"key": "adams1990", "number": "1"}
