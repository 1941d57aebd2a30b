"""Execute notebooks side by side."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import distribution
from multiprocessing.util import Finalize
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from datapaper.core.project import Project
from datapaper.data.refuse_invalid import CHECKED

from .forked_kernels import ForkingKernelManager, use_forked_kernels
from .missing_rows import MissingRow

LEFT = "kernels-"
SURROUNDINGS = {
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PYTHONHASHSEED": "0",
    CHECKED: "yes",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # else the debugger, unused here, warns about itself
}


@dataclass
class Execution:
    """One executed notebook: cells with outputs, files of the project that it read, its failure."""

    path: Path
    notebook: dict
    reads: set[str]
    failure: str = ""


def execute_all(project: Project, paths: list[Path], timeout: int) -> Iterator[Execution]:
    """Execute notebooks of a project; yield each when it is done. Its file is not touched.

    The largest begin first. One more runs than there are processors, since each waits for its
    kernel now and then. Outputs depend neither on the locale, time zone or
    settings of the person, nor on what other notebooks do. timeout: seconds that a cell may take.
    """
    use_forked_kernels()
    largest_first = sorted(paths, key=lambda path: path.stat().st_size, reverse=True)
    root, runtime = project.root, _surroundings(project)
    with ThreadPoolExecutor(processors() + 1) as pool:
        running = [pool.submit(execute, root, path, runtime, timeout) for path in largest_first]
        for future in as_completed(running):
            yield future.result()


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _surroundings(project: Project) -> Path:
    """Set the variables that kernels inherit; return a folder for their temporary files.

    Its path is short, since those of sockets have to be.
    """
    _remove_left_over()
    runtime = tempfile.tempdir = tempfile.mkdtemp(prefix=f"{LEFT}{os.getpid()}-")
    # After the folders that multiprocessing removes itself, with a priority of -100.
    Finalize(None, shutil.rmtree, args=(runtime, True), exitpriority=-200)
    os.environ.update(SURROUNDINGS, JUPYTER_RUNTIME_DIR=runtime, IPYTHONDIR=runtime)
    set_up_matplotlib(project)
    return Path(runtime)


def _remove_left_over():
    """Remove the folders of killed processes; their names hold the number of the process."""
    for left in Path(tempfile.gettempdir()).glob(f"{LEFT}*-*"):
        with suppress(ProcessLookupError, PermissionError, ValueError):
            os.kill(int(left.name.removeprefix(LEFT).partition("-")[0]), 0)
            continue
        shutil.rmtree(left, ignore_errors=True)


def set_up_matplotlib(project: Project):
    """Let matplotlib take the settings that it comes with, not the person's, and write into _build.

    To be called before matplotlib is imported; processes that are started later do the same.
    """
    package = Path(str(distribution("matplotlib").locate_file("matplotlib")))
    os.environ["MATPLOTLIBRC"] = str(package / "mpl-data" / "matplotlibrc")
    os.environ["MPLCONFIGDIR"] = str(project.build / ".matplotlib")


def execute(root: Path, path: Path, runtime: Path, timeout: int) -> Execution:
    """Execute one notebook in a kernel of its own, in its own folder."""
    notebook = nbformat.read(path, as_version=4)
    log = Path(tempfile.mkstemp(dir=runtime, suffix=".reads")[1])
    manager = ForkingKernelManager(kernel_name="python3", root=str(root), reads=str(log))
    begun: list[int] = []
    stopped: Exception | None = None
    client = NotebookClient(
        notebook,
        km=manager,
        timeout=timeout,
        record_timing=False,
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_start=lambda cell, cell_index: begun.append(cell_index + 1),
    )
    try:
        client.execute(cleanup_kc=True)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        stopped = error
    reads = set(log.read_text(encoding="utf-8").splitlines())
    failure = (
        _failure(path.relative_to(root), notebook, begun[-1], stopped, reads) if stopped else ""
    )
    return Execution(path, notebook, reads, failure)


def _failure(path: Path, notebook: dict, cell: int, error: Exception, reads: set[str]) -> str:
    """Return the traceback of a cell, and in the last line its place, its cause and the data."""
    cause = type(error).__name__
    for output in notebook["cells"][cell - 1].get("outputs", []):
        if output["output_type"] == "error":
            cause = " ".join(f"{output['ename']}: {output['evalue']}".split())
    data = ", ".join(sorted(name for name in reads if name.endswith(".csv")))
    read = f" (the page had read {data})" if data else ""
    cause = cause.removeprefix(f"{MissingRow.__name__}: ")
    return f"{error}\n{path}, cell {cell}: {cause}{read}"
