"""The results as one picture."""

import re
import textwrap
from pathlib import Path

import matplotlib.pyplot as plt
from helpers import project

from .cases import Case
from .report import base_of

STYLE = project.ROOT / "book" / "_extensions" / "datapaper" / "notebook" / "paper.mplstyle"


def draw(cases: list[Case], about: dict[str, str], folder: Path) -> None:
    """Leave ``bench.svg`` and ``bench.png``: bars of medians from least to most, and growth over size."""
    plt.style.use(STYLE)
    bars, growth = (
        [case for case in cases if case.part != "growth"],
        [case for case in cases if case.part == "growth"],
    )
    parts = [part for part in ((_bars, bars), (_growth, growth)) if part[1]]
    height = 1.6 + 0.32 * len(bars) + (2.6 if growth else 0)
    ratios = [max(len(bars), 1) * 0.32 if of is bars else 2.6 for _, of in parts]
    picture, axes = plt.subplots(
        len(parts), figsize=(7.5, height), squeeze=False, gridspec_kw={"height_ratios": ratios}
    )
    for (show, of), place in zip(parts, axes[:, 0], strict=True):
        show(place, of, base_of(cases, of[0].part))
    picture.supxlabel(
        textwrap.fill("; ".join(f"{name}: {text}" for name, text in about.items()), 120), fontsize=6
    )
    for form in ("svg", "png"):
        picture.savefig(folder / f"bench.{form}", dpi=160)
    plt.close(picture)


def _bars(axes, cases: list[Case], base: Case) -> None:
    """Draw one bar for each case, with its range and its target; say where there is none."""
    for place, case in enumerate(cases):
        if case.seconds:
            spread = [[case.median - min(case.seconds)], [max(case.seconds) - case.median]]
            axes.barh(
                place,
                case.median,
                xerr=spread,
                color="C0" if case.part == "ours" else "C3",
                capsize=2,
                error_kw={"linewidth": 0.8},
            )
        axes.annotate(
            _told(case, base),
            (max(case.seconds, default=0), place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=7,
        )
        if case.target and base.seconds:
            axes.plot(
                [case.target * base.median] * 2,
                [place - 0.4, place + 0.4],
                color="C1",
                marker="",
                linewidth=2,
            )
    axes.set_yticks(range(len(cases)), [case.name.replace("`", "") for case in cases])
    axes.set(xlabel="Seconds: median, least and most; targets in red")
    axes.set(
        ylim=(len(cases) - 0.4, -0.6),
        xlim=(0, 1.3 * max([case.median for case in cases if case.seconds], default=1)),
    )
    axes.grid(axis="x")
    axes.grid(visible=False, axis="y")


def _told(case: Case, base: Case) -> str:
    """Return the words beside a bar."""
    if not case.seconds:
        return f"could not be run: {textwrap.shorten(case.reason, 70, placeholder=' …')}"
    ratio = case.ratio(base)
    return f"{case.median:.1f} s" + (f", ratio {ratio:.2f}" if ratio else "")


def _growth(axes, cases: list[Case], base: Case) -> None:
    """Draw seconds over size, one line for notebooks and one for rows."""
    for place, name in enumerate(("notebooks", "rows")):
        points = [
            (size, case.median) for case in cases if case.seconds and (size := _size(case, name))
        ]
        axes.plot(*zip(*points, strict=True) if points else ([], []), color=f"C{place}", label=name)
    sizes = sorted({_size(case, name) for case in cases for name in ("notebooks", "rows")} - {0})
    axes.set(
        xscale="log",
        ylim=(0, None),
        xlabel="Times the book as it is",
        ylabel="Seconds, HTML and PDF",
    )
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.minorticks_off()
    axes.legend()


def _size(case: Case, name: str) -> int:
    """Return how often a case has what is counted, nothing if something else grows in it."""
    sizes = {
        what: int(size.replace(",", ""))
        for size, what in re.findall(r"([\d,]+) × (\w+)", case.name)
    }
    return sizes[name] if all(size == 1 for what, size in sizes.items() if what != name) else 0
