"""Build aside and swap in what is whole, one build at a time.

A build that fails, is killed or finds the disk full leaves the last good outputs as
they were. The HTML book is written anew each time, so that it never depends on what
was built before.
"""

import errno
import multiprocessing
import os
import shutil
import sys
from pathlib import Path

from sphinx.util import logging

from datapaper.core import build_lock, fingerprint, git, staging
from datapaper.core.project import BUILD

PUBLISHED = {"html", "article"}
SPARE = 1_000_000  # bytes
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM}
logger = logging.getLogger(__name__)


def take_turn(app, config):
    """Wait for other builds of this folder, and forget what one that was killed had read."""
    try:
        build_lock.take()
    except build_lock.NoRoom as error:
        raise SystemExit(str(error)) from None
    git.set_date()
    app.made_from = fingerprint.inputs()
    if build_lock.was_killed():
        _forget(app)


def _forget(app):
    """Remove what was read, and the pictures in it, which nothing writes again as long as they are there."""
    for folder in (Path(app.doctreedir), Path(app.outdir).with_name("jupyter_execute")):
        shutil.rmtree(folder, ignore_errors=True)


def build_aside(app):
    """Let the builder write into an empty folder beside the last good output; end here if that output is right."""
    places = [Path(app.outdir).with_name(name) for name in _published(app)]
    for place in places:
        staging.restore(place)
    if places and not app.fresh_env_used and fingerprint.is_current(app.made_from, places):
        print("nothing has changed since the last build")
        raise SystemExit(0)
    build_lock.begin()
    app.published = {place.name: (place, staging.beside(place)) for place in places}
    if places:
        app.outdir = app.builder.outdir = type(app.outdir)(app.published[app.builder.name][1])


def can_fork() -> bool:
    """Tell whether a process can be forked here; on macOS it is not safe for one that has used the system's libraries."""
    return sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()


def _published(app) -> list[str]:
    """Return the names of the outputs that this build publishes, its own first."""
    beside = (
        ["article"]
        if app.builder.name == "html" and app.config.article_beside and can_fork()
        else []
    )
    return [app.builder.name, *beside] if app.builder.name in PUBLISHED else []


def failed(app, exception) -> bool:
    """Tell, while ``build-finished`` is being handled, whether the build will count as failed.

    Sphinx sets the exit code for warnings under ``-W --keep-going`` only after that event.
    """
    return bool(exception or app.statuscode or (app.keep_going and app._warncount))


def _no_room(exception) -> str:
    """Say why nothing more could be written, if that is what stopped the build, here or in a process beside it."""
    if isinstance(exception, OSError) and exception.errno in NO_ROOM:
        return f"{exception.filename or BUILD}: {exception.strerror}"
    return f"{BUILD}: {os.strerror(errno.ENOSPC)}" if shutil.disk_usage(BUILD).free < SPARE else ""


def publish(app, exception):
    """Put the new outputs in the place of the old, or throw them away if the build failed."""
    if failed(app, exception) or fingerprint.inputs() != app.made_from:
        # A page that gave a warning, or changed meanwhile, is read again, so that the next build warns again.
        Path(app.doctreedir, "environment.pickle").unlink(missing_ok=True)
    reason = _no_room(exception) if failed(app, exception) else ""
    if reason or isinstance(exception, OSError):
        _forget(app)
    if reason:
        logger.error("%s. What was built before is as it was.", reason)
    for place, aside in app.published.values():
        # Sphinx keeps its settings there, among them the folder of the environment.
        (aside / ".buildinfo").unlink(missing_ok=True)
        if failed(app, exception):
            shutil.rmtree(aside, ignore_errors=True)
        else:
            staging.put_in_place(aside, place)
    if app.published:
        app.outdir = app.builder.outdir = type(app.outdir)(app.published[app.builder.name][0])
    if (
        app.published
        and not app._warncount
        and not failed(app, exception)
        and Path(app.outdir).parent == BUILD
    ):
        fingerprint.remember(app.made_from, [place for place, _ in app.published.values()])
    build_lock.end()


def setup(app):
    """Run before anything else of a build, and after everything else that writes into the output."""
    app.connect("config-inited", take_turn, priority=0)
    app.connect("builder-inited", build_aside, priority=900)
    app.connect("build-finished", publish, priority=900)
