"""Promise: a LaTeX archive is compiled once for each state of it, and never judged by another."""

import pytest

from datapaper.journals.checklist import compiled_latex
from datapaper.journals.checklist.compiled_latex import compiled

pytestmark = pytest.mark.needs("latexmk", "texlive-xetex")
TEXT = r"\documentclass{article}\begin{document}%s\end{document}"


def archive(words: str) -> dict[str, bytes]:
    """An archive of one document that says these words."""
    return {"article.tex": (TEXT % words).encode()}


def entries(cache) -> dict[str, int]:
    """What a cache keeps, with the time when each faults file was written."""
    return {file.parent.name: file.stat().st_mtime_ns for file in cache.glob("*/faults.json")}


def test_the_same_files_are_compiled_once_and_changed_ones_again(tmp_path):
    first = compiled(archive("One."), tmp_path)
    assert first.faults == [] and "One." in first.pdf.pages[0].extract_text()
    kept = entries(tmp_path)
    assert compiled(archive("One."), tmp_path).faults == [] and entries(tmp_path) == kept
    other = compiled(archive("Two."), tmp_path)
    assert "Two." in other.pdf.pages[0].extract_text()
    assert len(entries(tmp_path)) == 2 and kept.items() <= entries(tmp_path).items()


def test_a_fault_is_kept_with_the_files_that_have_it(tmp_path):
    for _ in range(2):
        wrong = compiled(archive(r"\nosuchcommand"), tmp_path)
        assert wrong.faults[0].startswith("error: Undefined control sequence")
    assert compiled(archive("Right."), tmp_path).faults == []


def test_the_oldest_results_make_room(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled_latex, "KEPT", 1)
    compiled(archive("Old."), tmp_path)
    (old,) = entries(tmp_path)
    compiled(archive("New."), tmp_path)
    assert len(entries(tmp_path)) == 1 and old not in entries(tmp_path)
