"""Build the book if it is not built, and write ``_build/submission``.

    python book/_extensions/submit.py
"""

import shutil
import sys

import build
from paper import BadMetadata, edition
from products import BUILD, ROOT, swap, turn
from submission import bundle
from submission.document import Article

PLACE = BUILD / "submission"


def main() -> int:
    """Return the exit code: 1 if the book could not be built or a file of the submission not be written; the last submission then stays."""
    failed = build.main()
    if failed:
        return failed
    try:
        turn.take()
        _write()
    except (BadMetadata, bundle.NotWritten, turn.NoRoom) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The submission is in {PLACE.relative_to(ROOT)}.")
    return 0


def _write():
    swap.restore(PLACE)
    aside = swap.beside(PLACE)
    try:
        bundle.write(Article(BUILD / "article"), edition(), aside)
        swap.put_in_place(aside, PLACE)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
