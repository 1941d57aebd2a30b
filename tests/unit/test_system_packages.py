"""Promise: a missing system package is installed where that may be done, and else is named."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import system_packages
from helpers import debian
from helpers.needs import FONTS, LIBRARIES, PROGRAMS, font, installed
from helpers.project import ROOT, run

# What `make` itself asks for, and what every Debian has.
BARE = {
    *["make", "python3", "dpkg-query", "ldd", "printf", "sh", "sha256sum", "taskset", "unshare"]
}
DRIVER = "playwright/driver/node"
SCRIPT = ROOT / "tests" / "system_packages.py"


def told(tmp_path, packages: str, **environment) -> str:
    """What the script says about a list of packages."""
    (tmp_path / "apt.txt").write_text(packages, encoding="utf-8")
    code, log = run(sys.executable, SCRIPT, "apt.txt", cwd=tmp_path, **environment)
    assert code == 0, log
    return log


def test_without_apt_every_package_is_named_in_one_line(tmp_path):
    line = "System packages: missing: chromium, latexmk; the tests that need them are skipped.\n"
    assert told(tmp_path, "chromium\nlatexmk\n", PATH=str(tmp_path)) == line


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
    command = [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", "-n0"]
    bare = {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT / "tests")}
    for ci, ended in (("", 0), ("true", 1)):
        code, log = run(*command, f"--rootdir={tmp_path}", tmp_path, cwd=tmp_path, CI=ci, **bare)
        assert code == ended and "needs the Debian package chromium" in log


def sources() -> str:
    """All that the tests and their helpers say."""
    files = (ROOT / "tests").glob("*/**/*.py")
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_every_package_of_the_list_is_needed_by_a_test_and_the_reverse():
    named = re.findall(r"needs\(([^)]*)\)|PACKAGES = \[([^]]*)\]", sources())
    listed = (ROOT / "apt.txt").read_text(encoding="utf-8").split()
    assert set(re.findall(r'"([a-z][a-z0-9.+-]+)"', str(named))) == set(listed)


def test_every_program_that_a_test_starts_is_in_a_package_of_the_list_or_on_any_debian():
    known = BARE.union(*PROGRAMS.values())
    first = r'(?:\b(?:run|Popen|which)\(|command = )\s*\[?\s*"([a-z][\w.-]*)"'
    started = set(re.findall(first, sources()))
    assert len(started) >= 12 and started - known == set()


def test_of_packages_of_which_one_is_enough_only_one_comes(monkeypatch):
    known = {
        name: debian.Package(False, {name}, depends)
        for name, depends in (("tex", [["one", "other"]]), ("one", []), ("other", []))
    }
    monkeypatch.setattr(debian, "installed", lambda: known)
    assert debian.brought({"tex"}) == {"tex", "one"}
    assert debian.brought({"tex", "other"}) == {"tex", "other"}


@pytest.mark.parametrize("package", {**PROGRAMS, **FONTS})
def test_the_programs_or_the_font_of_a_package_come_also_without_recommended_ones(package):
    is_font = package in FONTS
    if not debian.has({package, *["texlive-binaries"] * is_font}):
        pytest.skip(f"{package} does not come from a Debian package here")
    files = {font(package)} if is_font else set(installed(package))
    assert debian.strangers(files, {package}) == {}


def test_what_is_taken_for_granted_is_there_on_a_bare_debian():
    if not debian.has({"dpkg"}):
        pytest.skip("this is not Debian")
    found = {shutil.which(program) for program in BARE}
    assert None not in found and debian.strangers(found, {"make", "python3"}) == {}


@pytest.mark.needs("libatomic1")
def test_the_python_packages_need_no_library_that_a_bare_debian_lacks():
    """But for the driver of Chromium, for which the list brings it."""
    if not debian.has({"dpkg"}):
        pytest.skip("this is not Debian")
    compiled = [
        file for file in Path(sys.prefix).rglob("*") if ".so" in file.suffixes or file.match(DRIVER)
    ]
    said = subprocess.run(["ldd", *compiled], check=False, capture_output=True, text=True).stdout
    needed = {}
    for part in re.split(r"^(?=/.+:$)", said, flags=re.MULTILINE)[1:]:
        file, _, libraries = part.partition(":\n")
        needed[file] = set(re.findall(r"=> (/(?:usr/)?lib/\S+)", libraries))
        assert "not found" not in libraries, part
    driver = {file for file in needed if file.endswith(DRIVER)}
    assert len(needed) >= 100 and driver
    for known, those in ((set(), needed.keys() - driver), ({"chromium", *LIBRARIES}, driver)):
        libraries = set().union(*(needed[file] for file in those))
        assert debian.strangers(libraries, known | {"python3"}) == {}


def test_with_system_no_packages_are_named_and_the_machine_is_left_alone(tmp_path):
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n', encoding="utf-8")
    apt.chmod(0o755)
    path = f"{tmp_path}:/usr/bin:/bin"
    line = told(tmp_path, "no-such-package-here\n", PATH=path, SYSTEM="no")
    assert "missing: no-such-package-here" in line and not (tmp_path / "asked").exists()
    line = told(tmp_path, "no-such-package-here\n", PATH=path, SYSTEM="")
    assert line.startswith("System packages: installing no-such-package-here\n")
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    installs = [line for line in asked if "no-such-package-here" in line]
    assert installs and all("--no-install-recommends" in line for line in installs)


def test_of_packages_that_cannot_all_be_had_each_is_tried_alone(monkeypatch):
    asked = []

    def ended(*command: str) -> int:
        asked.append(command[command.index("--yes") + 1 :])
        return int("gone" in command)

    monkeypatch.setattr(system_packages, "ended", ended)
    system_packages.install(["gone", "there"], [])
    alone = ("install", "--no-install-recommends")
    assert asked == [("update",), (*alone, "gone", "there"), (*alone, "gone"), (*alone, "there")]
