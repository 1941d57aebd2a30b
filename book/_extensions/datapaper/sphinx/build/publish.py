"""Build in staging directories and publish what is whole, one build at a time.

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

from datapaper.core import build_log, fingerprint, git, staging
from datapaper.core.build_lock import DiskFull
from datapaper.sphinx.build_context import context_of

UNCHANGED = "nothing has changed since the last build"
PUBLISHED = {"html", "article"}
SPARE = 1_000_000  # bytes
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM}
logger = logging.getLogger(__name__)


def acquire_lock(app, config):
    """Wait for other builds of this project, and forget what a killed one had read."""
    context = context_of(app)
    try:
        context.lock.acquire()
    except DiskFull as error:
        raise SystemExit(str(error)) from None
    git.set_date(context.project)
    app.made_from = fingerprint.inputs(context.project)
    if context.lock.is_dirty():
        build_log.warn("The last build was interrupted, so everything is built again.")
        _forget(app)


def _forget(app):
    """Remove what was read, and its pictures, which nothing writes again while they are there."""
    for folder in (Path(app.doctreedir), Path(app.outdir).with_name("jupyter_execute")):
        shutil.rmtree(folder, ignore_errors=True)


def stage(app):
    """Let the builder write into a staging directory; end here if the last output is right."""
    context = context_of(app)
    places = [Path(app.outdir).with_name(name) for name in _published(app)]
    for place in places:
        staging.recover(place)
    current = fingerprint.is_current(context.project, app.made_from, places)
    if places and not app.fresh_env_used and current:
        context.lock.release()
        build_log.say(UNCHANGED)
        print(UNCHANGED)  # for who runs the stock command
        raise SystemExit(0)
    context.lock.mark_dirty()
    app.published = {place.name: (place, staging.staging_dir(place)) for place in places}
    if places:
        write_with(app, app.builder.name, app.published[app.builder.name][1])


def write_with(app, builder: str, folder: Path):
    """Let a new builder write into a folder; an existing one has its folder set."""
    app.outdir = type(app.outdir)(folder)
    app.builder = app.create_builder(builder)
    app.builder.init()


def can_fork() -> bool:
    """Tell whether a process can be forked here.

    On macOS it is not safe for one that has used the system's libraries.
    """
    return sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()


def _published(app) -> list[str]:
    """Return the names of the outputs that this build publishes, its own first."""
    name = app.builder.name
    with_article = name == "html" and app.config.article_beside and can_fork()
    return [name, *(["article"] if with_article else [])] if name in PUBLISHED else []


def failed(app, exception) -> bool:
    """Tell, while ``build-finished`` is being handled, whether the build will count as failed.

    Sphinx sets the exit code for warnings under ``-W --keep-going`` only after that event.
    """
    return bool(exception or app.statuscode or (app.keep_going and app._warncount))


def _no_room(app, exception) -> str:
    """Say why nothing more could be written, if that stopped the build or a process beside it."""
    build = context_of(app).project.build
    if isinstance(exception, OSError) and exception.errno in NO_ROOM:
        return f"{exception.filename or build}: {exception.strerror}"
    full = shutil.disk_usage(build).free < SPARE
    return f"{build}: {os.strerror(errno.ENOSPC)}" if full else ""


def publish(app, exception):
    """Put the new outputs in the place of the old, or throw them away if the build failed."""
    context, bad = context_of(app), failed(app, exception)
    _forget_what_must_be_read_again(app, exception)
    for place, staged in app.published.values():
        # Sphinx keeps its settings there, among them the folder of the environment.
        (staged / ".buildinfo").unlink(missing_ok=True)
        if bad:
            shutil.rmtree(staged, ignore_errors=True)
        else:
            staging.publish(staged, place)
    if app.published:
        app.outdir = app.builder.outdir = type(app.outdir)(app.published[app.builder.name][0])
    places, build = [place for place, _ in app.published.values()], context.project.build
    if places and not app._warncount and not bad and Path(app.outdir).parent == build:
        fingerprint.remember(context.project, app.made_from, places)
    context.lock.release()


def _forget_what_must_be_read_again(app, exception):
    """Let pages that gave a warning or changed meanwhile be read again by the next build."""
    bad = failed(app, exception)
    if bad or fingerprint.inputs(context_of(app).project) != app.made_from:
        Path(app.doctreedir, "environment.pickle").unlink(missing_ok=True)
    reason = _no_room(app, exception) if bad else ""
    if reason or isinstance(exception, OSError):
        _forget(app)
    if reason:
        logger.error("%s. Your last version is unchanged.", reason)
