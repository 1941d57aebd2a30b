"""Promise: a notebook reaches no network, starts no program, and writes nothing outside ``_build``; what it reads is noted."""

import json
import subprocess
import time

import pytest
from helpers import project
from helpers.project import BIN, run
from helpers.small_book import write_page

REFUSED = {
    "from socket import create_connection\ncreate_connection(('192.0.2.1', 80), timeout=1)": "asks the network",
    "from urllib.request import urlopen\nurlopen('http://example.org', timeout=1)": "asks the network",
    "from subprocess import run\nrun(['true'])": "starts another program",
    "from os import system\nsystem('true')": "starts another program",
    "from pathlib import Path\nPath('../data/aid.csv').write_text('')": "writes outside _build",
    "from pathlib import Path\nPath('new.txt').touch()": "writes outside _build",
    "from pathlib import Path\nPath('../data/aid.csv').unlink()": "writes outside _build",
    "from os import rename\nrename('../data/aid.csv', '../data/other.csv')": "writes outside _build",
    "from os import mkdir\nmkdir('folder')": "writes outside _build",
    "from os import rename\nrename('../_build/.lock', 'lock')": "writes outside _build",
}
ALLOWED = {
    "from pathlib import Path\nPath('../_build/note.txt').write_text('x')": [],
    "from tempfile import TemporaryDirectory\nfrom pathlib import Path\nwith TemporaryDirectory() as folder: (Path(folder) / 'a').mkdir()": [],
    "from pathlib import Path\nPath('../CITATION.cff').read_text()": ["CITATION.cff"],
    "from os import listdir\nlistdir('../data')": ["data/"],
    "from evidence import load\nload('trade')": [
        "data/trade.csv",
        "data/datapackage.json",
        "book/_extensions/datapaper/data/loading.py",
    ],
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A copy of the sources, to execute single notebooks in."""
    return project.copy(tmp_path_factory.mktemp("watched") / "book")


def execute(root, name: str, *cells: str) -> tuple[int, str]:
    """Execute a notebook of these cells into a store."""
    write_page(root, name, *cells)
    return run(
        BIN / "python",
        "-m",
        "datapaper",
        "execute",
        "--cache",
        "_build/.executed",
        f"book/{name}.ipynb",
        cwd=root,
    )


@pytest.mark.parametrize("code", REFUSED, ids=lambda code: code.splitlines()[-1])
def test_what_would_make_results_depend_on_anything_else_is_refused_in_its_cell(root, code):
    before = {
        path: path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
        and "_build" not in path.parts
        and path.name != "refused.ipynb"
        and ".venv" not in path.parts
        and path.suffix != ".pyc"
    }
    status, log = execute(root, "refused", "# A page", code)
    assert (
        status == 1
        and f"a notebook of this book {REFUSED[code]}" in log
        and "book/refused.ipynb, cell 2: " in log
    )
    assert (
        before == {path: path.read_bytes() for path in before}
        and not (root / "book" / "new.txt").exists()
    )


@pytest.mark.parametrize("code", ALLOWED, ids=lambda code: code.splitlines()[-1])
def test_what_is_read_is_noted_with_its_content_and_scratch_files_are_free(root, code):
    status, log = execute(root, "allowed", code)
    assert status == 0, log
    newest = max(
        (root / "_build" / ".executed" / "book" / "allowed").iterdir(),
        key=lambda path: path.stat().st_mtime_ns,
    )
    reads = json.loads(newest.read_text(encoding="utf-8").split("\n")[0])["reads"]
    assert [name for name in ALLOWED[code] if len(reads.get(name, "")) != 64] == [] and (
        ALLOWED[code] or not any(reads.values())
    )


def test_a_cell_that_ends_its_kernel_is_named(root):
    status, log = execute(
        root, "dead", "# A page", "from sys import version", "from os import _exit\n_exit(3)"
    )
    assert (
        status == 1 and "book/dead.ipynb, cell 3: DeadKernelError" in log and "Traceback" not in log
    )


def test_a_cell_may_take_as_long_as_the_configuration_says_and_is_named_then(root):
    write_page(root, "endless", "# A page", "from time import sleep\nsleep(60)")
    status, log = run(
        BIN / "python",
        "-m",
        "datapaper",
        "execute",
        "--timeout=2",
        "--cache",
        "_build/.executed",
        "book/endless.ipynb",
        cwd=root,
    )
    assert status == 1 and "book/endless.ipynb, cell 2: CellTimeoutError" in log


@pytest.mark.needs("procps")
def test_an_execution_that_is_killed_leaves_no_process(root):
    write_page(
        root,
        "killed",
        "from pathlib import Path\nPath('../_build/running').touch()\nwhile True: pass",
    )
    (root / "_build").mkdir(exist_ok=True)
    command = [
        BIN / "python",
        "-m",
        "datapaper",
        "execute",
        "--cache",
        "_build/.executed",
        "book/killed.ipynb",
    ]
    execution = subprocess.Popen(
        command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert until(lambda: (root / "_build" / "running").exists())
    assert processes(root)
    execution.kill()
    execution.wait()
    assert until(lambda: not processes(root)), processes(root)


def processes(root) -> str:
    """The processes that have a folder in their command."""
    return subprocess.run(
        ["pgrep", "--list-full", "--full", str(root)], capture_output=True, text=True
    ).stdout


def until(holds) -> bool:
    """Whether something comes to hold within a minute."""
    return any(holds() or time.sleep(0.5) for _ in range(120))


def test_the_settings_of_the_person_change_nothing(root, tmp_path):
    (tmp_path / "matplotlib").mkdir()
    (tmp_path / "matplotlib" / "matplotlibrc").write_text("lines.linewidth: 20\n", encoding="utf-8")
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "mine.py").write_text("settings = 'mine'", encoding="utf-8")
    write_page(
        root,
        "settings",
        "from matplotlib import rcParams\nassert rcParams['lines.linewidth'] == 1.5 and 'settings' not in globals()",
    )
    command = [
        BIN / "python",
        "-m",
        "datapaper",
        "execute",
        "--cache",
        "_build/.executed",
        "book/settings.ipynb",
    ]
    code, log = run(
        *command,
        cwd=root,
        MPLCONFIGDIR=str(tmp_path / "matplotlib"),
        IPYTHONDIR=str(tmp_path / "ipython"),
    )
    assert code == 0, log


def test_a_source_that_changes_while_it_is_used_is_not_kept(root):
    from textwrap import dedent

    slow = dedent("""\
        from time import sleep
        from pathlib import Path
        Path('../_build/begun').touch()
        sleep(3)
        Path('../data/aid.csv').read_text()[:3]""")
    write_page(root, "slow", slow)
    command = '(while [ ! -e _build/begun ]; do sleep 0.05; done; echo >> data/aid.csv) & "$0" "$@"; code=$?; touch _build/begun; wait; exit $code'
    execute = [
        BIN / "python",
        "-m",
        "datapaper",
        "execute",
        "--cache",
        "_build/.executed",
        "book/slow.ipynb",
    ]
    code, log = run("sh", "-c", command, *execute, cwd=root)
    assert (
        code == 1 and "data/aid.csv changed while book/slow.ipynb was executed; build again" in log
    )
    assert not (root / "_build" / ".executed" / "book" / "slow").exists()
