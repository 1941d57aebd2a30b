"""Promise: a format is named in one place, which everything that offers or writes formats asks."""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from helpers.project import ROOT

from datapaper.article.model import Article
from datapaper.formats import registry
from datapaper.journals import profile
from datapaper.metadata import yaml_schema

PACKAGE = ROOT / "book" / "_extensions" / "datapaper"


@pytest.mark.parametrize("one", registry.FORMATS, ids=lambda one: one.id)
def test_each_has_a_module_that_writes_it_and_says_what_its_files_are(one):
    assert callable(import_module(f"datapaper.formats.{one.id}").write)
    assert one.label and one.contents
    assert not one.suffix or registry.MEDIA_TYPES[one.suffix] == one.media_type
    assert all(Path(pattern).parts[0] == one.file for pattern in one.contents)


def test_ids_and_files_are_there_once():
    for names in ([one.id for one in registry.FORMATS], [one.file for one in registry.FORMATS]):
        assert len(names) == len(set(names))


def test_those_of_a_journal_come_in_the_order_of_the_registry():
    assert [one.id for one in registry.wanted(["jats", "pdf"])] == ["pdf", "jats"]


@pytest.mark.parametrize("name", profile.known())
def test_a_journal_takes_no_format_that_is_not_known(name):
    files = profile.read(name).files
    assert {one.id for one in registry.wanted(files)} == {*files}


def test_the_profile_of_a_journal_may_name_a_new_one(monkeypatch):
    entry = registry.Format("words", "words.txt", "text/plain", "words", {})
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, entry))
    given = yaml_schema.loaded(profile.file_of("arxiv"))
    monkeypatch.setattr(profile, "loaded", lambda file: given | {"files": ["words"]})
    assert profile.read("arxiv").files == ["words"]


def test_an_unknown_one_is_refused_with_those_that_are_known():
    told = "there is no format 'odt'; it must be one of docx, figures, jats, latex, pdf, review"
    with pytest.raises(registry.FormatError, match=told):
        registry.by_id("odt")


def test_a_new_one_is_a_module_under_its_id_and_an_entry(tmp_path, monkeypatch):
    module = ModuleType("datapaper.formats.words")
    module.write = lambda article, edition, folder: [f"{article} {edition} {folder.name}"]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    entry = registry.Format("words", "words.txt", "text/plain", "words", {"words.txt": "words"})
    assert entry.write("article", "edition", tmp_path / "bundle") == ["article edition bundle"]


@pytest.mark.parametrize("one", registry.in_book(), ids=lambda one: one.id)
def test_what_the_build_has_made_is_copied(one, tmp_path):
    made, bundle = tmp_path / "article", tmp_path / "bundle"
    made.mkdir()
    bundle.mkdir()
    (made / one.file).write_bytes(b"made by the build")
    assert one.write(Article(made, None), None, bundle) == []
    assert (bundle / one.file).read_bytes() == b"made by the build"


def test_the_media_type_of_word_is_written_once():
    places = [
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        if registry.WORD in file.read_text(encoding="utf-8")
    ]
    assert places == ["formats/registry.py"]
