"""Refuse bad data before anything is computed from them."""

import os
from contextlib import suppress

from . import package
from .package import DataError

SHOWN = 20
STAMPS = package.ROOT / "_build" / ".valid"


def check() -> None:
    """Check the whole data package, once for each state of it; not again where whoever started this process has checked it.

    Raises DataError, with a line for each fault that names file, row, column,
    value and rule, if a file breaks its schema, or a date or citation key in it
    does not exist. Row 1 is the head of a file.
    """
    if os.environ.get("EVIDENCE_CHECKED"):
        return
    stamp = STAMPS / package.digest()
    if stamp.exists():
        return
    from .validate import (  # frictionless takes a second to import, and is needed once for each change
        all_faults,
        second_opinion,
    )

    faults = all_faults() or second_opinion()
    if faults:
        more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        raise DataError(
            "\n  ".join(
                ["the data package or the bibliography is not valid:", *faults[:SHOWN], *more]
            )
        )
    with suppress(OSError):
        STAMPS.mkdir(parents=True, exist_ok=True)
        stamp.touch()
