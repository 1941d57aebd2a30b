"""Promise: the engine knows no word of this paper, so that another paper can use it as it is."""

import re

from helpers.project import ROOT

ENGINE = ROOT / "book" / "_extensions" / "datapaper"
TEXTS = {".py", ".lua", ".typ", ".yml", ".css", ".js", ".html", ".toml", ".txt", ".latex", ".conf"}
WORDS = re.compile(
    r"\b(claims?|verdicts?|events? of the chronology|chronolog\w+|archival.files?|ledger|evidence_\w+|"
    r"Albania|Soviet|Hoxha|Stalin|Khrushchev|Xhaferri|Tase|Tirana|Moscow)\b",
    re.IGNORECASE,
)


def test_no_file_of_the_engine_names_what_only_this_paper_has():
    files = [file for file in ENGINE.rglob("*") if file.suffix in TEXTS]
    found = [
        f"{file.relative_to(ENGINE)}:{number}: {word[0]}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for word in WORDS.finditer(line)
    ]
    assert len(files) > 200 and found == []
