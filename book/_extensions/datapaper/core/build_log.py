"""What a person reads of a build: a few lines.

Everything else goes into a log under ``_build/log``.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from .project import Project

TERMINAL = "DATAPAPER_TERMINAL"  # the number of the file descriptor that a person reads
ALL = "V"  # set to 1, everything is shown and nothing logged
COLOUR = re.compile(rb"\x1b\[[0-9;]*m")


def say(line: str):
    """Tell the person who started the command; nobody listens under a stock command."""
    terminal = os.environ.get(TERMINAL)
    if terminal:
        os.write(int(terminal), f"{line}\n".encode())


def warn(line: str):
    """Tell the person what cannot wait until the log is read."""
    if os.environ.get(TERMINAL):
        say(line)
    else:
        print(line, file=sys.stderr, flush=True)


def terminal() -> tuple[int, ...]:
    """Return the file descriptors that a child process must keep open to ``say`` something."""
    number = os.environ.get(TERMINAL)
    return (int(number),) if number else ()


@contextmanager
def logged(project: Project, name: str) -> Iterator[Path]:
    """Send what the block and its child processes print into ``_build/log/NAME.log``.

    Colours are left out. What ``say`` prints stays on the terminal. Yields the log, which is
    not written if everything is shown.
    """
    log = project.build / "log" / f"{name}.log"
    shown = os.dup(1)
    os.environ[TERMINAL] = str(shown)
    try:
        with _redirected(log) if _is_wanted(log) else nullcontext():
            yield log
    finally:
        del os.environ[TERMINAL]
        os.close(shown)


def _is_wanted(log: Path) -> bool:
    """Make the folder of a log, unless everything is to be shown or nothing can be written."""
    with suppress(OSError):
        log.unlink(missing_ok=True)
        log.parent.mkdir(parents=True, exist_ok=True)
        return os.environ.get(ALL) != "1" and os.access(log.parent, os.W_OK)
    return False


@contextmanager
def _redirected(log: Path):
    kept = [(number, os.dup(number)) for number in (1, 2)]
    aside = log.with_suffix(f".{os.getpid()}")  # another build may be writing its own
    with aside.open("wb") as file:
        _flush()
        for number, _ in kept:
            os.dup2(file.fileno(), number)
    try:
        yield
    finally:
        _flush()
        for number, copy in kept:
            os.dup2(copy, number)
            os.close(copy)
        with suppress(OSError):  # the disk may be full
            log.write_bytes(COLOUR.sub(b"", aside.read_bytes()))
        aside.unlink()


def _flush():
    sys.stdout.flush()
    sys.stderr.flush()
