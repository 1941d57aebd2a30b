"""Execute notebooks, after the data package was checked.

    python -m datapaper execute                            # all notebooks of the project, in place
    python -m datapaper execute FILE…                      # these, in place
    python -m datapaper execute --cache FOLDER FILE…       # for a build, see execute/cache.py

The exit code is 1 if a cell failed; its notebook is then left as it was.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from threading import Thread

from datapaper.core import build_log
from datapaper.core.project import Project
from datapaper.data.package import DataPackage
from datapaper.data.refuse_invalid import check
from datapaper.execute import store_outputs
from datapaper.execute.run import Execution, execute_all


def main(*arguments: str) -> int:
    """Return the exit code; raise DataError if the data package breaks a rule."""
    given = _parsed(arguments)
    paths = [path.resolve() for path in given.notebooks]
    project = Project.find(paths[0].parent if paths else None)
    paths = paths or project.notebooks
    check(DataPackage(project))
    Thread(target=_end_with, args=[os.getppid()], daemon=True).start()
    kept = (
        store_outputs.into_cache(project, given.cache.resolve(), paths)
        if given.cache
        else store_outputs.in_place
    )
    return _execute(project, paths, given.timeout, kept)


def _parsed(arguments) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="datapaper execute", description=__doc__)
    about = "keep the results in this folder and do not change the notebooks"
    parser.add_argument("--cache", type=Path, help=about)
    parser.add_argument(
        "--timeout", type=int, default=120, help="the most seconds that a cell may take"
    )
    parser.add_argument("notebooks", type=Path, nargs="*")
    return parser.parse_args(arguments)


def _execute(project: Project, paths: list[Path], timeout: int, kept) -> int:
    failures: list[str] = []
    for number, execution in enumerate(execute_all(project, paths, timeout), 1):
        failures += filter(None, [execution.failure or kept(execution)])
        _progress(project, execution, number, len(paths))
    print("".join(f"{failure}\n" for failure in failures), end="", file=sys.stderr)
    done, names = len(paths) - len(failures), sorted(path.stem for path in paths)
    summary = f"executed {done} of {len(paths)} notebooks: {', '.join(names)}"
    for line in [*(failure.splitlines()[-1] for failure in failures), summary]:
        build_log.say(line)
    print(summary, flush=True)
    return int(bool(failures))


def _end_with(parent: int):
    """End, and the kernels with it, when whoever started this process is gone."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _progress(project: Project, execution: Execution, number: int, total: int):
    """Say how far it is; not where only a machine reads it."""
    if os.environ.get("CI") != "true":
        outcome = "failed" if execution.failure else "executed"
        name = project.inside(execution.path)
        print(f"{outcome} {name} ({number} of {total}, {total - number} to go)", flush=True)
