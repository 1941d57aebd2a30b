"""What Debian's packages bring: what they depend on comes too, what they recommend may not."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

FORM = (
    "${Package}|${db:Status-Status}|${Essential}|${Priority}|"
    "${Provides}|${Pre-Depends}, ${Depends}\n"
)
NAME = re.compile(r"[a-z0-9][a-z0-9+.-]+")


class Package(NamedTuple):
    """An installed package: whether every Debian has it, the names it answers to and depends on."""

    always: bool
    provides: set[str]
    depends: set[str]


def has(packages: set[str]) -> bool:
    """Tell whether dpkg keeps account here and has all of these installed."""
    return bool(shutil.which("dpkg-query")) and packages <= set(installed())


@cache
def installed() -> dict[str, Package]:
    """Return the installed packages by name."""
    shown = subprocess.run(
        ["dpkg-query", "--show", "--showformat", FORM], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split("|", 5) for line in shown.splitlines()]
    return {
        name: Package(
            essential == "yes" or priority == "required", {name, *_names(provides)}, _names(depends)
        )
        for name, status, essential, priority, provides, depends in rows
        if status == "installed"
    }


def _names(field: str) -> set[str]:
    """The packages that a field names, without versions; of alternatives, all."""
    return {found[0] for part in re.split("[,|]", field) if (found := NAME.match(part.strip()))}


def brought(packages: set[str]) -> set[str]:
    """Return the packages that come with these, on any Debian."""
    known = installed()
    found, todo = set(), packages | {name for name, package in known.items() if package.always}
    while todo:
        found |= todo
        asked = {name for one in todo & known.keys() for name in known[one].depends}
        todo = {name for name, package in known.items() if package.provides & asked} - found
    return found


def strangers(files: set[str], packages: set[str]) -> dict[str, str]:
    """Return file -> its package, for the files that come with none of these packages."""
    known, asked = brought(packages), {name: file for file in files for name in _paths(file)}
    listed = subprocess.run(
        ["dpkg-query", "--search", *asked], check=False, capture_output=True, text=True
    ).stdout.splitlines()
    listed = [line for line in listed if not line.startswith("diversion by ")]
    owners = [
        (asked.get(path), {one.partition(":")[0] for one in names.split(", ")})
        for names, _, path in (line.partition(": ") for line in listed)
    ]
    return {file: ", ".join(sorted(names)) for file, names in owners if file and not names & known}


def _paths(file: str) -> set[str]:
    """The paths under which dpkg may know a file: as given, behind links, before /bin was one."""
    given = {str(Path(file).absolute()), str(Path(file).resolve())}
    return given | {path.removeprefix("/usr") for path in given if re.match(r"/usr/s?bin/", path)}
