"""Read the LaTeX source of the article back, and compile it as anybody else would."""

import re
import zipfile
from pathlib import Path

import pytest

from . import debian
from .project import run

PACKAGES = [
    "fonts-texgyre",
    "latexmk",
    "lmodern",
    "tex-gyre",
    "texlive-fonts-recommended",
    "texlive-xetex",
]
NEEDS = pytest.mark.needs(*PACKAGES)  # to compile the archive
ENGINES = {"pdflatex": "-pdf", "xelatex": "-pdfxe"}
SILENT = re.compile(r"\\(?:cite|sources|place|label)\{[^}]*\}")
REFERENCE = re.compile(r"\\ref\{([^}]*)\}")
LINK = re.compile(r"\\(?:hyperref\[[^]]*\]|href\{[^}]*\}|allowbreak|hspace\{0pt\}|head\{\w\})")
COMMAND = re.compile(r"\\[a-z]+\{\}|\\[A-Za-z]+")


def unpacked(archive: Path, folder: Path) -> Path:
    """Unpack an archive into a new folder and return it."""
    with zipfile.ZipFile(archive) as file:
        file.extractall(folder)
    return folder


def compiled(archive: Path, folder: Path, engine: str) -> tuple[int, str]:
    """Compile what an archive holds, and nothing else, with an engine.

    Returns the exit code and TeX's log, its lines joined.
    """
    unpacked(archive, folder)
    own = {"TEXMFHOME": str(folder / "none"), "max_print_line": "10000"}
    command = [
        "latexmk",
        "-norc",
        ENGINES[engine],
        "-interaction=nonstopmode",
        "-halt-on-error",
        "article.tex",
    ]
    code, said = run(*command, cwd=folder, **own)
    log = folder / "article.log"
    return code, log.read_text(encoding="utf-8", errors="replace") if log.exists() else said


def strangers(folder: Path, packages: list[str]) -> dict[str, str]:
    """Return the files that TeX read and that do not come with some packages, each with its own.

    TeX has recorded them, but for the fonts that XeTeX finds by name, which stand in its log.
    Skips the test where TeX is not from Debian.
    """
    if not debian.has({*packages, "texlive-binaries"}):
        pytest.skip("TeX does not come from Debian packages here")
    log, record = (
        (folder / f"article.{kind}").read_text(encoding="utf-8", errors="replace")
        for kind in ("log", "fls")
    )
    fonts = set(re.findall(r"\[([\w.-]+\.(?:otf|ttf))\]", log))
    found = run("kpsewhich", *fonts, cwd=folder)[1].splitlines() if fonts else []
    files = {*re.findall(r"^INPUT (/.+)", record, re.MULTILINE), *found}
    assert len(files) >= 100 and len(found) == len(fonts)
    return debian.strangers(files, set(packages))


def numbers(folder: Path) -> dict[str, str]:
    """Return label -> number, as the compiled article counts."""
    return dict(
        re.findall(
            r"\\newlabel\{([^}]+)\}\{\{([^}]*)\}",
            (folder / "article.aux").read_text(encoding="utf-8"),
        )
    )


def read(source: str, counted: dict[str, str]) -> str:
    """Return the letters and digits of LaTeX source as a reader sees them, without citations."""
    source = source.replace(r"\\", " ")
    text = REFERENCE.sub(lambda found: counted[found[1]], SILENT.sub("", source))
    text = re.sub(r"\\([%&#$_{}])", r"\1", LINK.sub("", text).replace(r"\textasciitilde", "~"))
    return re.sub(r"[\W_]", "", COMMAND.sub("", text))


def tables(source: str) -> list[list[list[str]]]:
    """Return every table of LaTeX source: its rows, each a list of the source of its cells."""
    bodies = re.findall(
        r"\\begin\{tabular\}\{@\{\}.*?\n(.*?)\n *\\end\{tabular\}\n", source, re.DOTALL
    )
    return [
        [re.split(r"(?<!\\)&", line) for line in body.split("\n") if line.endswith(r"\\")]
        for body in bodies
    ]
