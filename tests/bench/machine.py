"""On what was measured, when, and which state of the book."""

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from helpers import project

from datapaper.core import git
from datapaper.core.project import Project

PACKAGES = (
    "jupyter-book",
    "sphinx",
    "myst-nb",
    "sphinx-book-theme",
    "pandas",
    "matplotlib",
    "ipykernel",
)


def about(runs: int) -> dict[str, str]:
    """Return what a reader needs to judge the times, name -> text."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": _commit(),
        "runs": str(runs),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{_memory():.0f} GiB",
        "system": f"{_system()}, Python {platform.python_version()}",
        "load at the start": f"{os.getloadavg()[0]:.1f}",
        "versions": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
    }


def _commit() -> str:
    """Return the commit, and whether files differ from it."""
    at = git.commit(Project(project.ROOT))
    return f"{at.short}{' with changes' * at.changed}" if at else "unknown"


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    found = (
        re.search(r"^model name\s*: (.*)$", file.read_text(), re.MULTILINE)
        if file.exists()
        else None
    )
    return found[1] if found else platform.processor() or platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform()
