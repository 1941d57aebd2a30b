"""Refuse bad data before anything is computed from them."""

import os
from contextlib import suppress

from .package import DataError, DataPackage

CHECKED = "DATAPAPER_DATA_CHECKED"  # the variable that says so to the processes of a build
SHOWN = 20
STAMPS = ".valid"


def check(package: DataPackage) -> None:
    """Check the whole data package, once for each state of it.

    It is not checked again where whoever started this process has done so. Raises DataError,
    with a line for each fault that names file, row, column and value and says what to do, if a
    file breaks its schema, or a date or citation key in it does not exist. Row 1 is the header.
    """
    if os.environ.get(CHECKED):
        return
    stamp = package.project.build / STAMPS / package.digest()
    if stamp.exists():
        return
    _refuse(package)
    with suppress(OSError):
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.touch()


def _refuse(package: DataPackage):
    from . import (  # take a while to import, and are needed after a change alone
        frictionless_check,
        validate,
    )

    faults = validate.all_faults(package) or frictionless_check.file_faults(package)
    if faults:
        more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        count = f"{len(faults)} error{'s' * (len(faults) > 1)}"
        lines = [f"{count} in the data (row 1 is the header):", *faults[:SHOWN], *more]
        raise DataError("\n  ".join(lines))
