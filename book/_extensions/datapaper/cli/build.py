"""Build the book, or only its article, unless that would change nothing.

    python -m datapaper build            # HTML and PDF
    python -m datapaper build article    # the PDF alone

Runs Jupyter Book as ``jupyter-book build . -n -W --keep-going`` does. If what was
published last follows from the sources as they stand, byte for byte, it ends at once.
"""

import os
import subprocess
import sys

from datapaper.core import build_lock, fingerprint, git
from datapaper.core.project import BUILD, ROOT

OUTPUTS = {"html": ["html", "article"], "article": ["article"]}
STRICT = ["-n", "-W", "--keep-going"]


def main(target: str = "html") -> int:
    """Build one of ``OUTPUTS``; return the exit code of Jupyter Book."""
    git.set_date()
    if not build_lock.was_killed() and fingerprint.is_current(
        fingerprint.inputs(), [BUILD / name for name in OUTPUTS[target]]
    ):
        print("nothing has changed since the last build")
        return 0
    from click import ClickException
    from jupyter_book.cli.main import main as jupyter_book

    builder = [] if target == "html" else ["--builder", "custom", "--custom-builder", target]
    os.chdir(ROOT)
    try:
        jupyter_book(["build", ".", *STRICT, *builder], standalone_mode=False)
    except (ClickException, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    except SystemExit as end:
        if end.code:
            raise
    if target == "html" and not fingerprint.is_current(fingerprint.inputs(), [BUILD / "article"]):
        # No process could be forked here to write it beside the pages; it needs the turn that this one may still have.
        build_lock.end()
        sys.stdout.flush()  # a pipe would have what was said here after what that process says
        return subprocess.run([sys.executable, "-m", "datapaper", "build", "article"]).returncode
    return 0
