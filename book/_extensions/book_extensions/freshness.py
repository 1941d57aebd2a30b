"""Make outputs depend on what they are made from.

Jupyter Book keys its execution cache on the code of a notebook alone. Here each
notebook carries a fingerprint of the data it loads (``load("aid")``, or all of them
where it calls ``resources()``, which counts the rows of every file), of the files
it reads (``"../CITATION.cff"``), of the code it imports and of the lock, in the
metadata of its first code cell: the cache key changes with them, and Sphinx
re-reads the page.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

from sphinx.errors import ExtensionError

LOADED = re.compile(r"""\bload\(\s*["']([a-z_]+)["']""")
COUNTED = re.compile(r"\bresources\(")
READ = re.compile(r"""["']\.\./([\w./-]+)["']""")
SHARED = ["book/evidence/*.py", "book/evidence/*.mplstyle", "data/datapackage.json", "requirements.txt"]


def fingerprint(root: Path, notebook: str) -> str:
    """Return the SHA-256 of everything but its own text that a notebook's outputs depend on.

    root: the project; notebook: the JSON text of the notebook.
    """
    files = [file for pattern in SHARED for file in sorted(root.glob(pattern))]
    code = _code(notebook)
    loaded = [root / "data" / f"{name}.csv" for name in set(LOADED.findall(code))]
    files += sorted((root / "data").glob("*.csv")) if COUNTED.search(code) else sorted(loaded)
    files += [root / name for name in sorted(set(READ.findall(code)))]
    total = hashlib.sha256(sys.version.encode())
    for file in files:
        total.update(file.name.encode() + b"\0" + (file.read_bytes() if file.exists() else b"") + b"\0")
    return total.hexdigest()


def _code(notebook: str) -> str:
    cells = json.loads(notebook)["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def _fingerprints(app) -> dict[str, str]:
    root = Path(app.srcdir)
    notebooks = {doc: Path(app.env.doc2path(doc)) for doc in app.env.found_docs}
    return {doc: _fingerprint(root, path) for doc, path in notebooks.items() if path.suffix == ".ipynb"}


def _fingerprint(root: Path, path: Path) -> str:
    try:
        return fingerprint(root, path.read_text(encoding="utf-8"))
    except (ValueError, KeyError) as error:
        raise ExtensionError(f"{path.relative_to(root)} is not a notebook: {error}") from None


def outdated(app, env, added, changed, removed):
    """Tell Sphinx which pages rest on something that changed since they were read.

    The reference list shows in the tooltips of every page, so all of them rest on it.
    """
    now, then = _fingerprints(app), getattr(env, "book_fingerprints", {})
    works, before = _works(app), getattr(env, "book_works", None)
    env.book_fingerprints, env.book_works = now, works
    return list(env.found_docs) if works != before else [doc for doc in now if now[doc] != then.get(doc)]


def _works(app) -> list[bytes]:
    return [Path(app.srcdir, file).read_bytes() for file in app.config.bibtex_bibfiles]


def unwritten(app, env):
    """Tell Sphinx which pages of the HTML book are older than its scripts and styles, or than what another builder has read since."""
    if app.builder.name != "html":
        return []
    look = max((_changed(file) for folder in app.config.html_static_path for file in Path(app.srcdir, folder).rglob("*")), default=0)
    read = {doc: max(look, _changed(Path(app.doctreedir, f"{doc}.doctree"))) for doc in env.found_docs}
    return [doc for doc, time in read.items() if time > _changed(Path(app.builder.get_outfilename(doc)))]


def _changed(file: Path) -> float:
    return file.stat().st_mtime if file.exists() else 0


def stamp(app, docname, source):
    """Put the fingerprint where the execution cache looks."""
    if not app.env.doc2path(docname).endswith(".ipynb"):
        return
    notebook = json.loads(source[0])
    first = next((cell for cell in notebook["cells"] if cell["cell_type"] == "code"), None)
    if first is not None:
        first["metadata"]["fingerprint"] = app.env.book_fingerprints[docname]
        source[0] = json.dumps(notebook, ensure_ascii=False)


def setup(app):
    """Connect to reading."""
    app.connect("env-get-outdated", outdated)
    app.connect("env-get-updated", unwritten)
    app.connect("source-read", stamp)
