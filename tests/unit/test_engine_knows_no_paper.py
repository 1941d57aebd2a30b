"""Promise: the engine knows no word of this paper, so that another paper can use it as it is."""

import re

from helpers.project import ROOT

ENGINE = ROOT / "book" / "_extensions" / "datapaper"
TEMPLATE = ENGINE / "template"  # a paper, with a folder of pages
TEXTS = {".py", ".lua", ".typ", ".yml", ".css", ".js", ".html", ".toml", ".txt", ".latex", ".conf"}
WORDS = re.compile(
    r"\b(claims?|verdicts?|events? of the chronology|chronolog\w+|archival.files?|ledger|told in|"
    r"evidence_\w+|(?-i:case study)|Albania|Soviet|Hoxha|Stalin|Khrushchev|Xhaferri|Tase|Tirana|"
    r"Moscow)\b",
    re.IGNORECASE,
)


NAMED = re.compile(r"\bdatapaper/[\w/]+\.(?:py|latex)\b")


def test_no_file_of_the_engine_knows_the_name_of_the_folder_of_pages():
    files = [one for one in ENGINE.rglob("*") if one.suffix in TEXTS - {".css"}]
    texts = {one: one.read_text(encoding="utf-8") for one in files if TEMPLATE not in one.parents}
    assert [one for one, text in texts.items() if re.search(r"(?<![\w./-])book/\w", text)] == []


def test_a_journal_is_named_in_its_profile_alone():
    files = [one for one in ENGINE.rglob("*") if one.suffix in TEXTS]
    named = [one.name for one in files if "f1000" in one.read_text(encoding="utf-8").casefold()]
    assert named == ["f1000research.yml"]


def test_every_file_of_the_engine_that_a_message_names_is_there():
    texts = [one.read_text(encoding="utf-8") for one in ENGINE.rglob("*.py")]
    named = {name for text in texts for name in NAMED.findall(text)}
    assert "datapaper/journals/styles/title_language.py" in named
    assert [name for name in named if not (ENGINE.parent / name).exists()] == []


def test_no_file_of_the_engine_names_what_only_this_paper_has():
    files = [file for file in ENGINE.rglob("*") if file.suffix in TEXTS]
    found = [
        f"{file.relative_to(ENGINE)}:{number}: {word[0]}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for word in WORDS.finditer(line)
    ]
    assert len(files) > 200 and found == []
