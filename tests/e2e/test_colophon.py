"""Promise: the colophon of book and PDF tells what the standard tools tell of sources and build."""

import hashlib
import platform
import re
import socket
from importlib import metadata
from pathlib import Path

import pypandoc
import pytest
from helpers.built_book import Book, plain
from helpers.pdf_reader import pages, squeezed
from helpers.project import BIN, run
from helpers.repository import COMMITTED, git
from pypdf import PdfReader

pytestmark = pytest.mark.needs("git")
UNKNOWN = "not known"


def state(book: Book) -> dict[str, str]:
    """The facts about the sources, as the HTML book shows them."""
    return {row["What"]: row["Value"] for row in book.rows("tab-state")}


def last_pages(book: Book) -> list[str]:
    """The text of the last pages of the PDF, from the one that the colophon begins."""
    all_pages = pages(book.pdf)
    begins = [n for n, page in enumerate(all_pages) if page.split("\n")[1:2] == ["Colophon"]]
    return all_pages[begins[-1] :]


def printed(book: Book) -> str:
    """The colophon of the PDF, without spaces and hyphens."""
    return squeezed("".join(last_pages(book)))


def test_every_command_gives_the_value_beside_it(deployed):
    rows = [row for row in deployed.rows("tab-state") if row["Command"] != "—"]
    answers = [(row, run("sh", "-c", row["Command"], cwd=deployed.root)) for row in rows]
    assert len(answers) == 6
    assert [row for row, (code, said) in answers if code or row["Value"] not in said.split()] == []


def test_it_names_the_commit_the_edition_and_python(deployed):
    shown = state(deployed)
    citation = (deployed.root / "CITATION.cff").read_text(encoding="utf-8")
    assert shown["Commit in full"] == git(deployed.root, "rev-parse", "HEAD")
    assert shown["Commit in full"].startswith(shown["Commit"])
    assert shown["Date of the commit"] == COMMITTED
    assert f'title: "{shown["Title"]}"' in citation and f"version: {shown['Version']}" in citation
    assert shown["Python"] == platform.python_version()


def test_the_last_pages_of_the_article_have_the_same_facts(deployed):
    told = [squeezed(what + value) for what, value in state(deployed).items()]
    assert [fact for fact in told if fact not in printed(deployed)] == []
    assert UNKNOWN not in "".join(last_pages(deployed))


def test_it_stands_alone_on_the_last_pages_of_which_there_are_two_at_most(deployed):
    colophon = last_pages(deployed)
    before = pages(deployed.pdf)[: -len(colophon)]
    assert len(colophon) <= 2 and "Colophon" not in before[-1]
    assert all("Colophon" in page.split("\n")[0] for page in colophon)


def test_every_direct_dependency_has_its_version_in_both(deployed):
    listed = (deployed.root / "requirements.in").read_text(encoding="utf-8")
    names = re.findall(r"^([A-Za-z][\w.-]*)", listed, re.MULTILINE)
    versions = {name: metadata.version(name) for name in names}
    versions["pandoc"] = pypandoc.get_pandoc_version()
    versions["Typst"] = PdfReader(deployed.pdf).metadata.creator.split()[1]
    assert {row["Name"]: row["Version"] for row in deployed.rows("tab-tools")} == versions
    told = [squeezed(name + version) for name, version in versions.items()]
    assert [tool for tool in told if tool not in printed(deployed)] == []


def executed(book: Book) -> dict[str, list[str]]:
    """What the table of notebooks must hold, counted and hashed from the notebooks."""
    found = {}
    for name, notebook in book.notebooks().items():
        code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        source = "\n".join("".join(cell["source"]) for cell in code)
        outputs = sum(len(cell["outputs"]) for cell in code)
        digest = hashlib.sha256(source.encode()).hexdigest()[:12]
        found[f"book/{name}.ipynb"] = [str(len(code)), str(outputs), digest]
    return found


def listed(book: Book) -> dict[str, list[str]]:
    """The rows of the table of notebooks, by their first cells."""
    return {name: rest for name, *rest in (list(row.values()) for row in book.rows("tab-executed"))}


def test_every_notebook_is_listed_in_reading_order(deployed):
    rows, expected = listed(deployed), executed(deployed)
    assert {name: [*rest[:2], rest[3]] for name, rest in rows.items()} == expected
    in_order = [f"book/{name}.ipynb" for name in deployed.names]
    assert list(rows) == [name for name in in_order if name in expected]


def test_the_article_lists_its_own_notebooks_and_no_other(deployed):
    rows = {name: squeezed("".join([name, *rest])) for name, rest in listed(deployed).items()}
    there = {name for name, row in rows.items() if row in printed(deployed)}
    assert there == {name for name in rows if Path(name).stem in deployed.article_names}
    assert len(re.findall(r"book/[\w-]+\.ipynb", printed(deployed))) == len(there)


def test_the_data_that_a_notebook_read_are_all_that_its_code_loads_and_what_that_reads(deployed):
    loads = {
        name: {f"{match}.csv" for match in re.findall(r"""load\(["'](\w+)""", code)}
        for name, code in deployed.code().items()
    }
    read = {Path(name).stem: set(rest[2].split(", ")) for name, rest in listed(deployed).items()}
    assert [name for name in read if not loads[name] <= read[name]] == []
    assert read["data"] == {path.name for path in (deployed.root / "data").glob("*.csv")}
    assert read["visit"] < read["data"]


def test_nothing_in_it_depends_on_the_machine(deployed):
    told = plain(deployed.pages["colophon"]) + "".join(last_pages(deployed))
    names = [str(deployed.root), str(BIN), socket.gethostname()]
    assert [name for name in names if re.search(rf"\b{re.escape(name)}\b", told)] == []


def test_without_git_the_commit_is_not_known(made):
    assert not (made.root / ".git").exists()
    shown = state(made)
    assert shown["Commit"].startswith(UNKNOWN)
    assert shown["Commit in full"] == shown["Date of the commit"] == "—"
    assert squeezed(shown["Commit"]) in printed(made)
