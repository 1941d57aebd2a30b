"""Staging: output is written beside its place and swapped in whole, in one step."""

import ctypes
import os
import shutil
from pathlib import Path

AT_THE_WORKING_FOLDER, EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux


def write_whole(file: Path, content: bytes):
    """Write a file in one step: whenever a build is killed, it holds the old or the new content."""
    temporary = file.with_name(f".{file.name}-{os.getpid()}")
    temporary.write_bytes(content)
    os.replace(temporary, file)


def publish(staged: Path, place: Path):
    """Let the directory ``staged`` become ``place`` in one step, and remove what was there.

    Where the system cannot exchange two folders, the old one is renamed first; a build that
    is killed between the two steps leaves it under the name that ``recover`` looks for.
    """
    if place.exists() and not _exchange(staged, place):
        os.replace(place, _old(place))
    if staged.exists() and not place.exists():
        os.replace(staged, place)
    for left in (staged, _old(place)):
        shutil.rmtree(left, ignore_errors=True)


def recover(place: Path):
    """Undo a swap that was killed half-way, and remove staging directories of killed builds."""
    if _old(place).exists() and not any(place.glob("*")):
        # Sphinx makes an empty folder in its place as it starts.
        shutil.rmtree(place, ignore_errors=True)
        os.replace(_old(place), place)
    for left in place.parent.glob(f".{place.name}-*"):
        shutil.rmtree(left, ignore_errors=True)


def staging_dir(place: Path) -> Path:
    """Return an empty folder on the same disk to build into."""
    staged = place.with_name(f".{place.name}-{os.getpid()}")
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    return staged


def _old(place: Path) -> Path:
    return place.with_name(f".{place.name}-old")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False if this system has no call for it."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here = AT_THE_WORKING_FOLDER
    return rename(here, os.fsencode(one), here, os.fsencode(other), EXCHANGE) == 0
