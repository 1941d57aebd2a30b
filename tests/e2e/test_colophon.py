"""Promise: the colophon tells what the standard tools tell about the sources and the build, in the book and in the PDF."""

import hashlib
import platform
import re
import shutil
import socket
from importlib import metadata
from pathlib import Path

import pypandoc
import pytest
from helpers.built_book import Book, plain
from helpers.pdf_reader import pages, squeezed
from helpers.project import BIN, make, run
from helpers.repository import commit, git
from pypdf import PdfReader

from datapaper.core.git import commit as commit_of
from datapaper.core.project import Project

LEAP_DAY = "2024-02-29T12:00:00+01:00"
pytestmark = pytest.mark.needs("git")
UNKNOWN, CHANGED = "not known", "with changes that are not committed"


@pytest.fixture(scope="module")
def committed(made, tmp_path_factory) -> Book:
    """A copy of the built made in a repository of its own, built there."""
    root = Path(
        shutil.copytree(made.root, tmp_path_factory.mktemp("colophon") / "book", symlinks=True)
    )
    commit(root, LEAP_DAY)
    code, log = make(root)
    assert code == 0, log[-3000:]
    return Book(root)


def state(book: Book) -> dict[str, str]:
    """The facts about the sources, as the HTML book shows them."""
    return {row["What"]: row["Value"] for row in book.rows("tab-state")}


def last_page(book: Book) -> str:
    """The text of the last page of the PDF, without spaces and hyphens."""
    return squeezed(pages(book.pdf)[-1])


def test_every_command_gives_the_value_beside_it(committed):
    rows = [row for row in committed.rows("tab-state") if row["Command"] != "—"]
    answers = {row["What"]: run("sh", "-c", row["Command"], cwd=committed.root) for row in rows}
    assert len(answers) == 6 and [code for code, _ in answers.values() if code] == []
    assert [row for row in rows if row["Value"] not in answers[row["What"]][1].split()] == []


def test_it_names_the_commit_the_edition_and_python(committed):
    shown, citation = (
        state(committed),
        (committed.root / "CITATION.cff").read_text(encoding="utf-8"),
    )
    assert shown["Commit in full"] == git(committed.root, "rev-parse", "HEAD") and shown[
        "Commit in full"
    ].startswith(shown["Commit"])
    assert shown["Date of the commit"] == "2024-02-29T12:00:00+01:00"
    assert f'title: "{shown["Title"]}"' in citation and f"version: {shown['Version']}" in citation
    assert shown["Python"] == platform.python_version()


def test_the_last_page_of_the_article_has_the_same_facts(committed):
    missing = [
        (what, value)
        for what, value in state(committed).items()
        if squeezed(what + value) not in last_page(committed)
    ]
    assert missing == [] and UNKNOWN not in pages(committed.pdf)[-1]


def test_it_stands_alone_on_the_last_page(committed):
    *_, references, colophon = pages(committed.pdf)
    assert colophon.split("\n")[1] == "Colophon" and "Colophon" not in references


def test_every_direct_dependency_has_its_version_in_both(committed):
    listed = (committed.root / "requirements.in").read_text(encoding="utf-8")
    names = re.findall(r"^([A-Za-z][\w.-]*)", listed, re.MULTILINE)
    versions = {name: metadata.version(name) for name in names}
    versions["pandoc"] = run(pypandoc.get_pandoc_path(), "--version", cwd=committed.root)[
        1
    ].split()[1]
    versions["Typst"] = PdfReader(committed.pdf).metadata.creator.split()[1]
    assert {row["Name"]: row["Version"] for row in committed.rows("tab-tools")} == versions
    assert [
        name
        for name, version in versions.items()
        if squeezed(name + version) not in last_page(committed)
    ] == []


def executed(book: Book) -> dict[str, list[str]]:
    """What the table of notebooks must hold, counted and hashed from the notebooks."""
    found = {}
    for name, notebook in book.notebooks().items():
        code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        digest = hashlib.sha256(
            "\n".join("".join(cell["source"]) for cell in code).encode()
        ).hexdigest()
        outputs = sum(len(cell["outputs"]) for cell in code)
        found[f"book/{name}.ipynb"] = [str(len(code)), str(outputs), digest[:12]]
    return found


def listed(book: Book) -> dict[str, list[str]]:
    """The rows of the table of notebooks, by their first cells."""
    return {name: rest for name, *rest in (list(row.values()) for row in book.rows("tab-executed"))}


def test_every_notebook_is_listed_in_reading_order(committed):
    rows, expected = listed(committed), executed(committed)
    assert {name: [*rest[:2], rest[3]] for name, rest in rows.items()} == expected
    assert list(rows) == [
        f"book/{name}.ipynb" for name in committed.names if f"book/{name}.ipynb" in expected
    ]


def test_the_article_lists_its_own_notebooks_and_no_other(committed):
    rows = {name: squeezed("".join([name, *rest])) for name, rest in listed(committed).items()}
    there = [name for name, row in rows.items() if row in last_page(committed)]
    assert sorted(there) == sorted(
        name for name in rows if Path(name).stem in committed.article_names
    )
    assert len(re.findall(r"book/[\w-]+\.ipynb", last_page(committed))) == len(there)


def test_the_data_that_a_notebook_read_are_all_that_its_code_loads_and_what_that_reads(committed):
    loads = {
        name: {f"{match}.csv" for match in re.findall(r"""load\(["'](\w+)""", code)}
        for name, code in committed.code().items()
    }
    read = {Path(name).stem: set(rest[2].split(", ")) for name, rest in listed(committed).items()}
    assert [name for name in read if not loads[name] <= read[name]] == []
    assert (
        read["data"] == {path.name for path in (committed.root / "data").glob("*.csv")}
        and read["visit"] < read["data"]
    )


def test_nothing_in_it_depends_on_the_machine(committed):
    told = plain(committed.pages["colophon"]) + pages(committed.pdf)[-1]
    assert [
        name
        for name in (str(committed.root), str(BIN), socket.gethostname())
        if re.search(rf"\b{re.escape(name)}\b", told)
    ] == []


def test_a_changed_cell_gives_the_data_another_digest_and_uncommitted_changes_are_said(
    committed, tmp_path
):
    changed = Book(Path(shutil.copytree(committed.root, tmp_path / "book", symlinks=True)))
    file = changed.root / "data" / "society.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            "School year 1938/39.", "The school year 1938/39."
        ),
        encoding="utf-8",
    )
    code, log = make(changed.root)
    assert code == 0, log[-3000:]
    before, after = state(committed), state(changed)
    digest = run("sh", "-c", "sha256sum data/* | sha256sum", cwd=changed.root, LC_ALL="C")[
        1
    ].split()[0]
    assert before["SHA-256 of the data"] != after["SHA-256 of the data"] == digest
    assert after["Commit"] == f"{before['Commit']}, {CHANGED}" and CHANGED not in before["Commit"]
    assert digest in last_page(changed) and squeezed(CHANGED) in last_page(changed)


def test_without_git_the_commit_is_not_known(made):
    assert not (made.root / ".git").exists()
    shown = state(made)
    assert shown["Commit"].startswith(UNKNOWN) and {
        shown["Commit in full"],
        shown["Date of the commit"],
    } == {"—"}
    assert squeezed(shown["Commit"]) in last_page(made)


def told(root: Path) -> str:
    """The commit that a folder is said to be at."""
    return str(commit_of(Project(root)))
