"""Run the pandoc that the environment carries."""

import json
import os
import subprocess
from html import escape
from pathlib import Path

from datapaper.article import STRUCTURE_FILTER
from datapaper.article.column_widths import Fit

from .format import FormatError

# The date of a file without a history: 1 January 1980, before which an archive knows none.
FIRST_DAY = "315532800"


def convert(html: str, *options: str, folder: Path, tables: list[Fit] | None = None) -> bytes:
    """Return what pandoc makes of clean HTML; paths in it are relative to ``folder``.

    options: of pandoc, ``--to`` among them; filters find the parts of the article as
    ``structure.lua`` names them. tables: how each table is laid out. Raises FormatError
    for an error and for a warning.
    """
    import pypandoc

    # Pandoc reads the names of files in the encoding of the locale.
    date = os.environ.get("SOURCE_DATE_EPOCH") or FIRST_DAY
    environment = os.environ | {"LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": date}
    read = ["--from=html", f"--lua-filter={STRUCTURE_FILTER}"]
    command = [pypandoc.get_pandoc_path(), *read, *options, "--output=-", "-"]
    given = _with_layout(html, tables).encode()
    done = subprocess.run(
        command, cwd=folder, env=environment, input=given, capture_output=True, check=False
    )
    message = done.stderr.decode(errors="replace").strip()
    if done.returncode or message:
        raise FormatError(f"pandoc: {message or f'ended with {done.returncode}'}")
    return done.stdout


def _with_layout(html: str, tables: list[Fit] | None) -> str:
    """Put into the head of the HTML how tables are laid out, for the filters."""
    if not tables:
        return html
    layout = json.dumps([fit._asdict() for fit in tables], separators=(",", ":"))
    return html.replace("</head>", f'<meta name="tables" content="{escape(layout)}">\n</head>', 1)
