"""Execute notebooks in place, or into the store of a build."""

import argparse
import os
import sys
import time
from pathlib import Path
from threading import Thread

import nbformat

from .cache import Store, code_cells
from .run import Execution, execute_all

ROOT = Path(__file__).resolve().parents[4]


def main(arguments: list[str]) -> int:
    """Execute the notebooks named; return 1 if a cell of one failed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--store",
        type=Path,
        help="keep the outputs in this folder and leave the notebooks as they are",
    )
    parser.add_argument("--timeout", type=int, default=120, help="seconds that a cell may take")
    parser.add_argument("notebooks", type=Path, nargs="+")
    given = parser.parse_args(arguments)
    Thread(target=_end_with, args=[os.getppid()], daemon=True).start()
    paths = [path.resolve() for path in given.notebooks]
    keep = _keeper(given.store.resolve(), paths) if given.store else write_in_place
    failures = []
    for number, execution in enumerate(execute_all(ROOT, paths, given.timeout), 1):
        failures += [execution.failure or keep(execution)]
        _progress(execution, number, len(paths))
    failures = [failure for failure in failures if failure]
    print("".join(f"{failure}\n" for failure in failures), end="", file=sys.stderr)
    names = sorted(path.stem for path in paths)
    print(
        f"executed {len(names) - len(failures)} of {len(names)} notebooks: {', '.join(names)}",
        flush=True,
    )
    return int(bool(failures))


def _end_with(parent: int):
    """End, and the kernels with it, when whoever started this process is gone."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _progress(execution: Execution, number: int, total: int):
    """Say how far it is; not where only a machine reads it."""
    if os.environ.get("CI") != "true":
        said = "failed" if execution.failure else "executed"
        print(
            f"{said} {execution.path.relative_to(ROOT)} ({number} of {total}, {total - number} to go)",
            flush=True,
        )


def write_in_place(execution: Execution) -> str:
    """Store the outputs in the notebook itself; everything else in it stays."""
    notebook = nbformat.read(execution.path, as_version=4)
    for cell, done in zip(code_cells(notebook), code_cells(execution.notebook), strict=True):
        cell.update(outputs=done["outputs"], execution_count=done["execution_count"])
    aside = execution.path.with_suffix(".ipynb.part")
    nbformat.write(notebook, aside)
    os.replace(aside, execution.path)
    return ""


def _keeper(folder: Path, paths: list[Path]):
    """Return what keeps an execution in the store, with the sources as they stand before anything is executed."""
    store = Store(ROOT, folder)
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    before = {name: store.digest(name) for name in _sources()}

    def keep(execution: Execution) -> str:
        """Keep one execution; return why it could not be kept, or nothing."""
        reads = {name: store.digest(name) for name in sorted(execution.reads)}
        changed = [
            name
            for name, digest in reads.items()
            if not name.endswith("/") and before.get(name, "") != digest
        ]
        if changed:
            return f"{', '.join(changed)} changed while {execution.path.relative_to(ROOT)} was executed; build again"
        try:
            store.keep(execution.path, texts[execution.path], code_cells(execution.notebook), reads)
        except OSError as error:
            return f"the outputs of {execution.path.relative_to(ROOT)} could not be kept: {error.strerror}"
        return ""

    return keep


def _sources() -> list[str]:
    """Return the files that a notebook of the project may read, relative to it."""
    folders = [path for path in ROOT.iterdir() if path.is_dir() and path.name[0] not in "._"]
    files = [path for path in ROOT.iterdir() if path.is_file()] + [
        file for folder in folders for file in folder.rglob("*") if file.is_file()
    ]
    return [str(file.relative_to(ROOT)) for file in files if "__pycache__" not in file.parts]
