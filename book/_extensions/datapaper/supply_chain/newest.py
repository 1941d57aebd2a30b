"""Build the book with the newest packages that ``requirements.in`` allows.

    python -m datapaper newest

The lock stays as it is. The exit code is 1 if the book does not build, 2 if
the newest packages could not be found out.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from .clean_copy import copy, make, say

PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
OPTIONS = ["--python-version", "3.11", "--generate-hashes", "--no-annotate", "--quiet"]
COMPILE = ["pip", "compile", "--upgrade", "--universal", *OPTIONS]
UV = [str(Path(sys.executable).with_name("uv")), *COMPILE]


def compiled(root: Path, target: Path) -> str:
    """Write the newest lock to ``target``; return what went wrong, nothing if nothing did."""
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [*UV, "--output-file", str(target), "requirements.in"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return done.stderr.strip() if done.returncode else ""


def changes(old: str, new: str) -> list[str]:
    """Return the changes of a lock: ``name old -> new``, ``name new``, or ``without name``."""
    before, after = _versions(old), _versions(new)
    changed = [name for name in sorted({*before, *after}) if before.get(name) != after.get(name)]
    return [_change(name, before.get(name), after.get(name)) for name in changed]


def _versions(lock: str) -> dict[str, str]:
    """Return package -> version, or versions where platforms have different ones."""
    found: dict[str, list[str]] = {}
    for name, version in PINNED.findall(lock):
        found.setdefault(name, []).append(version)
    return {name: "/".join(versions) for name, versions in found.items()}


def _change(name: str, old: str | None, new: str | None) -> str:
    if new is None:
        return f"without {name}"
    return f"{name} {old} -> {new}" if old else f"{name} {new}"


def sentence(changed: list[str], builds: bool) -> str:
    """Return the result as one line."""
    verb = "builds" if builds else "does NOT build"
    if not changed:
        return f"newest: the lock is the newest, and the book {verb}"
    return f"newest: the book {verb} with {', '.join(changed)}"


def main() -> int:
    """Check the folder that this runs in; return the exit code."""
    root, folder = Path.cwd(), Path.cwd() / "_build" / "newest"
    fault = compiled(root, folder / "requirements.txt")
    if fault:
        print(f"newest: NOTHING WAS CHECKED: {fault}")
        return 2
    locks = [place / "requirements.txt" for place in (root, folder)]
    changed = changes(*(lock.read_text(encoding="utf-8") for lock in locks))
    say(f"Building in _build/newest/copy with {len(changed)} packages other than the locked ones")
    shutil.copy(folder / "requirements.txt", copy(root, folder / "copy") / "requirements.txt")
    (folder / "log.txt").unlink(missing_ok=True)
    builds, log = make(folder / "copy", "html", "article")
    if not builds:
        print(log)
    print(sentence(changed, builds))
    return int(not builds)
