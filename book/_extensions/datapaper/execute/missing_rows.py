"""Say which data file lacks what a cell needs, where an exception of pandas names a key at most."""

import re
from traceback import walk_tb

import numpy as np

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
    selves = _selves(error)
    for table in selves:
        if "resource" in getattr(table, "attrs", {}):
            file, lacks = _file(table.attrs["resource"]), _lacks(error, table, selves)
            if file and lacks:
                return f"{file} {lacks}, which this cell needs"
    return f"a row or a value that this cell needs is missing: {error}" if NA in str(error) else ""


def _selves(error: BaseException) -> list:
    """Return the objects of pandas that an exception went through, if it began inside of pandas."""
    frames = [frame for frame, _ in walk_tb(error.__traceback__)]
    modules = [frame.f_globals.get("__name__", "").partition(".")[0] for frame in frames]
    if not frames or modules[-1] not in ("pandas", "numpy"):
        return []
    of_pandas = [frame.f_locals for frame, name in zip(frames, modules) if name == "pandas"]
    selves = [names["self"] for names in of_pandas if "self" in names]
    # .loc and .iloc hold what they look into; a column may have the same name.
    return [one.obj if hasattr(type(one), "obj") else one for one in selves]


def _file(resource: str) -> str:
    project = Project.find()
    package = DataPackage(project)
    known = [one["name"] for one in package.resources]
    return project.inside(package.path(resource)) if resource in known else ""


def _lacks(error: BaseException, table, selves: list) -> str:
    """Say what is missing from rows of a data file; nothing if nothing seems to be."""
    if isinstance(error, KeyError):
        return f"has no {_axis(table, selves)} {_key(error.args[0])}"
    if isinstance(error, IndexError) or ITEM in str(error):
        several = "instead of one" if ITEM in str(error) else "and no further one"
        return f"has {len(table)} such rows {several}" if len(table) else "has no such row"
    is_whole = len(table) and not table.isna().to_numpy().any()
    return "" if is_whole else f"has no value or row ({type(error).__name__}: {error})"


def _axis(table, selves: list) -> str:
    """Return what pandas looked for, which the index that it looked into tells if it was one."""
    indexes = [one for one in selves if hasattr(type(one), "get_loc")]
    if not indexes:
        return "row or column"
    return "column" if indexes[-1].equals(getattr(table, "columns", ())) else "row"


def _key(given) -> str:
    """Return the key, or the keys, that pandas looked for, as Python writes them."""
    several = KEYS.search(given) if isinstance(given, str) else None
    return several[1] if several else repr(_plain(given))


def _plain(given):
    """Return a number of numpy, alone or in a tuple, as one of Python."""
    if isinstance(given, tuple):
        return tuple(map(_plain, given))
    return given.item() if isinstance(given, np.generic) else given
