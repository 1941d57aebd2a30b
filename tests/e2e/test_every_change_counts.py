"""Promise: any change of a source, and nothing else, changes the outputs, which are those of a build from nothing."""

import json
import os
import shutil

import pytest
from helpers.changes import (
    CHANGED,
    OLD,
    built,
    change_a_cell,
    edit,
    relative,
    shown,
    stock,
    told,
)
from helpers.pdf_reader import text
from helpers.project import executed


def test_a_cell_changed_back_needs_no_execution(settled):
    change_a_cell(settled, "38.4")
    built(settled.root)
    edit(settled.root / "data" / "aid.csv", "1961,38.4,million", f"1961,{OLD},million")
    assert executed(built(settled.root)) == set()
    assert f"{OLD} million" in shown(settled, "aid")


def test_a_change_is_seen_although_the_file_looks_as_old_as_before(settled):
    for name, old, new in [
        ("data/aid.csv", f"1961,{OLD},million", "1961,38.3,million"),
        ("book/statements.md", "# Statements", "# Declarations"),
    ]:
        file = settled.root / name
        before = file.stat()
        edit(file, old, new)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    built(settled.root)
    assert told(shown(settled, "aid"), "38.3") and told(text(settled.pdf), "38.3")
    assert "Declarations" in shown(settled, "statements")


def test_a_changed_text_of_the_metadata_reaches_pages_and_article_and_executes_nothing(settled):
    edit(settled.root / "book" / "paper.yml", "  - Cold War", "  - Cold Peace")
    edit(
        settled.root / "book" / "paper.yml",
        "No competing interests were disclosed.",
        "No rival interests were disclosed.",
    )
    assert executed(built(settled.root)) == set()
    assert "Cold Peace" in shown(settled, "index") and "Cold Peace" in text(settled.pdf)
    assert "No rival interests" in shown(settled, "statements") and "No rival interests" in text(
        settled.pdf
    )


def test_a_changed_configuration_reaches_every_page_and_executes_nothing(settled):
    edit(
        settled.root / "_config.yml",
        "title: Albania and the Soviet Union",
        "title: Elbonia and the Soviet Union",
    )
    assert executed(built(settled.root)) == set()
    assert all(
        "Elbonia" in page.read_text(encoding="utf-8")
        for page in (settled.html / "book").glob("*.html")
    )


def test_a_changed_style_reaches_the_pages(settled):
    file = settled.root / "book/_extensions/datapaper/theme/static/tables.css"
    before, style = (
        (settled.html / "book" / "aid.html").read_bytes(),
        file.read_text(encoding="utf-8"),
    )
    file.write_text(style + "/* changed */\n", encoding="utf-8")
    log = built(settled.root)
    assert (
        not executed(log)
        and (settled.html / "_static" / "tables.css").read_bytes() == file.read_bytes()
    )
    assert (settled.html / "book" / "aid.html").read_bytes() != before, (
        "its link names the state of the style"
    )


def test_changed_code_of_the_build_reaches_the_pages_that_it_reads_and_executes_nothing(settled):
    edit(
        settled.root
        / "book"
        / "_extensions"
        / "datapaper"
        / "sphinx"
        / "bibliography"
        / "citation_marks.py",
        "{NARROW NO-BREAK SPACE}",
        "{MIDDLE DOT}",
    )
    assert executed(built(settled.root)) == set()
    assert "25 May 1959·" in shown(settled, "visit")


def test_a_corrected_title_reaches_the_reference_list_and_the_article(settled):
    edit(settled.root / "references.bib", "Area Handbook for Albania", "Area Handbook for Elbonia")
    built(settled.root)
    assert "Handbook for Elbonia" in shown(
        settled, "references"
    ) and "Handbook for Albania" not in shown(settled, "references")
    assert "Handbook for Elbonia" in " ".join(text(settled.pdf).split())


def test_a_new_sentence_reaches_its_page_and_the_article_and_nothing_is_executed(settled):
    file = settled.root / "book" / "aid.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    notebook["cells"].append(
        {"cell_type": "markdown", "id": "added", "metadata": {}, "source": ["A sentence more."]}
    )
    file.write_text(json.dumps(notebook), encoding="utf-8")
    assert executed(stock(settled.root)) == set()
    assert "A sentence more." in shown(settled, "aid") and "A sentence more." in " ".join(
        text(settled.pdf).split()
    )


@pytest.mark.parametrize("build", [built, stock])
def test_nothing_is_read_executed_or_written_when_nothing_changed(settled, build):
    before = settled.digests()
    times = {file: file.stat().st_mtime_ns for file in settled.html.rglob("*")}
    log = build(settled.root)
    assert "nothing has changed since the last build" in log and "reading sources" not in log
    assert (
        settled.digests() == before
        and {file: file.stat().st_mtime_ns for file in settled.html.rglob("*")} == times
    )


def test_an_output_that_somebody_edited_or_removed_is_made_again(settled):
    before = settled.digests()
    (settled.html / "book" / "aid.html").write_text("edited", encoding="utf-8")
    settled.pdf.unlink()
    built(settled.root)
    assert settled.digests() == before


def test_after_any_history_the_outputs_are_those_of_a_build_from_nothing(settled, made):
    change_a_cell(settled, "38.2")
    built(settled.root)
    for name in CHANGED:
        shutil.copyfile(made.root / name, settled.root / name)
    built(settled.root)
    assert relative(settled) == relative(made)
