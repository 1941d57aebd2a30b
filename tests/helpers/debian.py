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
    """An installed package: whether every Debian has it, and the names it answers to.

    Of each list in ``depends`` one name is enough.
    """

    always: bool
    provides: set[str]
    depends: list[list[str]]


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
            essential == "yes" or priority == "required",
            {name, *(one for (one,) in _names(provides))},
            _names(depends),
        )
        for name, status, essential, priority, provides, depends in rows
        if status == "installed"
    }


def _names(field: str) -> list[list[str]]:
    """The packages that a field names, without versions, each with its alternatives."""
    parts = [[NAME.match(one.strip()) for one in part.split("|")] for part in field.split(",")]
    return [[one[0] for one in part if one] for part in parts if part[0]]


def brought(packages: set[str]) -> set[str]:
    """Return the packages that come with these, on any Debian.

    Of alternatives that is the first, unless another comes anyway.
    """
    known = installed()
    found, new = set(), packages | {name for name, package in known.items() if package.always}
    while new:
        found |= new
        answered = {name for one in found & known.keys() for name in known[one].provides} | found
        lists = [names for one in found & known.keys() for names in known[one].depends]
        lists = [names for names in lists if not answered & set(names)]
        # What has no alternative comes first: it may be the other that comes anyway.
        few = min(map(len, lists), default=0)
        first = {_first(names) for names in lists if len(names) == few}
        new = (first if few == 1 else set(sorted(first)[:1])) - found
    return found


def _first(names: list[str]) -> str:
    """The first of some names, or the package that answers to it."""
    there = [one for one, package in installed().items() if names[0] in package.provides]
    return there[0] if there else names[0]


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
