"""Build the book if it is not built, and write ``_build/submission``.

python -m datapaper submit
"""

from datapaper.core.build_lock import BuildLock
from datapaper.core.project import Project
from datapaper.metadata import edition
from datapaper.submission import bundle

from . import build


def main() -> int:
    """Return the exit code; the last submission stays unless it is 0.

    It is 1 if the book could not be built. Raises Refusal if the article breaks a rule of its
    journal, or a file could not be written.
    """
    if failed := build.main():
        return failed
    project = Project.find()
    BuildLock(project).acquire()
    place = bundle.publish(project, edition(project))
    print(f"The submission is in {project.inside(place)}.")
    return 0
