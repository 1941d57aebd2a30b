"""Promise: the prose names years and people, keeps its sentences short, and is spelt in British."""

import json
import re
import subprocess

import pytest
from helpers.data import RESOURCES, rows
from helpers.project import ROOT
from helpers.prose import PAGES, markdown, plain_prose, sentences

MANNERISMS = [
    r"\bnought\b",
    r"\bwhoever\b",
    r"\bcannot be told\b",
    r"\bto the letter\b",
    r"\bnot a few\b",
    r"\bthe year (?:of|in which|after|with which)\b",
    r"\b(?:that|the same) (?:year|autumn|spring)\b",
    r", where the [\w ]+ (?:has|have)\b",
    r"\bthe one that\b",
    r"\bthe (?:latter|former)\b",
    r"\bthe one\b.{1,80}\bthe other\b",
    r"\bstands? (?:in|beside|there|here|alone)\b",
    r"(?:^|(?<=[.?!] ))(?:Of|Left out|Beside|Missing) ",
    r"\b(?:is|was|are|were) recalled\b",
    r"\b(?:was|were|been) (?:seen|opened) (?:for|by)\b",
    r"\bpromised? (?:himself|itself)\b",
    r"\bhands? (?:it|them) on\b",
]
TEXTS = {  # columns that pages print as our own words
    "bearings": ["why"],
    "citations": ["named", "note"],
    "claims": ["claim"],
    "contradictions": ["why"],
    "events": ["description", "label"],
    "films": ["shows"],
    "persons": ["role"],
    "places": ["story"],
    "questions": ["question", "concluded", "answer"],
    "verdicts": ["finding"],
}
DOCUMENTS = sorted(path.name for path in ROOT.glob("*.md") if path.name != "CHANGELOG.md")
LONGEST, LONGEST_NOTE = 40, 120
KNOWN = {"UN", "US", "PDF", "CSV", "HTML", "DOI", "CC", "BY", "MIT", "SVG", "ISBN", "URL", "ID"}
ARTICLE = [
    *("introduction", "methods", "background", "turn", "aid", "after-stalin", "visit", "break"),
    *("results", "conclusions"),
]


def cells(resource: str) -> list[tuple[str, str]]:
    """The texts of our own in a data file, each with its row."""
    return [
        (f"data/{resource}.csv, row {number}", row[column])
        for number, row in enumerate(rows(resource), 2)
        for column in TEXTS[resource]
    ]


def mannered(text: str) -> list[str]:
    """What in a text is a mannerism, with a few words around it."""
    pattern = "|".join(MANNERISMS)
    return [text[max(0, one.start() - 30) : one.end() + 30] for one in re.finditer(pattern, text)]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_mannerism(name):
    assert [found for line in plain_prose(name) for found in mannered(line)] == []


@pytest.mark.parametrize("name", PAGES)
def test_captions_and_alt_texts_have_no_mannerism(name):
    assert mannered(strings(name)) == []


@pytest.mark.parametrize("resource", TEXTS)
def test_texts_in_the_data_have_no_mannerism(resource):
    assert [(row, found) for row, text in cells(resource) for found in mannered(text)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_beside_the_book_have_no_mannerism(name):
    text = re.sub(r"`[^`]*`", " ", (ROOT / name).read_text(encoding="utf-8"))
    assert [found for line in text.splitlines() for found in mannered(line)] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_sentence_of_a_page_is_long_or_has_two_semicolons(name):
    assert [one for line in plain_prose(name) for one in sentences(line) if is_long(one)] == []


@pytest.mark.parametrize("resource", TEXTS)
def test_no_sentence_in_the_data_is_long_or_has_two_semicolons(resource):
    found = [(row, one) for row, text in cells(resource) for one in sentences(text) if is_long(one)]
    assert found == []


def is_long(sentence: str) -> bool:
    """Whether a sentence has more words, or more semicolons, than a reader should have to bear."""
    return len(sentence.split()) > LONGEST or sentence.count(";") > 1


@pytest.mark.parametrize("name", ARTICLE)
def test_a_section_has_at_most_one_editors_note_and_the_note_is_short(name):
    for section in re.split(r"^## ", markdown(f"{name}.ipynb"), flags=re.MULTILINE):
        notes = re.findall(r"^:::+\{admonition\} Editor’s note\n(.*?)^:::", section, re.M | re.S)
        lengths = [len(re.sub(r"^:.*$|\{\w+\}", "", note, flags=re.M).split()) for note in notes]
        assert len(notes) <= 1 and max(lengths, default=0) <= LONGEST_NOTE, section[:60]


@pytest.mark.parametrize("name", PAGES)
def test_an_abbreviation_is_explained_where_a_page_first_uses_it(name):
    text = " ".join(plain_prose(name))
    for short in dict.fromkeys(re.findall(r"\b[A-Z]{2,6}\b", text)):
        first = text.index(short)
        explained = text[first - 1] == "(" or text[first + len(short) :].startswith(" (")
        assert short in KNOWN or explained, f"{short}: {text[max(0, first - 60) : first + 20]}"


@pytest.mark.needs("hunspell", "hunspell-en-gb")
def test_words_are_spelt_as_in_british_dictionaries_or_on_our_own_list():
    texts = [line for name in PAGES for line in plain_prose(name)]
    texts += [text for resource in TEXTS for _, text in cells(resource)]
    command = ["hunspell", "-i", "utf-8", "-d", "en_GB", "-p", ROOT / "tests" / "words.txt", "-l"]
    text = re.sub(r"“[^”]*”|\S*\d\S*|'s\b", " ", "\n".join(texts).replace("’", "'"))
    done = subprocess.run(command, input=text, text=True, capture_output=True, check=True)
    assert sorted(set(done.stdout.split())) == []


def strings(name: str) -> str:
    """The texts between quotation marks in the code of a page, where captions and alt texts are."""
    if not name.endswith(".ipynb"):
        return ""
    cells = json.loads((ROOT / "book" / name).read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return "\n".join(re.findall(r'"([^"\n]{12,})"', code))


def test_the_texts_of_the_data_are_columns_of_the_data():
    for resource, columns in TEXTS.items():
        fields = {field["name"] for field in RESOURCES[resource]["schema"]["fields"]}
        assert set(columns) <= fields
