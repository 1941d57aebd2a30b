"""Make outputs depend on exactly what they are made from.

Before pages are read, every notebook whose outputs do not follow any more from its
code and from the files that it read is executed, and no other: ``execute.cache``
remembers what each read. A page is read again if its text, the outputs in it or a file
that it depends on changed, by content, whatever the time of the file says.

Configuration value ``execute_ahead``: if false, myst-nb executes as
``execute_notebooks`` tells it to.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from sphinx.errors import ExtensionError
from sphinx.util import logging

import datapaper
from datapaper.core import build_log, digests
from datapaper.core.project import Project
from datapaper.execute.cache import code_cells
from datapaper.sphinx.build_context import context_of

ENGINE = str(Path(datapaper.__file__).parents[1])
logger = logging.getLogger(__name__)


def outdated(app, env, added, changed, removed):
    """Execute what must be, and return the pages that depend on something that changed.

    The reference list shows in the tooltips of every page, so all of them rest on it.
    """
    env.book_entries = _executed(app) if app.config.execute_ahead else {}
    now, then = _fingerprints(app), getattr(env, "book_state", {})
    env.book_state = now
    bibliographies = [Path(app.srcdir, file) for file in app.config.bibtex_bibfiles]
    before, env.book_works = getattr(env, "book_works", None), [*map(_content, bibliographies)]
    if env.book_works != before:
        return list(env.found_docs)
    return [doc for doc in now if now[doc] != then.get(doc)]


def _executed(app) -> dict[str, Path]:
    """Return the cache entry of each notebook with code, executing those that have none."""
    context, env = context_of(app), app.env
    texts = {path: path.read_text(encoding="utf-8") for path in _notebooks(env)}
    texts = {path: text for path, text in texts.items() if _has_code(context.project, path, text)}
    missing = [path for path, text in texts.items() if not context.cache.find(path, text)]
    count = f"{len(missing)} of {len(texts)}"
    rest = "" if len(missing) == len(texts) else "; nothing that the others use has changed"
    build_log.say(f"notebooks: running {count}{rest}")
    if missing:
        _execute(context.project, missing, app.config.nb_execution_timeout)
    found = {}
    for path, text in texts.items():
        entry = context.cache.find(path, text)
        if entry is None:
            raise ExtensionError("a source changed while notebooks were executed; build again")
        found[env.path2doc(str(path))] = entry
    return found


def _notebooks(env) -> list[Path]:
    paths = [Path(env.doc2path(doc)) for doc in sorted(env.found_docs)]
    return [path for path in paths if path.suffix == ".ipynb"]


def _has_code(project: Project, path: Path, text: str) -> bool:
    try:
        return bool(code_cells(json.loads(text)))
    except (ValueError, KeyError, TypeError) as error:
        raise ExtensionError(f"{project.inside(path)} is not a notebook: {error}") from None


def _execute(project: Project, paths: list[Path], timeout: int):
    logger.info("")  # Sphinx is in the middle of a line
    options = ["--cache", str(project.executed), f"--timeout={timeout}", *map(str, paths)]
    command = [sys.executable, "-m", "datapaper", "execute", *options]
    # For the command and its kernels the engine of this build comes first.
    search_path = os.pathsep.join([ENGINE, *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = os.environ | {"PYTHONPATH": search_path}
    done = subprocess.run(command, env=environment, pass_fds=build_log.terminal(), check=False)
    if done.returncode:
        failed = "not every notebook could be executed; the cell and its error stand above"
        raise ExtensionError(failed)


def reads(app) -> dict[str, list[str]]:
    """Return for each page the files of the project that its notebook read when it was executed."""
    entries, cache = getattr(app.env, "book_entries", {}), context_of(app).cache
    return {doc: sorted(cache.reads(entry)) for doc, entry in entries.items()}


def _fingerprints(app) -> dict[str, str]:
    """Return for each page a digest of its text, its outputs and the files it depends on."""
    return {doc: _fingerprint(app, doc) for doc in app.env.found_docs}


def _fingerprint(app, doc: str) -> str:
    entry, depended = app.env.book_entries.get(doc), app.env.dependencies.get(doc, ())
    files = [app.env.doc2path(doc), *sorted(Path(app.srcdir, file) for file in depended)]
    parts = [entry.name if entry else "", [_content(Path(file)) for file in files]]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _content(file: Path) -> str:
    return digests.of_file(file) if file.is_file() else ""


def remember(app, env):
    """Keep the state with the dependencies that reading has found."""
    env.book_state = _fingerprints(app)


def fill(app, docname, source):
    """Put the outputs of the last execution where myst-nb looks for them."""
    entry, cache = app.env.book_entries.get(docname), context_of(app).cache
    if entry is None:
        return
    if cache.code(source[0]) != cache.code_of(entry):
        raise ExtensionError(f"{docname}.ipynb changed while the book was built; build again")
    source[0] = cache.filled(entry, source[0])
