"""Which Debian packages tests need, and whether they are on this computer."""

import ctypes
import shutil
import subprocess
import sys

# What a Debian package is known by: programs, a dictionary, a file that TeX finds, a library.
PROGRAMS = {
    "chromium": ["chromium"],
    "faketime": ["faketime"],
    "git": ["git"],
    "hunspell": ["hunspell"],
    "hyperfine": ["hyperfine"],
    "latexmk": ["latexmk"],
    "libreoffice-writer-nogui": ["soffice"],
    "libxml2-utils": ["xmllint"],
    "poppler-utils": ["pdffonts", "pdftotext"],
    "procps": ["pgrep"],
    "qpdf": ["qpdf"],
    "texlive-xetex": ["xelatex", "pdflatex", "kpsewhich"],
}
DICTIONARIES = {"hunspell-en-gb": "en_GB"}
FONTS = {
    "fonts-freefont-otf": "FreeSerif.otf",
    "fonts-texgyre": "texgyrepagella-regular.otf",
    "lmodern": "lmtt10.pfb",
    "tex-gyre": "qplr.pfb",
    "texlive-fonts-recommended": "pzdr.tfm",
}
LIBRARIES = {"libatomic1": "libatomic.so.1"}  # of the Node.js that drives Chromium


def present(package: str) -> bool:
    """Tell whether what a Debian package brings is on this computer."""
    if package in LIBRARIES:
        return sys.platform != "linux" or loadable(LIBRARIES[package])
    if package in DICTIONARIES:
        return spells(DICTIONARIES[package])
    return all(installed(package)) if package in PROGRAMS else bool(font(package))


def loadable(library: str) -> bool:
    """Tell whether the system finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def installed(package: str) -> list[str]:
    """The programs by which a package is known; an empty text for one that is missing."""
    return [shutil.which(program) or "" for program in PROGRAMS[package]]


def spells(language: str) -> bool:
    """Tell whether Hunspell finds the dictionary of a language."""
    if not shutil.which("hunspell"):
        return False
    command = ["hunspell", "-d", language, "-l"]
    return subprocess.run(command, check=False, input=b"", capture_output=True).returncode == 0


def font(package: str) -> str:
    """The file by which a package of fonts is known; an empty text if TeX does not find it."""
    if not shutil.which("kpsewhich"):
        return ""
    command = ["kpsewhich", FONTS[package]]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip()
