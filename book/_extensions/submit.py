"""Build the book if it is not built, and write ``_build/submission``.

    python book/_extensions/submit.py
"""

import shutil
import sys

import build
from paper import BadMetadata, edition, journal
from products import BUILD, ROOT, swap, turn
from submission import bundle, rules
from submission.document import Article

PLACE = BUILD / "submission"


class BrokenRules(ValueError):
    """The article breaks rules of its journal; the message has a line for each."""


def main() -> int:
    """Return the exit code: 1 if the book could not be built, the article breaks a rule of its journal, or a file could not be written.

    The last submission then stays.
    """
    failed = build.main()
    if failed:
        return failed
    try:
        turn.take()
        _write(Article(BUILD / "article"))
    except (BadMetadata, BrokenRules, bundle.NotWritten, turn.NoRoom) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The submission is in {PLACE.relative_to(ROOT)}.")
    return 0


def _refuse_what_the_journal_would(article: Article):
    faults = rules.broken(article, edition(), journal(edition().paper.journal))
    if faults:
        raise BrokenRules("\n".join(map(str, faults)))


def _write(article: Article):
    _refuse_what_the_journal_would(article)
    swap.restore(PLACE)
    aside = swap.beside(PLACE)
    try:
        bundle.write(article, edition(), aside)
        swap.put_in_place(aside, PLACE)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
