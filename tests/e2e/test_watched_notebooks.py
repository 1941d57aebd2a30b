"""Promise: a notebook reaches no network, starts no program, and writes only into ``_build``.

What it reads is noted.
"""

import json
import subprocess
import time
from pathlib import Path

import pytest
from helpers.changes import write_page
from helpers.project import BIN, run

EXECUTE = [BIN / "python", "-m", "datapaper", "execute", "--cache", "_build/.executed"]
NETWORK, PROGRAM, WRITES = "use the internet", "start another program", "write outside _build"
REFUSED = {
    "from socket import create_connection\ncreate_connection(('192.0.2.1', 80), 1)": NETWORK,
    "from urllib.request import urlopen\nurlopen('http://example.org', timeout=1)": NETWORK,
    "from subprocess import run\nrun(['true'])": PROGRAM,
    "from os import system\nsystem('true')": PROGRAM,
    "from pathlib import Path\nPath('../data/months.csv').write_text('')": WRITES,
    "from pathlib import Path\nPath('new.txt').touch()": WRITES,
    "from pathlib import Path\nPath('../data/months.csv').unlink()": WRITES,
    "from os import rename\nrename('../data/months.csv', '../data/other.csv')": WRITES,
    "from os import mkdir\nmkdir('folder')": WRITES,
    "from os import rename\nrename('../_build/.lock', 'lock')": WRITES,
}
TEMPORARY = """from tempfile import TemporaryDirectory
from pathlib import Path
with TemporaryDirectory() as folder: (Path(folder) / 'a').mkdir()"""
LOADED = ["months.csv", "datapackage.json"]
ALLOWED = {
    "from pathlib import Path\nPath('../_build/note.txt').write_text('x')": [],
    TEMPORARY: [],
    "from pathlib import Path\nPath('../CITATION.cff').read_text()": ["CITATION.cff"],
    "from os import listdir\nlistdir('../data')": ["data/"],
    "from datapaper.notebook import load\nload('months')": [f"data/{name}" for name in LOADED]
    + ["book/_extensions/datapaper/data/loading.py"],
}
SLOW = """from time import sleep
from pathlib import Path
Path('../_build/begun').touch()
sleep(3)
Path('../data/months.csv').read_text()[:3]"""


@pytest.fixture(scope="module")
def root(new_paper, tmp_path_factory) -> Path:
    """A copy of the small paper, to execute single notebooks in."""
    return new_paper.copy(tmp_path_factory.mktemp("watched") / "book").root


def execute(root: Path, pages: dict[str, list[str]], *options, **environment) -> tuple[int, str]:
    """Execute notebooks of these cells into a store."""
    for name, cells in pages.items():
        write_page(root, name, *cells)
    files = [f"book/{name}.ipynb" for name in pages]
    return run(*EXECUTE, *options, *files, cwd=root, **environment)


@pytest.fixture(scope="module")
def refused(root) -> tuple[int, str]:
    """What is said of notebooks with each of these cells, executed at once."""
    return execute(root, {f"no{n}": ["# A page", code] for n, code in enumerate(REFUSED)})


def sources(root: Path) -> dict[Path, bytes]:
    """The sources of the paper without the engine and without the notebooks of the tests."""
    files = [*root.glob("*.*"), *(root / "data").rglob("*"), *(root / "book").glob("*.*")]
    return {file: file.read_bytes() for file in files if file.is_file() and file.stem[:2] != "no"}


@pytest.mark.parametrize("number", range(len(REFUSED)), ids=list(REFUSED))
def test_what_would_make_results_depend_on_anything_else_is_refused_in_its_cell(refused, number):
    told = f"The cell tried to {list(REFUSED.values())[number]}"
    status, log = refused
    _, _, said = log.partition(f"book/no{number}.ipynb, cell 2: ")
    assert status == 1 and told in said.split("book/no")[0]


def test_what_is_refused_has_changed_no_file(new_paper, root, refused):
    before = {
        file.relative_to(new_paper.root): raw for file, raw in sources(new_paper.root).items()
    }
    assert {file.relative_to(root): raw for file, raw in sources(root).items()} == before
    assert not (root / "book" / "folder").exists()


@pytest.fixture(scope="module")
def allowed(root) -> None:
    """Notebooks with each of the other cells, executed at once."""
    status, log = execute(root, {f"note{n}": [code] for n, code in enumerate(ALLOWED)})
    assert status == 0, log


@pytest.mark.parametrize("number", range(len(ALLOWED)), ids=list(ALLOWED))
def test_what_is_read_is_noted_with_its_content_and_scratch_files_are_free(root, allowed, number):
    (kept,) = (root / "_build" / ".executed" / "book" / f"note{number}").iterdir()
    reads = json.loads(kept.read_text(encoding="utf-8").split("\n")[0])["reads"]
    noted = list(ALLOWED.values())[number]
    assert [name for name in noted if len(reads.get(name, "")) != 64] == []
    assert noted or not any(reads.values())


def test_a_cell_that_ends_its_kernel_is_named(root):
    cells = ["# A page", "from sys import version", "from os import _exit\n_exit(3)"]
    status, log = execute(root, {"no-end": cells})
    assert status == 1 and "book/no-end.ipynb, cell 3: DeadKernelError" in log
    assert "Traceback" not in log


def test_a_cell_may_take_as_long_as_the_configuration_says_and_is_named_then(root):
    pages = {"no-end": ["# A page", "from time import sleep\nsleep(60)"]}
    status, log = execute(root, pages, "--timeout=2")
    assert status == 1 and "book/no-end.ipynb, cell 2: CellTimeoutError" in log


@pytest.mark.needs("procps")
def test_an_execution_that_is_killed_leaves_no_process(root):
    endless = "from pathlib import Path\nPath('../_build/running').touch()\nwhile True: pass"
    write_page(root, "no-end", endless)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    execution = subprocess.Popen([*EXECUTE, "book/no-end.ipynb"], cwd=root, **quiet)
    assert until((root / "_build" / "running").exists)
    assert processes(root)
    execution.kill()
    execution.wait()
    assert until(lambda: not processes(root)), processes(root)


def processes(root: Path) -> str:
    """The processes that have a folder in their command."""
    command = ["pgrep", "--list-full", "--full", str(root)]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def until(holds) -> bool:
    """Whether something comes to hold within a minute."""
    return any(holds() or time.sleep(0.5) for _ in range(120))


def test_the_settings_of_the_person_change_nothing(root, tmp_path):
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 20\n", encoding="utf-8")
    startup = tmp_path / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "mine.py").write_text("settings = 'mine'", encoding="utf-8")
    stock = "rcParams['lines.linewidth'] == 1.5 and 'settings' not in globals()"
    cells = [f"from matplotlib import rcParams\nassert {stock}"]
    mine = {"MPLCONFIGDIR": str(tmp_path), "IPYTHONDIR": str(tmp_path)}
    code, log = execute(root, {"no-settings": cells}, **mine)
    assert code == 0, log


def test_a_source_that_changes_while_it_is_used_is_not_kept(root):
    write_page(root, "slow", SLOW)
    change = "(while [ ! -e _build/begun ]; do sleep 0.05; done; echo >> data/months.csv) &"
    shell = f'{change} "$0" "$@"; code=$?; touch _build/begun; wait; exit $code'
    code, log = run("sh", "-c", shell, *EXECUTE, "book/slow.ipynb", cwd=root)
    told = "data/months.csv changed while book/slow.ipynb was executed; build again"
    assert code == 1 and told in log
    assert not (root / "_build" / ".executed" / "book" / "slow").exists()
