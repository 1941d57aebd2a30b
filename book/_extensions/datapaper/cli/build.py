"""Build the book, or only its article, unless that would change nothing.

    python -m datapaper build            # HTML and PDF
    python -m datapaper build article    # PDF and DOCX alone

Runs Jupyter Book as ``jupyter-book build . -n -W --keep-going`` does. If what was
published last follows from the sources as they stand, byte for byte, it ends at once.
"""

import os
import subprocess
import sys
from pathlib import Path

from datapaper.core import build_log, fingerprint, git
from datapaper.core.build_lock import BuildLock
from datapaper.core.project import Project
from datapaper.core.refusal import NOT_BUILT

from .problems import problems

OUTPUTS = {"html": ["html", "article"], "article": ["article"]}
LEFT = {"html": ["html/index.html", "article/article.pdf"], "article": ["article/article.pdf"]}
LAST = 10  # lines of a log in which no message is found
STRICT = ["-n", "-W", "--keep-going"]


def main(target: str = "html") -> int:
    """Build one of ``OUTPUTS`` of the current project; return the exit code."""
    project = Project.find()
    git.set_date(project)
    if not BuildLock(project).is_dirty() and _is_current(project, OUTPUTS[target]):
        print("nothing has changed since the last build")
        return 0
    try:
        with build_log.logged(project, target) as log:
            failed = _jupyter_book(project, target)
    except SystemExit as refused:  # before anything was read; the message says why
        said = str(refused)
        print(said if NOT_BUILT in said else f"{said}\n{NOT_BUILT}", file=sys.stderr)
        return 1
    _tell(project, log, target, failed)
    if failed or _is_current(project, ["article"]):
        return failed
    # No process could be forked here to write the article beside the pages.
    command = [sys.executable, "-m", "datapaper", "build", "article"]
    sys.stdout.flush()  # a pipe would have what was said here after what that process says
    return subprocess.run(command, check=False).returncode


def _tell(project: Project, log: Path, target: str, failed: int):
    """Say what went wrong, and what there is now."""
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    shown = problems(text, project.root) or (text.splitlines()[-LAST:] if failed else [])
    for line in shown:
        print(line, file=sys.stderr)
    if failed:
        print(f"{NOT_BUILT} All messages: {project.inside(log)}", file=sys.stderr)
        return
    for name in LEFT[target]:
        if (project.build / name).exists():
            print(f"Ready: {project.inside(project.build / name)}")


def _is_current(project: Project, outputs: list[str]) -> bool:
    places = [project.build / name for name in outputs]
    return fingerprint.is_current(project, fingerprint.inputs(project), places)


def _jupyter_book(project: Project, target: str) -> int:
    from click import ClickException
    from jupyter_book.cli.main import main as jupyter_book

    builder = [] if target == "html" else ["--builder", "custom", "--custom-builder", target]
    os.chdir(project.root)
    try:
        jupyter_book(["build", ".", *STRICT, *builder], standalone_mode=False)
    except (ClickException, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    except SystemExit as end:
        if isinstance(end.code, str):
            raise
        return int(end.code or 0)
    return 0
