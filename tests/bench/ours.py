"""The book's own builds, beside the stock command on the same content."""

import shutil
from pathlib import Path

from helpers import project

from . import workplace
from .cases import Case
from .timing import NotRun

DATUM = ("data/aid.csv", r"1961,39\.4,million", "1961,38.7,million", "38.7")
PAGE = "aid"
SENTENCE = "This sentence was added to be timed."


def baseline() -> Case:
    """Return the case that all ratios are to: Jupyter Book's own command, executing one notebook after another."""
    return Case(
        "ours",
        "stock Jupyter Book 1, empty cache, HTML",
        _stock,
        lambda: _prepare_stock(workplace.fresh("baseline")),
        note="`jupyter-book build .`, one notebook after another, no PDF",
    )


def _prepare_stock(place: Path) -> str:
    """Switch off what the book adds for speed."""
    workplace.replace(place / "_config.yml", r"execute_notebooks: .+", "execute_notebooks: cache")
    settings = (place / "_config.yml").read_text(encoding="utf-8")
    if "execute_ahead:" in settings:
        workplace.replace(place / "_config.yml", r"execute_ahead: \w+", "execute_ahead: false")
    else:
        workplace.replace(
            place / "_config.yml", r"(?m)^  config:\n", "  config:\n    execute_ahead: false\n"
        )
    return ""


def _stock(number: int) -> float:
    place = workplace.emptied(workplace.HOME / "work" / "baseline")
    seconds = workplace.build(place, project.BIN / "jupyter-book", "build", ".")
    workplace.expect(place / "_build" / "html" / "book" / f"{PAGE}.html")
    return seconds


def cases() -> list[Case]:
    """Return what an author waits for, in the order in which the builds of a round follow one another."""
    return [
        Case(
            "ours",
            "`make`, empty cache, HTML and PDF",
            _cold,
            lambda: str(workplace.fresh("ours") and ""),
            0.6,
        ),
        Case(
            "ours",
            "`make` after a change to one CSV",
            _datum,
            target=0.35,
            note=f"one value of {DATUM[0]}",
        ),
        Case(
            "ours",
            "`make` after a change to prose",
            _prose,
            target=0.2,
            note=f"one sentence of book/{PAGE}.ipynb",
        ),
        Case("ours", "`make`, nothing changed", _nothing, target=0.02),
        Case(
            "ours",
            "`make article` from a warm cache",
            _article,
            target=0.15,
            note="_build/article removed",
        ),
    ]


def _place() -> Path:
    return workplace.HOME / "work" / "ours"


def _cold(number: int) -> float:
    place = workplace.emptied(_place())
    for name in (DATUM[0], f"book/{PAGE}.ipynb"):
        shutil.copyfile(project.ROOT / name, place / name)
    return _whole()


def _whole(shown: str = "") -> float:
    """Time ``make``, and see that it left both outputs."""
    seconds = workplace.make(_place())
    workplace.expect(_place() / "_build" / "html" / "book" / f"{PAGE}.html", shown)
    workplace.expect(_place() / "_build" / "article" / "article.pdf")
    return seconds


def _built() -> None:
    if not (_place() / "_build" / "article" / "article.pdf").exists():
        raise NotRun("the build before it failed")


def _datum(number: int) -> float:
    _built()
    workplace.replace(_place() / DATUM[0], *DATUM[1:3])
    return _whole(DATUM[3])


def _prose(number: int) -> float:
    _built()
    workplace.add_sentence(_place() / "book" / f"{PAGE}.ipynb", SENTENCE)
    return _whole(SENTENCE)


def _nothing(number: int) -> float:
    _built()
    return _whole()


def _article(number: int) -> float:
    _built()
    seconds = workplace.make(workplace.emptied(_place(), "_build/article"), "article")
    workplace.expect(_place() / "_build" / "article" / "article.pdf")
    return seconds
