"""Files that are opened by whatever reads their kind, and what is said of those it cannot read."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import yaml
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree
from pybtex.exceptions import PybtexError
from pypdf.errors import PyPdfError

BROKEN = (zipfile.BadZipFile, PackageNotFoundError, PyPdfError, etree.LxmlError, PybtexError)
CANNOT = (OSError, ValueError, KeyError, yaml.YAMLError, *BROKEN)


class Unreadable(ValueError):
    """A file of the bundle is missing or broken; the message names it."""


def opened(folder: Path, name: str, reader: Callable):
    """Return what ``reader`` makes of a file, given as its path. Raises Unreadable."""
    path = folder / name
    if not path.is_file():
        raise Unreadable(f"{name} is missing")
    try:
        return reader(path)
    except CANNOT as error:
        reason = str(error) or type(error).__name__
        raise Unreadable(f"{name} cannot be read: {reason}") from None


def as_json(path: Path) -> dict:
    """Return what a file of JSON holds."""
    return json.loads(path.read_text(encoding="utf-8"))


def lines(path: Path) -> list[str]:
    """Return the lines of a text."""
    return path.read_text(encoding="utf-8").splitlines()
