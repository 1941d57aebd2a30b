"""What a check finds."""

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


def pass_if(fine: bool, seen: str, place: str = "") -> Finding:
    """Return passed if it is fine, else failed."""
    return Finding(PASSED if fine else FAILED, seen, "" if fine else place)


def pass_unless(faults: list[str], otherwise: str) -> Finding:
    """Return failed with the faults if there are any, else passed."""
    return pass_if(not faults, "; ".join(faults) or otherwise)


def unless(fine: object, fault: str) -> list[str]:
    """Return a fault; none if it is fine."""
    return [] if fine else [fault]


def without(program: str) -> Finding:
    """Return that it could not be checked for want of a program."""
    return Finding(UNCHECKED, f"Program missing: {program}")
