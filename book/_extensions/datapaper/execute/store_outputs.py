"""Store the outputs of an executed notebook: in the notebook itself, or in the execution cache."""

from collections.abc import Callable
from pathlib import Path

import nbformat

from datapaper.core.project import Project
from datapaper.core.staging import write_whole

from .cache import ExecutionCache, code_cells
from .run import Execution


def in_place(execution: Execution) -> str:
    """Store the outputs in the notebook itself, everything else in it stays; return nothing."""
    notebook = nbformat.read(execution.path, as_version=4)
    for cell, done in zip(code_cells(notebook), code_cells(execution.notebook), strict=True):
        cell.update(outputs=done["outputs"], execution_count=done["execution_count"])
    write_whole(execution.path, f"{nbformat.writes(notebook)}\n".encode())
    return ""


def into_cache(project: Project, folder: Path, paths: list[Path]) -> Callable[[Execution], str]:
    """Return a function that stores an execution in the cache, and returns why it could not.

    It knows the sources as they stand now, before anything is executed.
    """
    cache = ExecutionCache(project.root, folder)
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    before = {name: cache.digest(name) for name in _sources(project)}

    def keep(execution: Execution) -> str:
        """Keep one execution; return why it could not be kept, or nothing."""
        name = project.inside(execution.path)
        reads = {file: cache.digest(file) for file in sorted(execution.reads)}
        changed = [file for file in reads if _has_changed(file, reads, before)]
        if changed:
            return f"{', '.join(changed)} changed while {name} was executed; build again"
        try:
            cells = code_cells(execution.notebook)
            cache.keep(execution.path, texts[execution.path], cells, reads)
        except OSError as error:
            return f"the outputs of {name} could not be kept: {error.strerror}"
        return ""

    return keep


def _has_changed(file: str, reads: dict[str, str], before: dict[str, str]) -> bool:
    return not file.endswith("/") and before.get(file, "") != reads[file]


def _sources(project: Project) -> list[str]:
    """Return the files that a notebook of the project may read, relative to it."""
    shown = [path for path in project.root.iterdir() if path.is_file() or path.name[0] not in "._"]
    files = [file for path in shown for file in ([path] if path.is_file() else path.rglob("*"))]
    sources = [file for file in files if file.is_file() and "__pycache__" not in file.parts]
    return list(map(project.inside, sources))
