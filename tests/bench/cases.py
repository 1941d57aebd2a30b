"""What is measured, how often, and in which order."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

from .timing import NotRun


@dataclass
class Case:
    """One measurement, with what came of it.

    part: ``ours``, ``peers`` or ``growth``; run: takes the number of the round, returns seconds or raises NotRun;
    prepare: what is done once and not timed, returns a remark; target: the ratio that is aimed at; once: not repeated.
    """

    part: str
    name: str
    run: Callable[[int], float]
    prepare: Callable[[], str] = str
    target: float | None = None
    note: str = ""
    once: bool = False
    seconds: list[float] = field(default_factory=list)
    reason: str = ""

    @property
    def median(self) -> float | None:
        """The median of its runs in seconds, if there were any."""
        return statistics.median(self.seconds) if self.seconds else None

    def ratio(self, base: "Case") -> float | None:
        """Return its median over that of another case, if both were run."""
        return self.median / base.median if self.seconds and base.seconds else None

    def met(self, base: "Case") -> bool | None:
        """Tell whether the ratio is within the target; nothing where one of them is missing."""
        ratio = self.ratio(base)
        return None if self.target is None or ratio is None else ratio <= self.target


def measure(cases: list[Case], runs: int, say=print) -> None:
    """Run every case once a round, one after another, and then those that are run once; keep times and reasons in them."""
    for case in cases:
        say(f"preparing: {case.part}, {case.name}")
        _keep(case, lambda case=case: _prepared(case))
    plan = [(number, case) for number in range(runs) for case in cases if not case.once]
    plan += [(0, case) for case in cases if case.once]
    for done, (number, case) in enumerate(plan, 1):
        if not case.reason:
            say(f"[{done} of {len(plan)}] {case.part}, {case.name}, run {number + 1}")
            _keep(case, lambda number=number, case=case: case.seconds.append(case.run(number)))
        say(
            f"    {case.reason or format(case.seconds[-1], '.1f') + ' s'}; {len(plan) - done} remain"
        )


def _prepared(case: Case) -> None:
    case.note = "; ".join(filter(None, [case.prepare(), case.note]))


def _keep(case: Case, step) -> None:
    """Take a step; a case that cannot be run keeps the reason, and the others go on."""
    try:
        step()
    except NotRun as why:
        case.reason = str(why)
