"""What every peer has in common: an environment, a copy of the project, a command, pages."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from helpers import project

from .. import workplace
from ..cases import Case
from ..timing import NotRun

UV = project.BIN / "uv"
KERNELS = workplace.HOME / "kernels"


@dataclass
class Peer:
    """One tool.

    needs: packages of PyPI, the tool first, in the newest version that there is; locked: packages in the version of the book;
    write: lays its own configuration into a copy of the project; command: what is timed, run in that copy;
    made: pattern of its pages; left_out: what its pages lack of the book; extra: variables of its environment.
    """

    name: str
    needs: tuple[str, ...]
    write: Callable[[Path], None]
    command: Callable[[Path], list]
    made: str = "_build/html/**/*.html"
    locked: tuple[str, ...] = ()
    left_out: str = ""
    extra: Callable[[], dict[str, str]] = dict
    installed: Callable[["Peer"], str] | None = None

    @property
    def slug(self) -> str:
        """The name of its folders."""
        return re.sub(r"\W+", "-", self.name.lower()).strip("-")

    @property
    def bin(self) -> Path:
        """The programs of its environment."""
        return workplace.HOME / "envs" / self.slug / "bin"


def case(peer: Peer) -> Case:
    """Return the case that measures a peer."""
    return Case(
        "peers", peer.name, lambda number: _run(peer), lambda: _prepare(peer), note=peer.left_out
    )


def _prepare(peer: Peer) -> str:
    """Install a peer and lay out its project; return its versions."""
    versions = (peer.installed or install)(peer)
    _write_kernel()
    peer.write(workplace.fresh(peer.slug))
    return versions


def install(peer: Peer) -> str:
    """Install the packages of a peer into its own environment; return the versions of the tool."""
    log = f"{peer.slug}-install"
    workplace.HOME.mkdir(parents=True, exist_ok=True)
    workplace.build(
        workplace.HOME,
        UV,
        "venv",
        "--allow-existing",
        "--python",
        project.BIN / "python",
        peer.bin.parent,
        log=log,
    )
    wanted = [*peer.needs, *map(_pinned, peer.locked)]
    python = peer.bin / "python"
    workplace.build(
        workplace.HOME,
        UV,
        "pip",
        "install",
        "--upgrade",
        "--compile-bytecode",
        "--python",
        python,
        *wanted,
        log=log,
    )
    _, listed = project.run(
        UV, "pip", "list", "--quiet", "--format", "json", "--python", python, cwd=workplace.HOME
    )
    found = {
        package["name"]: package["version"]
        for package in json.loads(listed[listed.index("[") :].splitlines()[0])
    }
    return ", ".join(f"{name} {found[name]}" for name in map(_bare, peer.needs))


def _bare(requirement: str) -> str:
    return re.match(r"[\w-]+", requirement)[0]


def _pinned(name: str) -> str:
    """Return a requirement for the version that the book locks."""
    lock = (project.ROOT / "requirements.txt").read_text(encoding="utf-8")
    return re.search(rf"^{name}==[^\s]+", lock, re.MULTILINE)[0]


def _write_kernel() -> None:
    """Let every peer execute notebooks in the environment of the book."""
    command = [str(project.BIN / "python"), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": command, "display_name": "Python 3", "language": "python"}
    file = KERNELS / "kernels" / "python3" / "kernel.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(spec), encoding="utf-8")


def _run(peer: Peer) -> float:
    """Time a peer from nothing, and see that it left a page for each page of the book."""
    place = workplace.emptied(workplace.HOME / "work" / peer.slug, "_build", ".cache")
    seconds = workplace.build(
        place, *peer.command(peer.bin), JUPYTER_PATH=str(KERNELS), **peer.extra()
    )
    made, asked = len(list(place.glob(peer.made))), len(list((place / "book").glob("*.ipynb")))
    if made < asked:
        raise NotRun(f"it left {made} pages for {asked} notebooks")
    return seconds


def pages(place: Path) -> list[str]:
    """Return the paths of all pages of the book in reading order, as its contents have them, with suffix."""
    contents = (place / "_toc.yml").read_text(encoding="utf-8")
    names = re.findall(r"(?:root|file): (book/[\w-]+)", contents)
    return [
        f"{name}.ipynb" if (place / f"{name}.ipynb").exists() else f"{name}.md" for name in names
    ]
