"""Say which data file lacks what a cell needs, where an exception of pandas names a key at most."""

import re
from collections.abc import Iterator
from traceback import walk_tb

from datapaper.core.project import Project
from datapaper.data.package import DataPackage

TRANSLATED = (LookupError, TypeError, ValueError)
NA = "NAType"  # what pandas has for a cell that is empty or a row that is not there
KEYS = re.compile(r"(\[[^\[\]]+\])(?:, .*)?\)?\]? (?:not in|not found in|are in)")
ITEM = "can only convert an array of size 1"


class MissingRow(LookupError):
    """A data file has no row, or no value, for what a cell of a notebook needs."""


def tell_missing_rows(shell):
    """Let an IPython shell show MissingRow for the exceptions of pandas that stand for it."""
    shell.set_custom_exc(TRANSLATED, _shown)


def _shown(shell, kind, error, trace, tb_offset=None):
    said = missing_row(error)
    if said:
        kind, error = MissingRow, MissingRow(said).with_traceback(trace)
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset, running_compiled_code=True)


def missing_row(error: BaseException) -> str:
    """Return which data file lacks what, "" if the exception does not come from rows of one."""
    for table in _tables(error):
        file = _file(table.attrs["resource"])
        if file:
            return f"{file} {_lacks(error, table)}, which this cell needs"
    return f"a row or a value that this cell needs is missing: {error}" if NA in str(error) else ""


def _tables(error: BaseException) -> Iterator:
    """Return what pandas was asked for that still knows the file it came from."""
    for frame, _ in walk_tb(error.__traceback__):
        asked = frame.f_locals.get("self")
        table = getattr(asked, "obj", asked)  # .loc and .iloc hold what they look into
        of_pandas = frame.f_globals.get("__name__", "").startswith("pandas.")
        if of_pandas and "resource" in getattr(table, "attrs", {}):
            yield table


def _file(resource: str) -> str:
    project = Project.find()
    package = DataPackage(project)
    known = [one["name"] for one in package.resources]
    return project.inside(package.path(resource)) if resource in known else ""


def _lacks(error: BaseException, table) -> str:
    """Say what is missing from rows of a data file."""
    if isinstance(error, KeyError):
        return f"has no row {_key(error.args[0])}"
    if isinstance(error, IndexError) or ITEM in str(error):
        return f"has {len(table)} rows instead of one" if len(table) else "has no such row"
    return f"has no value or row ({type(error).__name__}: {error})"


def _key(given) -> str:
    """Return the key, or the keys, that pandas looked for, as Python writes them."""
    several = KEYS.search(given) if isinstance(given, str) else None
    return several[1] if several else repr(given)
