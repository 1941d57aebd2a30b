"""Run the pandoc that the environment carries."""

import json
import os
import subprocess
from html import escape
from pathlib import Path

from datapaper.article import STRUCTURE_FILTER
from datapaper.article.column_widths import Fit

from .format import FormatError

FIRST_DAY = "315532800"  # 1 January 1980, before which an archive knows no date: that of a file without a history


class PandocError(FormatError):
    """Pandoc refused the article; the message is what it said."""


def convert(html: str, *options: str, folder: Path, tables: list[Fit] | None = None) -> bytes:
    """Return what pandoc makes of clean HTML; paths in it are relative to ``folder``.

    options: of pandoc, ``--to`` among them; filters find the parts of the article as
    ``structure.lua`` names them. tables: how each table is laid out. Raises PandocError
    for an error and for a warning.
    """
    import pypandoc

    # Pandoc reads the names of files in the encoding of the locale.
    environment = os.environ | {
        "LC_ALL": "C.UTF-8",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or FIRST_DAY,
    }
    read = ["--from=html", f"--lua-filter={STRUCTURE_FILTER}"]
    command = [pypandoc.get_pandoc_path(), *read, *options, "--output=-", "-"]
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        input=_told(html, tables).encode(),
        capture_output=True,
    )
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode or said:
        raise PandocError(f"pandoc: {said or f'ended with {done.returncode}'}")
    return done.stdout


def _told(html: str, tables: list[Fit] | None) -> str:
    """Tell the filters in the head of the HTML how tables are laid out."""
    if not tables:
        return html
    told = json.dumps([fit._asdict() for fit in tables], separators=(",", ":"))
    return html.replace("</head>", f'<meta name="tables" content="{escape(told)}">\n</head>', 1)
