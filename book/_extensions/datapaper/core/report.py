"""What a person reads of a build: a few lines.

Everything else goes into a log under ``_build/log``.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


def terminal() -> tuple[int, ...]:
    """Return the file descriptors that a child process must keep open to ``say`` something."""
    number = os.environ.get(TERMINAL)
    return (int(number),) if number else ()


@contextmanager
def logged(project: Project, name: str) -> Iterator[Path]:
    """Send what the block and its child processes print into ``_build/log/NAME.log``.

    Colours are left out. What ``say`` prints stays on the terminal. Yields the log file, which
    is empty if everything is shown.
    """
    log = project.build / "log" / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_bytes(b"")
    shown = os.dup(1)
    os.environ[TERMINAL] = str(shown)
    try:
        with _redirected(log) if os.environ.get(ALL) != "1" else _unchanged():
            yield log
    finally:
        del os.environ[TERMINAL]
        os.close(shown)
        log.write_bytes(COLOUR.sub(b"", log.read_bytes()))


@contextmanager
def _redirected(log: Path):
    kept = [(number, os.dup(number)) for number in (1, 2)]
    with log.open("ab") as file:
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


@contextmanager
def _unchanged():
    yield


def _flush():
    sys.stdout.flush()
    sys.stderr.flush()
