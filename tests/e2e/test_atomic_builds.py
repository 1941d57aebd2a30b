"""Promise: builds that are killed (each step: tests/unit/test_crash_points.py), run side by side or find no room leave whole outputs, and the next one is right."""

import os
import shlex
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from helpers import project
from helpers.project import make
from helpers.small_book import add_resource, small_book, write_page

MAKE = ["make"]
MOMENTS = {
    "when it begins": lambda build: (build / ".unfinished").exists(),
    "while it writes pages": lambda build: any(build.glob(".html-*/book/*.html")),
}
COUNT = 'from evidence import load, number\n\nnumber("works", len(load("works")), "{:d}")'
PAGES = {"count": ["# Count", COUNT, "There are {number}`works` works."]}
FILL = "for i in $(seq 300); do [ -e _build/.unfinished ] && break; sleep 0.1; done; dd if=/dev/zero of=_build/.filled bs=1M 2>/dev/null"


def works(root: Path, count: int) -> None:
    """Let the data file of the small book have so many rows."""
    rows = "".join(f"w{number}\n" for number in range(count))
    (root / "data" / "works.csv").write_text(f"work\n{rows}", encoding="utf-8")


def outputs(book) -> tuple[dict, dict]:
    """The digests of the files of the HTML book and of the article."""
    found = book.digests()
    return tuple(
        {file: digest for file, digest in found.items() if f"/_build/{name}/" in file}
        for name in ("html", "article")
    )


def started(root: Path) -> subprocess.Popen:
    """Begin a build in a process group of its own."""
    inherited = {
        name: value for name, value in os.environ.items() if name not in project.NOT_INHERITED
    }
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
def small(tmp_path_factory):
    """A small book whose one number is the count of rows of a data file, and its outputs for two counts."""
    root = tmp_path_factory.mktemp("atomic") / "book"
    book = small_book(root, PAGES, {})
    add_resource(root, "works", "work", "w0")
    states = {}
    for count in (7, 6):
        works(root, count)
        code, log = make(root)
        assert code == 0, log[-3000:]
        states[count] = outputs(book)
    assert states[6] != states[7]
    return book, states


def settle(small, count: int) -> None:
    """Let the book be built for so many rows."""
    book, states = small
    write_page(book.root, "count", *PAGES["count"])
    works(book.root, count)
    code, log = make(book.root)
    assert code == 0, log[-3000:]
    assert outputs(book) == states[count]


def kill(root: Path, moment: str) -> None:
    """Begin a build and kill it, and all that it has started, as soon as a moment has come."""
    build = started(root)
    while build.poll() is None and not MOMENTS[moment](root / "_build"):
        time.sleep(0.02)
    assert build.poll() is None, "the build has ended before"
    os.killpg(build.pid, signal.SIGKILL)
    build.communicate()


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_the_old_or_the_new_and_the_next_is_right(small, moment):
    book, states = small
    settle(small, 6)
    works(book.root, 7)
    shutil.rmtree(book.root / "_build" / ".executed")
    kill(book.root, moment)
    for left, *whole in zip(outputs(book), *states.values(), strict=True):
        assert left in whole, "an output is neither the old nor the new"
    settle(small, 7)
    left = [path.name for path in (book.root / "_build").iterdir()]
    assert [name for name in left if name.startswith((".html-", ".article-"))] == []


def test_what_a_killed_build_left_aside_is_removed_and_what_it_had_renamed_comes_back(small):
    settle(small, 6)
    book, states = small
    left = book.html.with_name(".html-99999999")
    left.mkdir()
    book.html.rename(book.html.with_name(".html-old"))
    works(book.root, 6)
    (book.root / "book" / "count.ipynb").write_text("broken", encoding="utf-8")
    assert make(book.root)[0] != 0
    assert (
        outputs(book) == states[6] and not left.exists() and not list(left.parent.glob(".html-*"))
    )


def test_two_builds_at_once_wait_for_each_other_and_both_are_right(small):
    book, states = small
    settle(small, 6)
    works(book.root, 7)
    builds = [started(book.root) for _ in range(2)]
    logs = [build.communicate()[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], logs
    assert outputs(book) == states[7]
    assert sum("another build of this book is running" in log for log in logs) == 1
    assert sum("nothing has changed since the last build" in log for log in logs) == 1


def in_a_namespace(root: Path, *commands: str) -> tuple[int, str]:
    """Run shell commands where file systems can be mounted that nobody else sees."""
    code, log = project.run("unshare", "--mount", "--map-root-user", "true", cwd=root)
    if code:
        pytest.skip(f"no private mounts on this computer: {log}")
    return project.run(
        "unshare", "--mount", "--map-root-user", "sh", "-ec", "\n".join(commands), cwd=root
    )


def test_a_full_disk_is_named_before_anything_is_written(small):
    settle(small, 6)
    works(small[0].root, 7)
    code, log = in_a_namespace(
        small[0].root, "mount -t tmpfs -o size=50m tmpfs _build", shlex.join(MAKE)
    )
    assert code != 0 and "MB left, and a build needs" in log and "Traceback" not in log
    assert outputs(small[0]) == small[1][6]


def test_a_disk_that_fills_up_during_a_build_is_named_and_leaves_the_old(small):
    settle(small, 6)
    root = small[0].root
    works(root, 7)
    shutil.rmtree(root / "_build" / ".executed")
    before = "cp -a _build aside && mount -t tmpfs -o size=300m tmpfs _build && cp -a aside/. _build/ && rm -r aside"
    after = "code=$?; find _build/html _build/article -type f -exec sha256sum {} + | sort > kept; exit $code"
    code, log = in_a_namespace(root, before, f"({FILL}) &", "set +e", shlex.join(MAKE), after)
    assert (
        code != 0
        and "No space left on device" in log
        and "What was built before is as it was" in log
    )
    kept = {
        line.split("  ")[1]: line.split("  ")[0]
        for line in (root / "kept").read_text().splitlines()
    }
    (root / "kept").unlink()
    html, article = small[1][6]
    assert kept == {
        str(Path(file).relative_to(root)): digest for file, digest in (html | article).items()
    }
    settle(small, 7)


def test_a_read_only_build_folder_is_named(small):
    settle(small, 6)
    read_only = "mount --bind _build _build && mount -o remount,ro,bind _build"
    code, log = in_a_namespace(small[0].root, read_only, shlex.join(MAKE))
    assert code == 0 and "nothing has changed" in log, "there is nothing to write"
    works(small[0].root, 7)
    code, log = in_a_namespace(small[0].root, read_only, shlex.join(MAKE))
    assert (
        code != 0 and "cannot be written: Read-only file system" in log and "Traceback" not in log
    )
