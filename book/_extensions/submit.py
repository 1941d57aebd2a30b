"""Build the book if it is not built, and write ``_build/submission``.

    python book/_extensions/submit.py
"""

import sys

import build
from paper import BadMetadata, edition
from products import BUILD, swap, turn
from submission import bundle
from submission.document import Article

PLACE = BUILD / "submission"


def main() -> int:
    """Return the exit code: 1 if the book could not be built or a rule is broken."""
    failed = build.main()
    if failed:
        return failed
    turn.take()
    swap.restore(PLACE)
    aside = swap.beside(PLACE)
    try:
        bundle.write(Article(BUILD / "article"), edition(), aside)
    except BadMetadata as error:
        print(error, file=sys.stderr)
        return 1
    swap.put_in_place(aside, PLACE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
