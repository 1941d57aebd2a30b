"""Promise: the bench tells what it measured, and of what it could not run the reason."""

import csv
import json
import re
import sys

import pytest
import yaml
from bench import growing, growth, machine, ours, plot, report, workplace
from bench.__main__ import chosen
from bench.cases import Case, measure
from bench.peers import PEERS
from bench.peers.bookdown import markdown as r_markdown
from bench.peers.peer import Peer, case
from bench.timing import NotRun, reason, timed
from helpers import project
from helpers.project import CHECK

ABOUT = {"date": "today", "commit": "abc", "runs": "3"}


def ran(name: str, *seconds: float, part: str = "ours", target: float | None = None) -> Case:
    """A case that has been run."""
    return Case(part, name, lambda number: 0, target=target, seconds=list(seconds))


def refuse(why: str):
    """A measurement that cannot be run."""

    def run(number: int) -> float:
        raise NotRun(why)

    return run


@pytest.fixture
def results() -> list[Case]:
    """One base, one target met, one missed, one peer that could not be run, and growth of another base."""
    lost = Case("peers", "lost", refuse("no such host | at all"), note="left out: much")
    measure([lost], 3, lambda said: None)
    return [
        ran("stock", 20, 10, 40),
        ran("fast", 4, 1, 2, target=0.1),
        ran("slow", 8, target=0.2),
        lost,
        ran("1 × notebooks, 1 × rows", 5, part="growth"),
        ran("4 × notebooks, 1 × rows", 15, part="growth"),
        ran("1 × notebooks, 100 × rows", 6, part="growth"),
    ]


@pytest.fixture
def grown(tmp_path):
    """A copy of the sources, to be grown."""
    return project.copy(tmp_path / "book")


def lines_of(text: str, name: str) -> list[str]:
    """The cells of one row of a table in Markdown."""
    (line,) = [line for line in text.splitlines() if line.startswith(f"| {name} ")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_medians_and_ratios(results):
    base, fast, slow, lost, *_ = results
    assert (base.median, fast.median, ran("even", 1, 2).median, lost.median) == (20, 2, 1.5, None)
    assert (fast.ratio(base), slow.ratio(base), lost.ratio(base), base.ratio(lost)) == (
        0.1,
        0.4,
        None,
        None,
    )
    assert (fast.met(base), slow.met(base), base.met(base)) == (True, False, None)


def test_the_tables_show_times_ratios_and_targets(results):
    text = report.markdown(results, ABOUT)
    assert lines_of(text, "fast")[1:8] == ["3", "1.00", "2.00", "4.00", "0.100", "0.1", "met"]
    assert lines_of(text, "slow")[5:8] == ["0.400", "0.2", "not met"]
    assert lines_of(text, "4 × notebooks, 1 × rows")[5] == "3.000"
    assert "- commit: abc" in text


def test_what_could_not_be_run_is_a_row_with_its_reason_and_no_number(results):
    cells = lines_of(report.markdown(results, ABOUT), "lost")
    assert cells[1:8] == ["0", "–", "–", "–", "–", "–", ""]
    assert cells[8] == "could not be run: no such host / at all; left out: much"


def test_the_csv_has_a_row_for_each_measurement_and_says_on_what_it_was_measured(results, tmp_path):
    report.write_csv(results, ABOUT, tmp_path / "bench.csv")
    rows = list(csv.DictReader((tmp_path / "bench.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["measurement"] for row in rows] == [case.name for case in results]
    assert (rows[1]["median"], rows[1]["met"], rows[1]["bench commit"]) == ("2.00", "met", "abc")
    assert (rows[3]["median"], rows[3]["reason"]) == ("", "no such host | at all")


def test_the_picture_is_drawn_whatever_parts_were_measured(results, tmp_path):
    for of in (results, results[:4], results[4:], results[3:4]):
        plot.draw(of, ABOUT, tmp_path)
        assert (tmp_path / "bench.svg").stat().st_size and (tmp_path / "bench.png").stat().st_size
        (tmp_path / "bench.svg").unlink()


def test_the_cases_take_turns_and_some_are_run_once():
    order = []

    def noting(name):
        return lambda number: order.append(f"{name}{number}") or 1.0

    measure(
        [Case("ours", name, noting(name), once=name == "g") for name in "gab"], 2, lambda said: None
    )
    assert order == ["a0", "b0", "a1", "b1", "g0"]


def test_a_case_that_failed_is_not_run_again_and_the_others_are():
    told, lost, other = [], Case("peers", "lost", refuse("why")), ran("other")
    unprepared = Case(
        "peers", "unprepared", lambda number: 1.0, prepare=lambda: refuse("not installed")(0)
    )
    measure([lost, unprepared, other], 2, told.append)
    assert (lost.reason, lost.seconds, unprepared.reason, unprepared.seconds) == (
        "why",
        [],
        "not installed",
        [],
    )
    assert len(other.seconds) == 2 and other.reason == ""
    assert told[-1].endswith("0 remain")


def test_a_command_that_fails_or_takes_too_long_gives_a_reason_and_no_time(tmp_path):
    def run(code: str, limit: float = 60) -> float:
        return timed([sys.executable, "-c", code], tmp_path, limit, tmp_path / "log")

    assert run("pass") > 0
    with pytest.raises(NotRun, match="^ValueError: the host is gone$"):
        run("raise ValueError('the host is gone')")
    with pytest.raises(NotRun, match="not finished after 1 seconds"):
        run("import time; time.sleep(60)", limit=1)
    with pytest.raises(NotRun, match="No such file"):
        timed([tmp_path / "nothing"], tmp_path, 60, tmp_path / "log")


def test_the_reason_is_the_line_on_an_unreached_host_before_any_other():
    assert (
        reason("start\nfailed, reason: getaddrinfo ENOTFOUND a.host\nerror: stopped\n")
        == "failed, reason: getaddrinfo ENOTFOUND a.host"
    )
    assert reason("\x1b[31mError: one\x1b[0m\nbye\n") == "Error: one"
    assert reason("KeyError: 'aid'\nmake: *** [Makefile:10: html] Error 2\n") == "KeyError: 'aid'"
    assert (reason("bye\n"), reason("")) == ("bye", "")


def test_a_peer_that_cannot_be_installed_is_a_row_with_its_reason(tmp_path, monkeypatch):
    monkeypatch.setattr(workplace, "HOME", tmp_path)
    peer = Peer(
        "Nothing",
        (),
        lambda place: None,
        lambda programs: [],
        installed=lambda peer: refuse("no program on this computer")(0),
    )
    tried = case(peer)
    measure([tried], 1, lambda said: None)
    assert (tried.seconds, tried.reason) == ([], "no program on this computer")


def test_every_peer_says_what_its_pages_lack():
    assert len({peer.slug for peer in PEERS}) == len(PEERS) and all(peer.left_out for peer in PEERS)


def test_r_markdown_runs_the_cells_and_no_directive():
    notebook = json.dumps(
        {
            "cells": [
                {"cell_type": "markdown", "source": ["# A\n"]},
                {"cell_type": "code", "source": ["x = 1"]},
            ]
        }
    )
    assert (
        r_markdown(notebook, "book/a.ipynb")
        == "# A\n\n\n```{python, results='asis', echo=FALSE}\nx = 1\n```"
    )
    assert r_markdown("# A\n\n```{bibliography}\n```\n", "book/a.md") == "# A\n\n\n"


@pytest.mark.parametrize("times", [1, 3])
def test_a_grown_book_has_that_many_of_each_chapter(grown, times):
    before = {path.stem for path in (grown / "book").glob("*.ipynb")}
    assert growth.grow_notebooks(grown, times) == 1 + times * (len(before) - 1)
    parts = yaml.safe_load((grown / "_toc.yml").read_text(encoding="utf-8"))["parts"]
    chapters = [
        chapter["file"].removeprefix("book/") for part in parts for chapter in part["chapters"]
    ]
    assert len(set(chapters)) == len(chapters)
    assert {path.stem for path in (grown / "book").glob("*.ipynb")} == {"index", *chapters} - {
        "statements",
        "references",
        "cite",
        "colophon",
    }


def test_the_copies_of_a_notebook_share_no_label_and_no_code(grown):
    growth.grow_notebooks(grown, 2)
    for original in sorted((project.ROOT / "book").glob("*.ipynb")):
        copy = grown / "book" / f"{original.stem}-2.ipynb"
        if original.stem != "index":
            assert (
                defined(original.read_text(encoding="utf-8"))
                & defined(copy.read_text(encoding="utf-8"))
                == set()
            ), original.stem
            assert code(original) != code(copy)


def defined(notebook: str) -> set[str]:
    """The labels that the sources of a notebook define: of paragraphs, of tables and figures, of rows with a prefix."""
    source = "\n".join("".join(cell["source"]) for cell in json.loads(notebook)["cells"])
    shown = {label for label in growing.labels(notebook) if f'"{label}"' in source}
    return shown | set(re.findall(r"^\([\w-]+\)=|\bprefix=\"[^\"]*\"", source, re.MULTILINE))


def code(file) -> list[str]:
    """What the execution cache keys on."""
    return [
        "".join(cell["source"])
        for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]


def test_grown_data_have_that_many_rows_and_break_no_rule(grown):
    rows = (
        len(
            (project.ROOT / "data" / f"{growth.RESOURCE}.csv")
            .read_text(encoding="utf-8")
            .splitlines()
        )
        - 1
    )
    assert growth.grow_rows(grown, 10) == 10 * rows
    assert (
        len((grown / "data" / f"{growth.RESOURCE}.csv").read_text(encoding="utf-8").splitlines())
        == 10 * rows + 1
    )
    said, log = project.run(
        project.BIN / "python",
        "-c",
        CHECK,
        cwd=grown / "book",
    )
    assert said == 0, log[-3000:]


def test_there_are_keys_for_the_largest_growth():
    pairs = (
        len(growth.YEARS) * (len(growth.YEARS) + 1) // 2 * len(growth.PARTNERS) * len(growth.FLOWS)
    )
    sources = len(
        re.findall(
            r"^@\w+\{", (project.ROOT / "references.bib").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    rows = (
        len(
            (project.ROOT / "data" / f"{growth.RESOURCE}.csv")
            .read_text(encoding="utf-8")
            .splitlines()
        )
        - 1
    )
    assert pairs * sources >= rows * max(growth.ROWS)


def test_the_stock_command_is_timed_without_what_the_book_adds_for_speed(grown):
    ours._prepare_stock(grown)
    settings = yaml.safe_load((grown / "_config.yml").read_text(encoding="utf-8"))
    assert settings["execute"]["execute_notebooks"] == "cache"
    assert settings["sphinx"]["config"]["execute_ahead"] is False


def test_the_state_says_machine_versions_and_commit():
    state = machine.about(3)
    assert {"date", "commit", "processor", "memory", "system", "versions", "runs"} <= set(
        state
    ) and all(state.values())


def test_cases_are_measured_in_parts():
    assert {case.part for case in chosen(["growth"])} == {"growth"}
    assert next(case.name for case in chosen(["peers"])) == chosen(["ours"])[0].name
    with pytest.raises(SystemExit):
        chosen(["nothing"])
