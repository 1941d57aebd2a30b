"""Build the book if it is not built, and write ``_build/submission``.

python -m datapaper submit
"""

import sys

from datapaper.core.build_lock import BuildLock, DiskFull
from datapaper.core.project import Project
from datapaper.journals.rules.broken_rules import BrokenRules
from datapaper.metadata import BadMetadata, edition
from datapaper.submission import bundle

from . import build


def main() -> int:
    """Return the exit code; the last submission stays unless it is 0.

    It is 1 if the book could not be built, the article breaks a rule of its journal, or a file
    could not be written.
    """
    failed = build.main()
    if failed:
        return failed
    project = Project.find()
    lock = BuildLock(project)
    try:
        lock.acquire()
        place = bundle.publish(project, edition(project))
    except (BadMetadata, BrokenRules, bundle.NotWritten, DiskFull) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The submission is in {project.inside(place)}.")
    return 0
