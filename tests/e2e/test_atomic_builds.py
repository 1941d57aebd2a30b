"""Promise: builds that are killed, run side by side or find no room leave whole outputs.

The next build is right. Each step of a killed one: tests/unit/test_crash_points.py.
"""

import os
import shlex
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from helpers import project
from helpers.built_book import Book
from helpers.changes import edit
from helpers.project import BIN, built, make

MAKE = ["make"]
MOMENTS = {
    "when it begins": lambda build: (build / ".unfinished").exists(),
    "while it writes pages": lambda build: any(build.glob(".html-*/book/*.html")),
}
KILLED_BETWEEN = """
import os, signal
from datapaper.core import staging
publish = staging.publish

def publish_one(staged, place):
    publish(staged, place)
    os.kill(os.getpid(), signal.SIGKILL)

staging.publish = publish_one
"""
FILL = """for i in $(seq 300); do [ -e _build/.unfinished ] && break; sleep 0.1; done
dd if=/dev/zero of=_build/.filled bs=1M 2>/dev/null"""


def let_february_have(root: Path, days: int) -> None:
    """Change the one cell in which the two states of the paper differ."""
    edit(root / "data" / "months.csv", f"February,2,{57 - days}", f"February,2,{days}")


def outputs(book: Book) -> tuple[dict, dict]:
    """The digests of the files of the HTML book and of the article."""
    return book.digests("html"), book.digests("article")


def started(root: Path) -> subprocess.Popen:
    """Begin a build in a process group of its own."""
    inherited = {name: os.environ[name] for name in os.environ.keys() - project.NOT_INHERITED}
    return subprocess.Popen(
        MAKE,
        cwd=root,
        env=inherited,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def states(new_paper, tmp_path_factory) -> dict[int, Book]:
    """The small paper built with February of 28 and of 29 days."""
    other = new_paper.copy(tmp_path_factory.mktemp("atomic") / "other")
    let_february_have(other.root, 29)
    built(other.root)
    assert outputs(other) != outputs(new_paper)
    return {28: new_paper, 29: other}


@pytest.fixture
def changed(states, small) -> Book:
    """A copy that was built for 28 days and has 29 in its data now."""
    let_february_have(small.root, 29)
    return small


def build_now(book: Book, states: dict[int, Book]) -> str:
    """Build the changed book, which must become the other one; return what was said."""
    log = built(book.root)
    assert outputs(book) == outputs(states[29])
    assert not [
        one for one in os.listdir(book.root / "_build") if one.startswith((".html-", ".article-"))
    ]
    return log


def kill(root: Path, moment: str) -> None:
    """Begin a build and kill it, and all that it has started, as soon as a moment has come."""
    build = started(root)
    while build.poll() is None and not MOMENTS[moment](root / "_build"):
        time.sleep(0.02)
    assert build.poll() is None, "the build has ended before"
    os.killpg(build.pid, signal.SIGKILL)
    build.communicate()


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_the_old_or_the_new_and_the_next_is_right(changed, states, moment):
    shutil.rmtree(changed.root / "_build" / ".executed")
    kill(changed.root, moment)
    for left, *whole in zip(outputs(changed), *map(outputs, states.values()), strict=True):
        assert left in whole, "an output is neither the old nor the new"
    build_now(changed, states)


def test_a_build_killed_between_html_and_article_is_told_by_the_next_which_publishes_both(
    changed, states, tmp_path
):
    (tmp_path / "sitecustomize.py").write_text(KILLED_BETWEEN, encoding="utf-8")
    command = [BIN / "python", "-m", "datapaper", "build"]
    code, log = project.run(*command, cwd=changed.root, PYTHONPATH=str(tmp_path))
    assert code == -signal.SIGKILL, log
    assert outputs(changed) == (outputs(states[29])[0], outputs(states[28])[1])
    assert "The last build was interrupted, so everything is built again" in build_now(
        changed, states
    )


def test_what_a_killed_build_left_aside_is_removed_and_what_it_had_renamed_comes_back(
    small, states
):
    left = small.html.with_name(".html-99999999")
    left.mkdir()
    small.html.rename(small.html.with_name(".html-old"))
    (small.root / "book" / "results.ipynb").write_text("broken", encoding="utf-8")
    assert make(small.root)[0] != 0
    assert outputs(small) == outputs(states[28])
    assert not left.exists() and not list(left.parent.glob(".html-*"))


def test_two_builds_at_once_wait_for_each_other_and_both_are_right(changed, states):
    builds = [started(changed.root) for _ in range(2)]
    logs = [build.communicate()[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], logs
    assert outputs(changed) == outputs(states[29])
    assert sum("another build of this book is running" in log for log in logs) == 1
    assert sum("nothing has changed since the last build" in log for log in logs) == 1


def in_a_namespace(root: Path, *commands: str) -> tuple[int, str]:
    """Run shell commands where file systems can be mounted that nobody else sees."""
    private = ["unshare", "--mount", "--map-root-user"]
    code, log = project.run(*private, "true", cwd=root)
    if code:
        pytest.skip(f"no private mounts on this computer: {log}")
    return project.run(*private, "sh", "-ec", "\n".join(commands), cwd=root)


def test_a_full_disk_is_named_before_anything_is_written(changed, states):
    full = "mount -t tmpfs -o size=50m tmpfs _build"
    code, log = in_a_namespace(changed.root, full, shlex.join(MAKE))
    assert code != 0 and "MB left, and a build needs" in log and "Traceback" not in log
    assert outputs(changed) == outputs(states[28])


def test_a_disk_that_fills_up_during_a_build_is_named_and_leaves_the_old(changed, states):
    before = "cp -a _build aside && mount -t tmpfs -o size=300m tmpfs _build"
    inside = "cp -a aside/. _build/ && rm -r aside"
    after = "code=$?; cp -a _build/html _build/article kept; exit $code"
    (changed.root / "kept").mkdir()
    build = [f"({FILL}) &", "set +e", shlex.join(MAKE), after]
    code, log = in_a_namespace(changed.root, before, inside, *build)
    assert code != 0 and "No space left on device" in log
    assert "Your last version is unchanged" in log
    for name in ("html", "article"):
        shutil.rmtree(changed.root / "_build" / name)
        (changed.root / "kept" / name).rename(changed.root / "_build" / name)
    assert outputs(changed) == outputs(states[28])
    build_now(changed, states)


def test_a_read_only_build_folder_is_named(small):
    read_only = "mount --bind _build _build && mount -o remount,ro,bind _build"
    built(small.root)
    code, log = in_a_namespace(small.root, read_only, shlex.join(MAKE))
    assert code == 0 and "nothing has changed" in log, "there is nothing to write"
    let_february_have(small.root, 29)
    code, log = in_a_namespace(small.root, read_only, shlex.join(MAKE))
    assert code != 0 and "cannot be written: Read-only file system" in log
    assert "Traceback" not in log
