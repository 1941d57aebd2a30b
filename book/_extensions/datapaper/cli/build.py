"""Build the book, or only its article, unless that would change nothing.

    python -m datapaper build            # HTML and PDF
    python -m datapaper build article    # the PDF alone

Runs Jupyter Book as ``jupyter-book build . -n -W --keep-going`` does. If what was
published last follows from the sources as they stand, byte for byte, it ends at once.
"""

import os
import subprocess
import sys

from datapaper.core import fingerprint, git
from datapaper.core.build_lock import BuildLock
from datapaper.core.project import Project

OUTPUTS = {"html": ["html", "article"], "article": ["article"]}
STRICT = ["-n", "-W", "--keep-going"]


def main(target: str = "html") -> int:
    """Build one of ``OUTPUTS`` of the project around the working directory; return the exit code."""
    project = Project.find()
    git.set_date(project)
    if not BuildLock(project).is_dirty() and _is_current(project, OUTPUTS[target]):
        print("nothing has changed since the last build")
        return 0
    failed = _jupyter_book(project, target)
    if failed or _is_current(project, ["article"]):
        return failed
    # No process could be forked here to write the article beside the pages.
    command = [sys.executable, "-m", "datapaper", "build", "article"]
    sys.stdout.flush()  # a pipe would have what was said here after what that process says
    return subprocess.run(command, check=False).returncode


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
        if end.code:
            raise
    return 0
