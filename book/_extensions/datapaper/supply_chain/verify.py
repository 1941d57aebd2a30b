"""Execute and build everything again in a clean environment, and compare the results.

    python -m datapaper verify

Compares the outputs stored in the notebooks, the HTML book and the PDF of the
folder that it runs in with those of a copy. The exit code is 1 if any differ.
"""

import json
from pathlib import Path

from datapaper.core import digests, fingerprint, git
from datapaper.core.project import Project
from datapaper.execute.cache import code_cells

from .clean_copy import copy, make, say

HTML, PDF = Path("_build", "html"), Path("_build", "article", "article.pdf")
# Sphinx's note of its settings, among them the folder of the environment.
NOT_SHOWN = {".buildinfo"}
NAMED = 10  # differences that the line names


def differing_cells(stored: Path, executed: Path) -> list[str]:
    """Return the code cells whose outputs differ between the notebooks of two folders."""
    notebooks = sorted(stored.glob("*.ipynb"))
    return [cell for path in notebooks for cell in _cells(path, executed / path.name)]


def _cells(stored: Path, executed: Path) -> list[str]:
    pairs = zip(_outputs(stored), _outputs(executed), strict=True)
    return [
        f"{stored.parent.name}/{stored.name} cell {number}"
        for number, (old, new) in enumerate(pairs, 1)
        if old != new
    ]


def _outputs(path: Path) -> list[tuple]:
    cells = code_cells(json.loads(path.read_text(encoding="utf-8")))
    return [(cell["execution_count"], cell["outputs"]) for cell in cells]


def differing_files(ours: Path, theirs: Path) -> list[str]:
    """Return the names of the files that two folders do not share byte for byte."""
    names = sorted(_names(ours) | _names(theirs))
    return [name for name in names if _bytes(ours / name) != _bytes(theirs / name)]


def _names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in NOT_SHOWN
    }


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def compared(root: Path, again: Path) -> list[str]:
    """Return everything built in ``root`` that is missing or differs from what was built again."""
    found = [f"{name} has not been built" for name in (HTML, PDF) if not (root / name).exists()]
    if (root / HTML).exists():
        found += [str(HTML / name) for name in differing_files(root / HTML, again / HTML)]
    if (root / PDF).exists() and _bytes(root / PDF) != _bytes(again / PDF):
        found.append(str(PDF))
    return found


def sentence(root: Path, differences: list[str]) -> str:
    """Return the result as one line; differences: what is not the same."""
    if differences:
        more = [f"and {len(differences) - NAMED} more"] * (len(differences) > NAMED)
        return f"NOT verified: {'; '.join([*differences[:NAMED], *more])}"
    notebooks, files = len(Project(root).notebooks), len(_names(root / HTML))
    outputs = f"the outputs of {notebooks} notebooks, {files} HTML files and the PDF"
    return f"verified: {outputs} follow from the data ({_state(root)})"


def _state(root: Path) -> str:
    at = git.commit(Project(root))
    changes = git.CHANGED if at and at.changed else ""
    commit = f"commit {at.short}{changes}" if at else "commit not known"
    return f"{commit}, data {digests.of_data(root)[: git.SHORT]}…"


def differences(root: Path) -> list[str]:
    """Execute and build a copy; return what differs, or what could not be done."""
    say("Copying the sources to _build/verify/copy")
    folder = root / "_build" / "verify"
    again = copy(root, folder / "copy")
    (folder / "log.txt").unlink(missing_ok=True)
    say("Installing the packages of requirements.txt and running every notebook")
    done, log = make(again, "execute")
    if not done:
        return _failed("make execute", log)
    cells = differing_cells(Project(root).pages, Project(again).pages)
    say("Building the HTML book and the PDF")
    done, log = make(again)
    return [*cells, *(compared(root, again) if done else _failed("make", log))]


def _failed(command: str, log: str) -> list[str]:
    say(log)
    return [f"{command} failed in the copy, see _build/verify/log.txt"]


def outdated(project: Project) -> str:
    """Return why the built book is not of the sources as they stand; nothing if it is."""
    git.set_date(project)  # a build has the date of its commit, which counts as an input
    places = [project.build / name for name in ("html", "article")]
    if fingerprint.is_current(project, fingerprint.inputs(project), places):
        return ""
    return "NOT verified: _build was not made from the sources as they are now; run make first"


def main() -> int:
    """Verify the project around the working directory; return the exit code."""
    project = Project.find()
    if reason := outdated(project):
        print(reason)
        return 1
    found = differences(project.root)
    print(sentence(project.root, found))
    return int(bool(found))
