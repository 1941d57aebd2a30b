"""Time one command, or say why it could not be run."""

import contextlib
import os
import re
import signal
import subprocess
import time
from pathlib import Path

from helpers.project import COLOUR, NOT_INHERITED

WIDTH = 240
FAULT = re.compile(
    r"error|fail|cannot|could not|not found|no such|missing|unable|killed", re.IGNORECASE
)
NOISE = re.compile(r"^make(\[\d+\])?: |Look above for the cause")
UNREACHED = re.compile(
    r"getaddrinfo|urlopen|Name or service|ENOTFOUND|EAI_AGAIN|unreachable|timed out", re.IGNORECASE
)


class NotRun(Exception):
    """A measurement that gave no time; the message is the reason, in the words of the tool where it had any."""


def environment(**more) -> dict[str, str]:
    """Return the environment of timed commands: bytecode is written, no other ``make`` speaks into them."""
    return {name: value for name, value in os.environ.items() if name not in NOT_INHERITED} | more


def timed(command: list, cwd: Path, limit: float, log: Path, **more) -> float:
    """Run a command and return its seconds.

    limit: seconds after which it and its children are stopped; log: the file that keeps what it said;
    more: variables of its environment. Raises NotRun if it fails, is not there, or takes too long.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as said:
        begun = time.perf_counter()
        code = _finished(command, cwd, limit, said, environment(**more))
        seconds = time.perf_counter() - begun
    if code is None:
        raise NotRun(f"not finished after {limit:.0f} seconds")
    if code:
        raise NotRun(
            reason(log.read_text(encoding="utf-8", errors="replace")) or f"exit code {code}"
        )
    return seconds


def _finished(command, cwd, limit, said, env) -> int | None:
    """Wait for a command; return its exit code, or nothing if it was stopped."""
    try:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise NotRun(f"{command[0]}: {error.strerror}") from None
    try:
        return process.wait(limit)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _stop(process)


def _stop(process) -> None:
    """End what a command has left running, itself included."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def reason(said: str) -> str:
    """Return the line of a log that says best why a command failed: the first on an unreached host, else the last fault."""
    lines = [" ".join(line.split()) for line in COLOUR.sub("", said).splitlines() if line.strip()]
    unreached = [line for line in lines if UNREACHED.search(line)]
    faults = [line for line in lines if FAULT.search(line) and not NOISE.search(line)]
    return [*unreached[:1], *faults[::-1], *lines[::-1], ""][0][:WIDTH]
