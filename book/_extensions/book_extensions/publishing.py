"""Build the HTML aside and swap it in when it is whole.

A build that fails, whether in a cell, in the data or by a warning under ``-W``,
leaves the last good pages as they were.
"""

import os
import shutil
from pathlib import Path


def build_aside(app):
    """Let the HTML builder write into a copy of the last good output."""
    if app.builder.name != "html":
        return
    app.published = Path(app.outdir)
    _remove_left_over(app.published)
    aside = app.published.with_name(f".{app.published.name}-{os.getpid()}")
    if (app.published / ".buildinfo").exists():
        shutil.copytree(app.published, aside)
    aside.mkdir(exist_ok=True)
    app.outdir = app.builder.outdir = type(app.outdir)(aside)


def _remove_left_over(published):
    """Remove what builds left aside that were killed; the name ends with the number of the process."""
    for left in published.parent.glob(f".{published.name}-*"):
        if _is_running(int(left.name.removesuffix("-old").rpartition("-")[2])):
            continue
        if left.name.endswith("-old") and not (published / ".buildinfo").exists():
            # Sphinx has made an empty folder in its place by now.
            shutil.rmtree(published, ignore_errors=True)
            os.replace(left, published)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def failed(app, exception) -> bool:
    """Tell, while ``build-finished`` is being handled, whether the build will count as failed.

    Sphinx sets the exit code for warnings under ``-W --keep-going`` only after that event.
    """
    return bool(exception or app.statuscode or (app.keep_going and app._warncount))


def publish(app, exception):
    """Put the new output in the place of the old, or throw it away if the build failed."""
    if failed(app, exception):
        # A page that gave a warning is read again, so that the next build warns again.
        Path(app.doctreedir, "environment.pickle").unlink(missing_ok=True)
    if not hasattr(app, "published"):
        return
    aside, published = Path(app.outdir), app.published
    app.outdir = app.builder.outdir = type(app.outdir)(published)
    if failed(app, exception):
        shutil.rmtree(aside, ignore_errors=True)
        return
    _remove_unused_images(aside)
    old = aside.with_name(f"{aside.name}-old")
    if published.exists():
        os.replace(published, old)
    os.replace(aside, published)
    shutil.rmtree(old, ignore_errors=True)


def _remove_unused_images(folder):
    """Remove the pictures that no page shows any more; Sphinx only ever adds to them."""
    pages = "".join(page.read_text(encoding="utf-8") for page in folder.rglob("*.html"))
    for image in folder.glob("_images/*"):
        if image.name not in pages:
            image.unlink()


def setup(app):
    """Run after everything else that writes into the output."""
    app.connect("builder-inited", build_aside, priority=900)
    app.connect("build-finished", publish, priority=900)
