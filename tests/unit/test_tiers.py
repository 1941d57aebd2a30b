"""Promise: every test lies in a tier, says what it promises, and no quick tier builds the book."""

import ast
import configparser
from collections import Counter
from pathlib import Path

import pytest
from helpers.project import ROOT

TESTS = ROOT / "tests"
TIERS = {"unit", "sphinx", "paper", "e2e"}
FILES = {str(file.relative_to(TESTS)): file for file in sorted(TESTS.rglob("test_*.py"))}
# What only end to end tests may ask for: fixtures that build the whole book, and commands that do.
BUILDS = {"made", "settled", "tree", "new_paper", "small", "deployed"}
BUILDS |= {f"helpers: {name}" for name in ("make", "built", "stock", "jupyter_book")}


def asked_for(file: Path) -> set[str]:
    """The arguments of the functions of a file, and what it imports from the helpers."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    arguments = {one.arg for function in functions for one in function.args.args}
    imports = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers")
    ]
    return arguments | {f"helpers: {name.name}" for node in imports for name in node.names}


@pytest.mark.parametrize("name", FILES)
def test_a_file_lies_in_a_tier_and_begins_with_its_promise(name):
    said = ast.get_docstring(ast.parse(FILES[name].read_text(encoding="utf-8"))) or ""
    assert Path(name).parts[0] in TIERS and len(Path(name).parts) == 2
    promise = said.split("\n\n")[0]
    assert promise.startswith("Promise: ") and promise.endswith((".", ":"))


def test_no_two_files_have_one_name():
    names = Counter(file.name for file in FILES.values())
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("e2e/")])
def test_a_quick_tier_builds_no_book(name):
    assert asked_for(FILES[name]) & BUILDS == set()
    assert name.startswith("paper/") or not asked_for(FILES[name]) & {"book", "submission", "site"}


def test_every_tier_and_the_notebooks_are_run_by_one_command_and_the_quick_ones_by_the_other():
    settings = configparser.ConfigParser()
    settings.read(ROOT / "pytest.ini")
    everything = {"book", *(f"tests/{tier}" for tier in TIERS)}
    assert set(settings["pytest"]["testpaths"].split()) == everything
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = [
        line.split("-m pytest")[1].split() for line in makefile.splitlines() if "-m pytest" in line
    ]
    assert sorted(map(sorted, commands)) == [[], sorted(everything - {"tests/e2e"})]
