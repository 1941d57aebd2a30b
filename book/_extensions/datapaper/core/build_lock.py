"""The lock of a build, and the mark of one that was killed.

One build of a project runs at a time.
"""

import os
import shutil
from contextlib import suppress

from filelock import FileLock, Timeout

from .build_log import warn
from .project import Project
from .refusal import NOT_BUILT, Refusal

ENOUGH = 200_000_000  # bytes: about three times what the outputs and caches of a book take


class DiskFull(Refusal):
    """``_build`` cannot be written, or its disk is full; the message says which."""


class BuildLock:
    """The lock of one project; every instance in a process is the same lock."""

    def __init__(self, project: Project):
        self._folder = project.build
        self._holder, self._dirty = self._folder / ".lock-holder", self._folder / ".unfinished"
        self._lock = FileLock(self._folder / ".lock", is_singleton=True)

    def acquire(self):
        """Wait until no other build of this project runs, and hold the lock from then on.

        Raises DiskFull if ``_build`` cannot be written to or its disk has no room.
        """
        if self._lock.is_locked:
            return
        try:
            self._folder.mkdir(exist_ok=True)
            self._wait()
            self._holder.write_text(str(os.getpid()), encoding="utf-8")
        except OSError as error:
            what = f"{self._folder} cannot be written: {error.strerror}."
            raise DiskFull(f"{what} {NOT_BUILT}") from None
        self._need_room()

    def _wait(self):
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            other = f"another build of this book is running (process {self._process()})"
            warn(f"{other}; waiting for it")
            self._lock.acquire()

    def _process(self) -> str:
        with suppress(OSError):
            return self._holder.read_text(encoding="utf-8")
        return "unknown"

    def _need_room(self):
        free, needed = shutil.disk_usage(self._folder).free // 10**6, ENOUGH // 10**6
        if free < needed:
            what = f"The disk of {self._folder} has {free} MB left, and a build needs {needed} MB."
            raise DiskFull(f"{what} {NOT_BUILT}")

    def mark_dirty(self):
        """Record that this build has begun to write."""
        self._dirty.touch()

    def is_dirty(self) -> bool:
        """Tell whether the last build that began to write was killed. Ask with the lock held."""
        return self._dirty.exists()

    def release(self):
        """Record that this build left nothing half done, failed or not, and let others build."""
        with suppress(OSError):
            self._dirty.unlink()
        self._lock.release()
