"""Promise: whatever step a killed build has reached, outputs and records are old or new, whole."""

import os
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from datapaper.core import fingerprint, staging
from datapaper.core.project import Project
from datapaper.execute.cache import ExecutionCache

OLD, NEW = {"a": "old a", "b": "old b"}, {"a": "new a", "c": "new c"}


STEPS = {True: 3, False: 5}  # of a swap, by whether the system can exchange two names


class Killed(BaseException):
    """What stands for SIGKILL: nothing of the engine catches it."""


def fill(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def held(folder: Path) -> dict[str, str]:
    """The files of a folder."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def half_removed(folder, *_):
    """What a killed removal leaves of a folder."""
    for path in sorted(Path(folder).glob("*"))[:1]:
        path.unlink()


def survives(last: int, act, *given) -> bool:
    """Do something, killed before the step of a number; tell whether it came to its end."""
    steps = count()

    def step(act, half=lambda *_: None):
        def stepped(*given, **options):
            if next(steps) == last:
                half(*given)
                raise Killed
            return act(*given, **options)

        return stepped

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "rmtree", step(shutil.rmtree, half_removed))
        patch.setattr(os, "replace", step(os.replace))
        patch.setattr(staging, "_exchange", step(staging._exchange))
        with suppress(Killed):
            act(*given)
            return True
    return False


@pytest.mark.parametrize("can_exchange", [True, False])
@pytest.mark.parametrize("step", range(8))
def test_a_swap_killed_before_any_of_its_steps_leaves_old_or_new_and_nothing_beside(
    tmp_path, monkeypatch, can_exchange, step
):
    if not can_exchange:
        monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    place = fill(tmp_path / "html", OLD)
    ended = survives(step, staging.publish, fill(staging.staging_dir(place), NEW), place)
    staging.recover(place)
    assert held(place) in ([NEW] if ended else [OLD, NEW])
    assert os.listdir(tmp_path) == ["html"]
    assert ended == (step >= STEPS[can_exchange])


@pytest.mark.parametrize("step", range(8))
def test_a_recovery_that_is_killed_can_be_done_again(tmp_path, step):
    place = fill(tmp_path / "html", {})
    fill(tmp_path / ".html-old", OLD)
    fill(tmp_path / ".html-12", NEW)
    survives(step, staging.recover, place)
    staging.recover(place)
    assert held(place) == OLD and os.listdir(tmp_path) == ["html"]


def test_a_record_that_was_not_written_to_its_end_says_what_was_built_before(tmp_path):
    project, html = Project(tmp_path), fill(tmp_path / "_build" / "html", OLD)
    fingerprint.remember(project, "old inputs", [html])
    fill(html, {"a": "new a"})
    assert not survives(0, fingerprint.remember, project, "new inputs", [html])
    assert not fingerprint.is_current(project, "new inputs", [html])
    assert not fingerprint.is_current(project, "old inputs", [html])
    fill(html, OLD)
    assert fingerprint.is_current(project, "old inputs", [html])
    (tmp_path / "_build" / fingerprint.RECORD).write_text('{"inputs": "old', encoding="utf-8")
    assert not fingerprint.is_current(project, "old inputs", [html])


def test_outputs_of_a_notebook_that_were_not_kept_to_the_end_are_not_found(tmp_path):
    cache, text = ExecutionCache(tmp_path, tmp_path / ".executed"), '{"cells": []}'
    path = tmp_path / "book" / "aid.ipynb"
    assert not survives(0, cache.keep, path, text, [], {})
    assert cache.find(path, text) is None
    cache.keep(path, text, [], {})
    assert cache.find(path, text)
