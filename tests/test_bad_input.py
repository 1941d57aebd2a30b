"""Promise: bad input stops the build with one readable message, and the last good build stays."""

import json

import pytest

from building import jupyter_book, make

RULES = "type-error constraint-error missing-label primary-key unknown-source encoding-error source-error".split()


def edit(file, old: str, new: str) -> None:
    """Replace the one place where ``old`` stands in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")
