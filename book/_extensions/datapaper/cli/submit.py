"""Build the book if it is not built, and write ``_build/submission``.

python -m datapaper submit
"""

import shutil
import sys

from datapaper.article.model import Article
from datapaper.core import build_lock, staging
from datapaper.core.project import BUILD, ROOT
from datapaper.metadata import BadMetadata, edition, journal
from datapaper.submission import bundle, refuse_broken_rules

from . import build

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
        build_lock.take()
        _write(Article(BUILD / "article"))
    except (BadMetadata, BrokenRules, bundle.NotWritten, build_lock.NoRoom) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The submission is in {PLACE.relative_to(ROOT)}.")
    return 0


def _refuse_what_the_journal_would(article: Article):
    faults = refuse_broken_rules.broken(article, edition(), journal(edition().paper.journal))
    if faults:
        raise BrokenRules("\n".join(map(str, faults)))


def _write(article: Article):
    _refuse_what_the_journal_would(article)
    staging.restore(PLACE)
    aside = staging.beside(PLACE)
    try:
        bundle.write(article, edition(), aside)
        staging.put_in_place(aside, PLACE)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
