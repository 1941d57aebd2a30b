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
from datapaper.core.project import EXECUTED, ROOT
from datapaper.execute.cache import Store, code_cells

ENGINE = str(Path(datapaper.__file__).parents[1])
STORE = Store(ROOT, EXECUTED)
logger = logging.getLogger(__name__)


def outdated(app, env, added, changed, removed):
    """Execute what must be, and tell Sphinx which pages rest on something that changed since they were read.

    The reference list shows in the tooltips of every page, so all of them rest on it.
    """
    env.book_entries = (
        _executed(env, app.config.nb_execution_timeout) if app.config.execute_ahead else {}
    )
    now, then = _state(app), getattr(env, "book_state", {})
    env.book_state = now
    works, before = _works(app), getattr(env, "book_works", None)
    env.book_works = works
    return (
        list(env.found_docs)
        if works != before
        else [doc for doc in now if now[doc] != then.get(doc)]
    )


def _executed(env, timeout: int) -> dict[str, Path]:
    """Return the entry of the store for each notebook that has code, executing those that have none."""
    texts = {path: path.read_text(encoding="utf-8") for path in _notebooks(env)}
    texts = {path: text for path, text in texts.items() if _has_code(path, text)}
    missing = [path for path, text in texts.items() if not STORE.find(path, text)]
    if missing:
        _execute(missing, timeout)
    entries = {path: STORE.find(path, text) for path, text in texts.items()}
    if None in entries.values():
        raise ExtensionError("a source changed while notebooks were executed; build again")
    return {env.path2doc(str(path)): entry for path, entry in entries.items()}


def _notebooks(env) -> list[Path]:
    paths = [Path(env.doc2path(doc)) for doc in sorted(env.found_docs)]
    return [path for path in paths if path.suffix == ".ipynb"]


def _has_code(path: Path, text: str) -> bool:
    try:
        return bool(code_cells(json.loads(text)))
    except (ValueError, KeyError, TypeError) as error:
        raise ExtensionError(f"{path.relative_to(ROOT)} is not a notebook: {error}") from None


def _execute(paths: list[Path], timeout: int):
    logger.info("")  # Sphinx is in the middle of a line
    command = [
        sys.executable,
        "-m",
        "datapaper",
        "execute",
        "--store",
        EXECUTED,
        f"--timeout={timeout}",
        *paths,
    ]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": _search_path()})
    if done.returncode:
        raise ExtensionError(
            "not every notebook could be executed; the cell and its error stand above"
        )


def _search_path() -> str:
    """Return the folders that the command and its kernels import from: the engine of this build first."""
    return os.pathsep.join(dict.fromkeys([ENGINE, *filter(None, [os.environ.get("PYTHONPATH")])]))


def reads(env) -> dict[str, list[str]]:
    """Return for each page the files of the project that its notebook read when it was executed."""
    return {
        doc: sorted(STORE.reads(entry)) for doc, entry in getattr(env, "book_entries", {}).items()
    }


def _state(app) -> dict[str, str]:
    """Return for each page a digest of its text, its outputs and the files that it depended on when it was read."""
    env, entries = app.env, app.env.book_entries
    files = {
        doc: [
            env.doc2path(doc),
            *sorted(Path(app.srcdir, file) for file in env.dependencies.get(doc, ())),
        ]
        for doc in env.found_docs
    }
    return {
        doc: hashlib.sha256(
            repr(
                [
                    entries[doc].name if doc in entries else "",
                    [_content(Path(file)) for file in files[doc]],
                ]
            ).encode()
        ).hexdigest()
        for doc in files
    }


def _content(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def _works(app) -> list[str]:
    return [_content(Path(app.srcdir, file)) for file in app.config.bibtex_bibfiles]


def remember(app, env):
    """Keep the state with the dependencies that reading has found."""
    env.book_state = _state(app)


def fill(app, docname, source):
    """Put the outputs of the last execution where myst-nb looks for them."""
    entry = app.env.book_entries.get(docname)
    if entry is None:
        return
    if STORE.code(source[0]) != STORE.code_of(entry):
        raise ExtensionError(f"{docname}.ipynb changed while the book was built; build again")
    source[0] = STORE.filled(entry, source[0])


def setup(app):
    """Connect to reading."""
    app.add_config_value("execute_ahead", True, "env", bool)
    app.connect("env-get-outdated", outdated)
    app.connect("env-updated", remember)
    app.connect("source-read", fill)
