"""Promise: the bench tells what it measured, and of what it could not run the reason."""

import json
import re
import sys
from collections import Counter

import pytest
import yaml
from bench.__main__ import chosen, markdown, measure
from bench.cases import CASES, STOCK, Case
from helpers import project

CHANGES = project.ROOT / "tests" / "bench" / "changes.py"
GIVEN = r'^\([\w-]+\)=|\bprefix="[^"]*"|\b(?:table|figure)\([^#]*?"((?:tab|fig)-[\w-]+)"'
CASE = Case(
    "ours", "one", "copy", "ls setup prepared", "touch setup", "echo >>runs; touch prepared"
)


@pytest.fixture
def grown(tmp_path):
    """A copy of the sources, to be changed."""
    return project.copy(tmp_path / "book")


def changed(root, *how: str, name: str) -> str:
    """Change a project without breaking a rule for its data; return the text of a file."""
    for command in ([CHANGES, *how], ["-c", project.CHECK]):
        code, log = project.run(sys.executable, *command, cwd=root)
        assert code == 0, log[-3000:]
    return (root / name).read_text(encoding="utf-8")


@pytest.mark.needs("hyperfine")
def test_a_command_is_timed_so_often_in_a_copy_that_is_prepared_before_each_run(tmp_path):
    (tmp_path / "copy").mkdir()
    times = measure(CASE, tmp_path, 3)["times"]
    assert len(times["times"]) == 3 and 0 < times["min"] <= times["median"] <= times["max"]
    assert (tmp_path / "copy" / "runs").read_text() == "\n" * 3
    assert len(measure(CASE._replace(runs=1), tmp_path, 3)["times"]["times"]) == 1


@pytest.mark.needs("hyperfine")
@pytest.mark.parametrize(
    ("step", "command", "why"),
    [
        ("command", "echo the host is gone >&2; false", "the host is gone"),
        ("setup", "nothing-here", "nothing-here: not found"),
        ("prepare", "echo no space left; false", "no space left"),
        ("command", "sleep 60", "sending signal TERM"),
    ],
)
def test_what_fails_or_takes_too_long_gives_a_reason_and_no_time(tmp_path, step, command, why):
    (tmp_path / "copy").mkdir()
    result = measure(CASE._replace(**{step: command}), tmp_path, 1, limit=1)
    assert why in result["reason"] and "times" not in result


def test_the_table_shows_times_ratios_and_reasons():
    stock, fast = (
        {"times": dict(zip(("min", "median", "max"), seconds)) | {"times": seconds}}
        for seconds in ((10, 20, 40), (1, 2, 4))
    )
    lost = CASE._replace(name="lost", note="much"), {"reason": "no such host | at all"}
    lines = markdown("abc", [(CASE, stock), (CASE, fast), lost]).splitlines()
    assert lines[-2:] == [
        "| one | 3 | 1.00 | 2.00 | 4.00 | 0.100 |  |",
        "| lost | 0 | – | – | – | – | could not be run: no such host / at all; much |",
    ]
    assert "abc" in lines and "| 4.00 | – |" in markdown("", [lost, (CASE, fast)])


def test_cases_are_measured_in_parts_after_the_stock_command():
    for part in ("ours", "peers", "growth"):
        first, *others = chosen([part])
        assert first == STOCK and {case.part for case in others} == {part}
    with pytest.raises(SystemExit, match="PARTS may name growth, ours, peers, not nothing"):
        chosen(["nothing"])
    assert len({case.name for case in [STOCK, *CASES]}) == len(CASES) + 1
    assert all(case.note for case in CASES if case.part == "peers"), "what their pages lack"


def test_without_hyperfine_the_package_is_named(tmp_path):
    command = (sys.executable, "-m", "bench")
    code, log = project.run(*command, cwd=project.ROOT / "tests", PATH=str(tmp_path))
    assert code == 1 and log == "bench: needs the Debian package hyperfine\n"
    steps = project.steps("bench")
    assert steps.index("system_packages.py apt.txt") < steps.index("-m bench")


def test_the_stock_command_is_timed_without_what_the_book_adds_for_speed(grown):
    assert project.run("sh", "-c", STOCK.setup, cwd=grown)[0] == 0
    settings = yaml.safe_load((grown / "_config.yml").read_text(encoding="utf-8"))
    config = settings["sphinx"]["config"]
    assert settings["execute"]["execute_notebooks"] == "cache"
    assert (config["execute_ahead"], config["article_beside"]) == (False, False)


@pytest.mark.parametrize(("how", "name"), [("page", "book/aid.ipynb"), ("row", "data/income.csv")])
def test_a_change_is_another_one_in_each_run(grown, how, name):
    states = {changed(grown, how, name=name) for _ in range(2)}
    assert len({(project.ROOT / name).read_text(encoding="utf-8"), *states}) == 3


def test_a_grown_book_has_copies_of_each_chapter_that_share_no_label_and_no_code(grown):
    before = len(list((grown / "book").glob("*.ipynb")))
    contents = re.findall(r"file: book/(\S+)", changed(grown, "notebooks", "3", name="_toc.yml"))
    paths = sorted((grown / "book").glob("*.ipynb"))
    assert len(paths) == 1 + 3 * (before - 1) and max(Counter(contents).values()) == 1
    assert {path.stem for path in paths} - {"index"} <= set(contents)
    books = [json.loads(path.read_text(encoding="utf-8"))["cells"] for path in paths]
    texts = ["\n".join("".join(cell["source"]) for cell in cells) for cells in books]
    labels = Counter(one[0] for text in texts for one in re.finditer(GIVEN, text, re.MULTILINE))
    code = Counter(
        "".join(cell["source"]) for cells in books for cell in cells if cell["cell_type"] == "code"
    )
    assert len(labels) > 100 and {*labels.values(), *code.values()} == {1}


def test_grown_data_have_that_many_rows_and_break_no_rule(grown):
    before = (grown / "data" / "trade.csv").read_text(encoding="utf-8").count("\n") - 1
    assert changed(grown, "rows", "10", name="data/trade.csv").count("\n") == 10 * before + 1
