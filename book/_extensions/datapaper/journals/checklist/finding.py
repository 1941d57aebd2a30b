"""What a check finds, and the register of all checks."""

from collections.abc import Callable
from dataclasses import dataclass

PASSED, FAILED, UNCHECKED = "passed", "failed", "unchecked"


@dataclass(frozen=True)
class Finding:
    """Passed, failed, or not checked; what was seen; and the place to mend.

    place: only if it is known better than the requirement knows it.
    """

    state: str
    seen: str
    place: str = ""


CHECKS: dict[str, Callable] = {}  # id -> what looks at a bundle, by what the venue asks for


def check(requirement: str):
    """Register a function of a bundle as the check with this id, whatever a venue asks for."""

    def register(function: Callable) -> Callable:
        """Enter a function into the register and return it."""
        CHECKS[requirement] = lambda bundle, asks: function(bundle)
        return function

    return register


def check_by(requirement: str):
    """Register a function of a bundle and of what the venue asks for as the check with this id."""

    def register(function: Callable) -> Callable:
        """Enter a function into the register and return it."""
        CHECKS[requirement] = function
        return function

    return register


def judged(fine: bool, seen: str, place: str = "") -> Finding:
    """Return passed if it is fine, else failed."""
    return Finding(PASSED if fine else FAILED, seen, "" if fine else place)


def faultless(faults: list[str], otherwise: str, place: str = "") -> Finding:
    """Return failed with the faults if there are any, else passed."""
    return judged(not faults, "; ".join(faults) or otherwise, place)


def without(program: str) -> Finding:
    """Return that it could not be checked for want of a program."""
    return Finding(UNCHECKED, f"Program missing: {program}")
