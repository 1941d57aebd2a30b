"""Promise: what the README and the guides beside it tell a person to do works as it is written."""

import configparser
import os
import re
from pathlib import Path

import pytest
from helpers.needs import DICTIONARIES, FONTS, LIBRARIES, PROGRAMS
from helpers.project import BIN, ROOT, steps

LEFT_BY_TESTS = {
    "_build/pages.csv": "paper/test_opened_pages.py",
    "_build/screenshots/": "paper/test_pages_for_everyone.py",
}
GUIDES = ("README.md", "CONTRIBUTING.md", "SUBMITTING.md", "MAINTAINING.md")
LONGEST = 100  # lines of the README
FENCE = re.compile(r"^```(?:bash|sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def readme() -> str:
    """The text of README.md."""
    return (ROOT / "README.md").read_text(encoding="utf-8")


def guides() -> str:
    """The text of the README and of the guides that it names."""
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in GUIDES)


def commands(text: str) -> list[str]:
    """Every command in the blocks of commands of a text, without prompt and comment."""
    lines = [line for block in FENCE.findall(text) for line in block.splitlines()]
    bare = [re.sub(r"^\$ |\s+#.*$", "", line).strip() for line in lines]
    return [command for command in bare if command and not command.startswith("#")]


def targets() -> set[str]:
    """The targets that the Makefile and what it includes declare."""
    files = (ROOT / "Makefile", ROOT / "book" / "_extensions" / "paper.mk")
    text = "".join(file.read_text(encoding="utf-8") for file in files).replace("\\\n", " ")
    return {
        word for line in re.findall(r"^\.PHONY:(.*)$", text, re.MULTILINE) for word in line.split()
    }


def test_two_commands_are_enough():
    assert commands(readme())[:2] == ["make", "make test"]


def test_the_readme_is_short_and_names_every_guide():
    assert len(readme().splitlines()) <= LONGEST
    assert [name for name in GUIDES if f"]({name})" not in f"](README.md){readme()}"] == []
    assert "## If it fails" in readme()


def test_every_make_target_named_exists_and_every_target_is_named():
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", guides(), re.MULTILINE))
    assert named - targets() == set()
    assert targets() - named - {"all", "environment"} == set()


def test_every_command_names_a_program_that_the_project_installs():
    programs = {command.split()[0].removeprefix(".venv/bin/") for command in commands(guides())}
    installed = {path.name for path in BIN.iterdir()}
    assert programs <= {"make", "git", "jupyter-book", "python"} | installed


def test_every_path_named_exists(book, submission):
    named = r"`([\w./-]+/[\w./-]*|[\w-]+\.\w{2,5})`|\]\((?!https?:)([^)]+)\)"
    paths = {path for found in re.findall(named, guides()) for path in found if path}
    paths = {path for path in paths if not path.startswith((".venv", "_build/submission"))}
    places = (ROOT, book.root, submission)
    missing = [path for path in paths if not any((place / path).exists() for place in places)]
    assert paths and set(missing) <= set(LEFT_BY_TESTS)


@pytest.mark.parametrize(
    "guide",
    ["ARCHITECTURE.md", "CONTRIBUTING.md", "book/_extensions/datapaper/formats/docx/README.md"],
)
def test_every_module_that_a_guide_names_exists(guide):
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = {*re.findall(r"[\w./-]+\.(?:py|lua|yml)\b", text)}
    patterns = ("*", "book/**/*", "tests/**/*")
    known = [path.as_posix() for pattern in patterns for path in ROOT.glob(pattern)]
    lost = {name for name in named if not any(path.endswith(f"/{name}") for path in known)}
    assert named and {name for name in lost if "NAME" not in name} == set()


@pytest.mark.parametrize("path", LEFT_BY_TESTS)
def test_what_the_tests_are_said_to_leave_is_written_by_one_of_them(path):
    writer = (ROOT / "tests" / LEFT_BY_TESTS[path]).read_text(encoding="utf-8")
    assert path in readme() and f'"{Path(path).name}"' in writer


def test_continuous_integration_runs_the_test_command_and_allows_no_skip():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in script and "CI=true" in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_test_command_installs_the_system_packages_first():
    log = steps("test")
    assert log.index("system_packages.py apt.txt") < log.index("-m pytest")


def test_the_test_command_compares_every_cell_of_the_book_strictly():
    settings = configparser.ConfigParser()
    settings.read(ROOT / "pytest.ini")
    assert "--nbval" in settings["pytest"]["addopts"].split()
    assert "book" in settings["pytest"]["testpaths"].split()


def test_every_system_package_can_be_missed_by_name():
    listed = (ROOT / "apt.txt").read_text(encoding="utf-8").split()
    assert sorted(listed) == listed == sorted({**PROGRAMS, **DICTIONARIES, **FONTS, **LIBRARIES})
