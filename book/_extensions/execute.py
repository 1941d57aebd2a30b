"""Re-execute notebooks in place, as many at a time as there are processors.

    python book/_extensions/execute.py book/*.ipynb

Reads each notebook, runs it in its own kernel and folder, and stores the
outputs. A notebook whose cell fails is left as it was; the exit code is then 1.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from book_extensions import local_kernels

TIMEOUT = 120


def execute(path: Path) -> str:
    """Run one notebook and store its outputs; return what to tell the person."""
    notebook = nbformat.read(path, as_version=4)
    kept = dict(notebook.metadata)
    client = NotebookClient(
        notebook, timeout=TIMEOUT, record_timing=False, resources={"metadata": {"path": str(path.parent)}}
    )
    try:
        client.execute()
    except CellExecutionError as error:
        return f"{path}: FAILED\n{error}"
    notebook.metadata = nbformat.from_dict(kept)
    aside = path.with_suffix(".ipynb.part")
    nbformat.write(notebook, aside)
    os.replace(aside, path)
    return f"{path}: executed"


def main(paths: list[str]) -> int:
    """Execute every notebook given; return the exit code."""
    local_kernels.setup()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = []
        for result in pool.map(execute, map(Path, paths)):
            print(result, flush=True)
            results.append(result)
    return int(any("FAILED" in result for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
