"""Promise: ``make verify`` overlooks no difference, and finds none where there is none."""

import json
import shutil
from pathlib import Path

import pytest
from helpers.project import ROOT, dated, run, steps
from helpers.repository import commit, git

from datapaper.core import fingerprint
from datapaper.core.project import Project
from datapaper.execute.cache import code_cells
from datapaper.supply_chain import clean_copy, verify


@pytest.fixture
def built(tmp_path) -> Path:
    """A project with notebooks, pages and an article, and the same once more in ``again``."""
    root = tmp_path / "project"
    (root / "book").mkdir(parents=True)
    shutil.copy(ROOT / "_toc.yml", root)
    for name in ("aid", "methods", "visit"):
        shutil.copy(ROOT / "book" / f"{name}.ipynb", root / "book")
    for name in ("index.html", "book/aid.html", "_static/book.css"):
        (root / verify.HTML / name).parent.mkdir(parents=True, exist_ok=True)
        (root / verify.HTML / name).write_text(f"the file {name}", encoding="utf-8")
    (root / verify.PDF).parent.mkdir()
    (root / verify.PDF).write_bytes(b"%PDF-1.7 an article")
    shutil.copytree(root, tmp_path / "again")
    return root


def found(root: Path) -> list[str]:
    """Everything that differs between the project and what was built again."""
    again = root.with_name("again")
    return [*verify.differing_cells(root / "book", again / "book"), *verify.compared(root, again)]


def test_the_same_is_the_same(built):
    assert found(built) == []


@pytest.mark.parametrize(
    ("change", "number"),
    [
        (lambda outputs: outputs[0].update(data={"text/plain": "another value"}), 3),
        (lambda outputs: outputs.pop(), 3),
    ],
)
def test_a_stored_output_that_was_edited_or_deleted_is_named_with_its_cell(built, change, number):
    file = built / "book" / "aid.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    change(code_cells(notebook)[number - 1]["outputs"])
    file.write_text(json.dumps(notebook), encoding="utf-8")
    assert found(built) == [f"book/aid.ipynb cell {number}"]


@pytest.mark.parametrize(
    "name",
    ["_build/html/book/aid.html", "_build/html/_static/book.css", "_build/article/article.pdf"],
)
def test_a_file_that_was_edited_is_named(built, name):
    with (built / name).open("ab") as file:
        file.write(b" ")
    assert found(built) == [name]


def test_a_page_too_many_and_one_too_few_are_named(built):
    (built / verify.HTML / "book" / "aid.html").rename(built / verify.HTML / "book" / "old.html")
    assert found(built) == ["_build/html/book/aid.html", "_build/html/book/old.html"]


def test_a_note_of_sphinx_that_no_reader_sees_is_passed_over(built):
    (built / verify.HTML / ".buildinfo").write_text("config: 0", encoding="utf-8")
    assert found(built) == []


def test_what_has_not_been_built_is_said(built):
    shutil.rmtree(built / "_build")
    missing = ("_build/html", "_build/article/article.pdf")
    assert found(built) == [f"{name} has not been built" for name in missing]


def test_a_result_is_one_line_which_names_a_few_of_many_differences(built):
    line = verify.sentence(built, [f"page-{number}.html" for number in range(14)])
    assert line.startswith("NOT verified: page-0.html; page-1.html")
    assert line.endswith("page-9.html; and 4 more") and "\n" not in line


def test_a_good_result_names_what_was_compared_and_from_which_commit_and_data(built):
    (built / "data").mkdir()
    (built / "data" / "aid.csv").write_text("donor\n", encoding="utf-8")
    digest = run("sh", "-c", "sha256sum data/* | sha256sum", cwd=built, LC_ALL="C")[1][:7]
    expected = "verified: the outputs of 3 notebooks, 3 HTML files and the PDF follow from the data"
    assert verify.sentence(built, []) == f"{expected} (commit not known, data {digest}…)"


@pytest.fixture
def repository(tmp_path) -> Path:
    """A small repository with a file changed, a new one, a deleted one and a product."""
    root = tmp_path / "repository"
    (root / "data").mkdir(parents=True)
    for name in ("_config.yml", "data/aid.csv", "data/old.csv"):
        (root / name).write_text("as committed", encoding="utf-8")
    (root / ".gitignore").write_text("_build/\n.venv\n", encoding="utf-8")
    commit(root)
    (root / "data" / "aid.csv").write_text("changed", encoding="utf-8")
    (root / "data" / "new.csv").write_text("new", encoding="utf-8")
    (root / "data" / "old.csv").unlink()
    (root / "_build").mkdir()
    (root / "_build" / "product").touch()
    return root


@pytest.mark.needs("git")
def test_the_copy_is_at_the_same_commit_with_the_same_changes(repository):
    again = clean_copy.copy(repository, repository / "_build" / "verify" / "book")
    for command in (["rev-parse", "HEAD"], ["status", "--porcelain"]):
        assert git(again, *command) == git(repository, *command)
    assert (again / "data" / "aid.csv").read_text(encoding="utf-8") == "changed"
    assert not (again / "_build").exists()


@pytest.mark.needs("git")
def test_without_git_the_copy_has_the_sources_and_no_product(repository):
    shutil.rmtree(repository / ".git")
    again = clean_copy.copy(repository, repository / "_build" / "verify" / "book")
    names = sorted(path.name for path in again.rglob("*") if path.is_file())
    assert names == [".gitignore", "_config.yml", "aid.csv", "new.csv"]


@pytest.mark.needs("git")
def test_a_copy_replaces_what_an_earlier_one_left(repository):
    again = clean_copy.copy(repository, repository / "_build" / "verify" / "book")
    (again / ".venv").mkdir()
    assert not (clean_copy.copy(repository, again) / ".venv").exists()


def test_what_runs_in_the_copy_has_an_environment_of_its_own(tmp_path):
    book, tell = tmp_path / "book", "@echo python=$(PYTHON) path=$$PYTHONPATH venv=$$VIRTUAL_ENV"
    book.mkdir()
    (book / "Makefile").write_text(f"tell:\n\t{tell}\n\nfail:\n\tfalse\n", encoding="utf-8")
    done, log = clean_copy.make(book, "tell")
    assert done and "/python" in log.split("path=")[0] and log.strip().endswith("path= venv=")
    assert not clean_copy.make(book, "fail")[0] and (tmp_path / "log.txt").exists()


def test_make_runs_it():
    assert "-m datapaper verify" in steps("verify")


def test_a_book_that_was_built_at_its_commit_is_compared_and_not_called_old(
    repository, monkeypatch
):
    (repository / "_toc.yml").write_text("root: book/index\n", encoding="utf-8")
    project = Project(repository)
    outputs = [project.build / name for name in ("html", "article")]
    for folder in outputs:
        folder.mkdir()
    with dated(repository):  # as a build is
        fingerprint.remember(project, fingerprint.inputs(project), outputs)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert verify.outdated(project) == ""
    (repository / "data" / "new.csv").write_text("newer", encoding="utf-8")
    assert "run make first" in verify.outdated(project)
