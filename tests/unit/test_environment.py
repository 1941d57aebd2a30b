"""Promise: the environment is made with a Python that the book supports, again when it must be."""

import shutil
from pathlib import Path

import pytest
from helpers.project import ROOT, run

SCRIPT = "book/_extensions/environment.py"
PYTHON = """#!/bin/sh
# Answers as a Python of this version does, and notes what it is asked to do.
case "$1 $2" in
  "-c "*) echo {version} ;;
  "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; echo venv >> asked ;;
  "-m pip") echo "$*" >> asked; exit {pip} ;;
esac
"""
OLD, NEW = "3 9 18", "3 12 1"


@pytest.fixture
def root(tmp_path) -> Path:
    """A folder with what the script reads."""
    for name in (SCRIPT, "requirements.txt", "book/_extensions/pyproject.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def python(root: Path, name: str, version: str, pip: int = 0) -> str:
    """A command that answers as this version of Python does."""
    file = root / name
    file.write_text(PYTHON.format(version=version, pip=pip), encoding="utf-8")
    file.chmod(0o755)
    return str(file)


def made(root: Path, asked: str, **environment) -> tuple[int, str, list[str]]:
    """Run the script; return its exit code, what it says, and what the Python was asked for."""
    (root / "asked").write_text("")
    code, said = run("python3", root / SCRIPT, asked, cwd=root, PATH="/usr/bin:/bin", **environment)
    return code, said, (root / "asked").read_text().splitlines()


def test_an_old_python_is_refused_with_its_version_and_what_to_type(root):
    old = python(root, "old", OLD)
    code, said, asked = made(root, old)
    assert code == 1 and asked == [] and not (root / ".venv").exists()
    assert said.startswith(f"The book needs Python 3.11, 3.12, 3.13, and {old} is 3.9.18.")
    assert "make PYTHON=python3.12" in said


def test_a_python_that_is_not_there_is_named(root):
    code, said, _ = made(root, "no-such-python")
    assert code == 1 and "no-such-python cannot be run" in said


def test_an_environment_is_made_once(root):
    new = python(root, "new", NEW)
    code, said, asked = made(root, new)
    assert code == 0 and asked[0] == "venv" and "--require-hashes" in asked[1], said
    assert made(root, new) == (0, "", [])
    assert made(root, "") == (0, "", [])


def test_an_environment_of_another_python_is_renewed_and_the_versions_are_named(root):
    made(root, python(root, "new", NEW))
    code, said, asked = made(root, python(root, "newer", "3 13 0"))
    assert code == 0 and asked[0] == "venv"
    assert "made with Python 3.12.1, and the book now uses Python 3.13.0" in said


def test_an_environment_that_was_not_made_to_the_end_is_made_anew(root):
    code, said, _ = made(root, python(root, "new", NEW, pip=1))
    assert code == 1 and "_build/log/environment.log" in said
    code, said, asked = made(root, python(root, "new", NEW))
    assert code == 0 and asked[0] == "venv" and "not completed" in said


def test_a_changed_lock_is_installed_into_the_environment_that_is_there(root):
    new = python(root, "new", NEW)
    made(root, new)
    with (root / "requirements.txt").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    code, _, asked = made(root, new)
    assert code == 0 and "venv" not in asked and len(asked) == 2


@pytest.mark.parametrize("how", ["asked", "linked"])
def test_an_environment_that_is_somebody_elses_is_left_alone(root, how):
    if how == "linked":
        (root / "elsewhere").mkdir()
        (root / ".venv").symlink_to(root / "elsewhere")
    told = made(root, python(root, "new", NEW), INSTALL="no" if how == "asked" else "")
    assert told == (0, "", [])
