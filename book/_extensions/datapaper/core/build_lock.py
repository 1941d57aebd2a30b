"""Let one build at a time work, and know whether the last one ended."""

import os
import shutil
import sys
from contextlib import suppress

from .project import BUILD

LOCK, UNFINISHED = BUILD / ".lock", BUILD / ".unfinished"
ENOUGH = 200_000_000  # bytes: about three times what the book's outputs and caches take
_held = []


class NoRoom(OSError):
    """``_build`` cannot be written, or its disk is full; the message says which."""


def take():
    """Wait until no other build of this folder runs; then this process has the turn until it ends.

    Raises NoRoom if ``_build`` cannot be written to or its disk has no room.
    """
    if _held:
        return
    try:
        BUILD.mkdir(exist_ok=True)
        file = LOCK.open("a+")
        file.write(" ")
        file.flush()
    except OSError as error:
        raise NoRoom(
            f"{BUILD} cannot be written: {error.strerror}. Nothing was built; what was there is as it was."
        ) from None
    _lock(file)
    _held.append(file)
    _need_room()


def _lock(file):
    """Lock the file until this process ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # Windows: builds are not kept apart there
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        print(
            f"another build of this book is running (process {file.read().strip() or 'unknown'}); waiting for it",
            file=sys.stderr,
            flush=True,
        )
        fcntl.flock(file, fcntl.LOCK_EX)
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()


def _need_room():
    free = shutil.disk_usage(BUILD).free
    if free < ENOUGH:
        raise NoRoom(
            f"the disk of {BUILD} has {free // 10**6} MB left, and a build needs {ENOUGH // 10**6} MB. Nothing was built; what was there is as it was."
        )


def begin():
    """Say that this build has begun to write."""
    UNFINISHED.touch()


def was_killed() -> bool:
    """Tell whether the last build that began never ended. Only who has the turn may ask."""
    return UNFINISHED.exists()


def end():
    """Say that this build, whatever came of it, has ended and left nothing half done, and give up the turn."""
    with suppress(OSError):
        UNFINISHED.unlink()
    while _held:
        _held.pop().close()
