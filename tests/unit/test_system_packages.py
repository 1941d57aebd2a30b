"""Promise: a missing system package is installed where that may be done, and named where it may not."""

import os
import subprocess
import sys

import pytest
from helpers.project import ROOT

SCRIPT = ROOT / "tests" / "system_packages.py"


def told(tmp_path, packages: str, **environment) -> str:
    """What the script says about a list of packages, with nothing else to run than what is given."""
    (tmp_path / "apt.txt").write_text(packages, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "apt.txt"],
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_apt_every_package_is_named_in_one_line(tmp_path):
    line = told(tmp_path, "chromium\nlatexmk\n", PATH=str(tmp_path))
    assert (
        line
        == "System packages: missing: chromium, latexmk; the tests that need them are skipped.\n"
    )


@pytest.mark.needs("poppler-utils")
def test_nothing_is_done_when_nothing_is_missing(tmp_path):
    if not os.path.exists("/var/lib/dpkg/info/poppler-utils.list"):
        pytest.skip("poppler-utils does not come from a Debian package here")
    assert told(tmp_path, "poppler-utils  # pdffonts\n") == "System packages: all installed.\n"


def test_a_skip_names_the_package_and_ci_turns_it_into_a_failure(tmp_path):
    (tmp_path / "conftest.py").write_text(
        (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (tmp_path / "test_it.py").write_text(
        "import pytest\n\n@pytest.mark.needs('chromium')\ndef test_it():\n    pass\n",
        encoding="utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-rs",
        "-p",
        "no:cacheprovider",
        "-n0",
        f"--rootdir={tmp_path}",
        tmp_path,
    ]
    bare = os.environ | {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT / "tests"), "CI": ""}
    skipped = subprocess.run(command, env=bare, capture_output=True, text=True, cwd=tmp_path)
    failed = subprocess.run(
        command, env=bare | {"CI": "true"}, capture_output=True, text=True, cwd=tmp_path
    )
    assert skipped.returncode == 0 and "needs the Debian package chromium" in skipped.stdout
    assert failed.returncode == 1 and "needs the Debian package chromium" in failed.stdout
