"""Promise: a build says in a few lines what it does and what went wrong, and logs all else."""

from pathlib import Path

import pytest
from helpers.project import BIN, run

from datapaper.cli.problems import problems
from datapaper.core import build_log

NOISE = """Running Sphinx v7.4.7
reading sources... [ 50%] book/aid
"""
CASES = {
    "copying images... /p/book/aid.ipynb:200011: WARNING: unknown label: nowhere": (
        "WARNING: book/aid.ipynb, cell 20, line 11: unknown label: nowhere"
    ),
    "/p/book/cite.md:12: ERROR: no such directive": (
        "ERROR: book/cite.md, line 12: no such directive"
    ),
    "/p/book/paper.yml:7: WARNING: a": "WARNING: book/paper.yml, line 7: a",
    "WARNING: data/aid.csv, row 2: no page has this label": (
        "WARNING: data/aid.csv, row 2: no page has this label"
    ),
    "looking for outdated files... WARNING: data/aid.csv, row 2: no label": (
        "WARNING: data/aid.csv, row 2: no label"
    ),
    "/p/data/aid.csv: WARNING: see /p/book/aid.md": "WARNING: data/aid.csv: see book/aid.md",
    "\nExtension error:\nthe cell stands above\n\n=====": "the cell stands above",
    "\nThe article could not be typeset:\nTypst: no\nsuch\n\nend": "Typst: no",
}


@pytest.mark.parametrize("log", CASES)
def test_a_problem_is_named_with_page_cell_and_line(log):
    assert problems(f"{NOISE}{log}\n", root=Path("/p"))[0] == CASES[log]


def test_a_problem_that_html_and_article_share_is_said_once_and_a_build_without_one_says_none():
    line = "/p/book/aid.ipynb:10001: WARNING: unknown label: nowhere\n"
    assert len(problems(line + NOISE + line, root=Path("/p"))) == 1
    assert problems(NOISE, root=Path("/p")) == []


def test_of_a_long_message_the_first_dozen_lines_are_shown():
    told = "".join(f"line {number}\n" for number in range(40))
    found = problems(f"Extension error:\n{told}", root=Path("/p"))
    assert found == [f"line {number}" for number in range(12)]


SCRIPT = r"""
import subprocess, sys
from pathlib import Path
from datapaper.core import build_log
from datapaper.core.project import Project

with build_log.logged(Project(Path(sys.argv[1])), "build") as log:
    print("printed", flush=True)
    subprocess.run(["printf", r"\033[91mby another program\n"], check=True)
    print("of an error", file=sys.stderr)
    build_log.say("said")
print("after")
"""


def test_all_that_is_printed_is_logged_without_colours_and_what_is_said_is_shown(tmp_path):
    code, shown = run(BIN / "python", "-c", SCRIPT, tmp_path, cwd=tmp_path)
    assert (code, shown) == (0, "said\nafter\n")
    log = tmp_path / "_build" / "log" / "build.log"
    assert log.read_text(encoding="utf-8") == "printed\nby another program\nof an error\n"
    assert list(log.parent.iterdir()) == [log]


def test_everything_is_shown_to_who_asks_for_it(tmp_path):
    code, shown = run(BIN / "python", "-c", SCRIPT, tmp_path, cwd=tmp_path, V="1")
    assert code == 0
    assert set(shown.splitlines()) == {
        *("printed", "by another program", "of an error", "said", "after")
    }


def test_no_log_of_an_earlier_run_stays_where_everything_is_shown(tmp_path):
    log = tmp_path / "_build" / "log" / "build.log"
    log.parent.mkdir(parents=True)
    log.write_text("earlier", encoding="utf-8")
    assert run(BIN / "python", "-c", SCRIPT, tmp_path, cwd=tmp_path, V="1")[0] == 0
    assert not log.exists()


def test_nobody_is_told_anything_where_no_command_of_the_engine_runs(capfd):
    build_log.say("said")
    assert capfd.readouterr().out == ""


def test_what_cannot_wait_is_printed_as_an_error_there(capfd):
    build_log.warn("the data are odd")
    assert capfd.readouterr() == ("", "the data are odd\n")
