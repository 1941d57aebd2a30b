"""An audit hook that records which files of the project a notebook reads.

It refuses what would make outputs depend on anything else.
"""

import importlib.util
import os
import sys
import tempfile
from pathlib import Path

BUILD = "_build"
NOT_SOURCES = {BUILD, ".venv", ".git"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
NETWORK = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty"}
NAMES = {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link"}
CHANGES = {*NAMES, "os.truncate", "os.chmod", "os.utime"}
LISTS = {"os.listdir", "os.scandir"}
ONLY = "Notebooks may only read the files of the project."


class NotReproducible(PermissionError):
    """A notebook tried to depend on more than the project, or to change the project."""


def watch(root: str, log: str):
    """Install the audit hook: ``log`` gets a line for each path of the project that is read.

    It raises NotReproducible, in the cell that tries it, for the network, for other programs,
    whose reads could not be seen, and for writing anywhere but in ``_build`` and the folder for
    temporary files.
    """
    out = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    project, build = os.path.join(root, ""), os.path.join(root, BUILD, "")
    free = tuple(os.path.realpath(folder) + os.sep for folder in (tempfile.gettempdir(), "/dev"))

    def refuse(path):
        """Raise NotReproducible for a path that may not be written."""
        full = os.path.realpath(os.fsdecode(path)) + os.sep
        if not full.startswith(build if full.startswith(project) else free):
            shown = os.fsdecode(path)
            raise NotReproducible(f"The cell tried to write outside _build: {shown}. {ONLY}")

    def noted(path):
        """Write down a path of the project that is read."""
        name = source(root, path)
        if name is not None:
            os.write(out, f"{name}\n".encode())

    sys.addaudithook(lambda event, arguments: _seen(event, arguments, noted, refuse))


def _seen(event: str, arguments: tuple, noted, refuse):
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, int):
            return
        refuse(path) if flags & WRITING else noted(os.fsdecode(path))
    elif event in LISTS and not isinstance(arguments[0], int):
        noted(os.path.join(os.fsdecode(arguments[0] or "."), ""))
    elif event in CHANGES and (event == "os.truncate" or arguments[-1] == -1):
        # Otherwise the path is relative to a folder that is open.
        for path in filter(_is_path, arguments):
            refuse(path)
    elif event in PROGRAMS or (event in NETWORK and not _is_local(arguments)):
        what = "start another program" if event in PROGRAMS else "use the internet"
        raise NotReproducible(f"The cell tried to {what} ({event} {arguments[1:]}). {ONLY}")


def _is_path(argument) -> bool:
    return isinstance(argument, (str, bytes, os.PathLike))


def _is_local(arguments: tuple) -> bool:
    """Tell a Unix socket, by its address."""
    return isinstance(arguments[-1], (str, bytes)) and not isinstance(arguments[0], (str, bytes))


def source(root: str, path: str) -> str | None:
    """Return the path of a source relative to the project, None for anything else.

    Bytecode counts as its source. A path that ends with a slash is the list of names in a folder.
    """
    full = os.path.realpath(path)
    if not full.startswith(root + os.sep):
        return None
    inside = Path(full).relative_to(root)
    if inside.parts[0] in NOT_SOURCES:
        return None
    if inside.parent.name == "__pycache__":
        return os.path.relpath(importlib.util.source_from_cache(full), root)
    if path.endswith(os.sep):
        # Imports look into every folder of the search path.
        return None if full in map(os.path.realpath, sys.path) else f"{inside}/"
    return str(inside)
