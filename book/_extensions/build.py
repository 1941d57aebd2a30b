"""Build the book, or only its article, unless that would change nothing.

    python book/_extensions/build.py            # HTML and PDF
    python book/_extensions/build.py article    # the PDF alone

Runs Jupyter Book as ``jupyter-book build . -n -W --keep-going`` does. If what was
published last follows from the sources as they stand, byte for byte, it ends at once.
"""

import os
import subprocess
import sys

from products import BUILD, ROOT, commit, record, turn

OUTPUTS = {"html": ["html", "article"], "article": ["article"]}
STRICT = ["-n", "-W", "--keep-going"]


def main(target: str = "html") -> int:
    """Build one of ``OUTPUTS``; return the exit code of Jupyter Book."""
    commit.set_date()
    if not turn.was_killed() and record.is_current(record.inputs(), [BUILD / name for name in OUTPUTS[target]]):
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
    if target == "html" and not record.is_current(record.inputs(), [BUILD / "article"]):
        # No process could be forked here to write it beside the pages; it needs the turn that this one may still have.
        turn.end()
        return subprocess.run([sys.executable, __file__, "article"]).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
