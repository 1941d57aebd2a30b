"""Promise: one command writes another paper with the same engine, and never over something."""

import json

import pytest
import yaml
from helpers.project import ROOT

from datapaper import cli
from datapaper.cli import new
from datapaper.core.project import Project

HERE = Project(ROOT)


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    """A paper as it is before anything was run in it."""
    folder = tmp_path_factory.mktemp("papers") / "mine"
    new.write(folder, HERE)
    return folder


def test_a_folder_that_is_not_empty_is_refused_in_one_sentence(tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert cli.main(["new", str(tmp_path)]) == 1
    told = f"{tmp_path} is not empty. Choose an empty folder, or one that does not exist yet.\n"
    assert capsys.readouterr().err == told
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_place_that_will_not_do_is_refused_and_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "is not empty" in new.refusal("file", tmp_path / "file", HERE)
    assert "make new DIR=../mine" in new.refusal("", ROOT, HERE)
    assert "is inside this paper" in new.refusal("mine", ROOT / "mine", HERE)
    (tmp_path / "empty").mkdir()
    for name in ("empty", "mine"):
        assert new.refusal(name, tmp_path / name, HERE) == ""


def test_it_has_the_engine_and_the_lock_of_this_paper(paper):
    engine = paper / "book" / "_extensions"
    for name in ("environment.py", "paper.mk", "pyproject.toml", "datapaper/core/project.py"):
        assert (engine / name).read_bytes() == (new.ENGINE / name).read_bytes()
    for name in ("requirements.txt", "requirements.in", "LICENSE-code"):
        assert (paper / name).read_bytes() == (ROOT / name).read_bytes()
    assert not list(paper.rglob("__pycache__"))


def test_every_page_in_its_contents_is_there_and_no_other(paper):
    contents = yaml.safe_load((paper / "_toc.yml").read_text(encoding="utf-8"))
    named = {one["file"] for part in contents["parts"] for one in part["chapters"]}
    pages = [*(paper / "book").glob("*.md"), *(paper / "book").glob("*.ipynb")]
    assert {contents["root"], *named} == {f"book/{page.stem}" for page in pages}


def test_its_notebooks_come_without_outputs_that_could_be_old(paper):
    for notebook in Project(paper).notebooks:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        assert not any(cell.get("outputs") for cell in cells)
