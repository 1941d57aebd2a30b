"""The files of a bundle, each opened when a check asks for it."""

import csv
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import docx
import yaml
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree
from pybtex.database import BibliographyData, parse_string
from pybtex.exceptions import PybtexError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from .compiled_latex import Compiled, compiled
from .finding import Finding, judged
from .manuscript import Manuscript

BROKEN = (zipfile.BadZipFile, PackageNotFoundError, PyPdfError, etree.LxmlError, PybtexError)
CANNOT = (OSError, ValueError, KeyError, yaml.YAMLError, *BROKEN)


class Unreadable(ValueError):
    """A file of the bundle is missing or broken; the message names it."""


@dataclass(frozen=True)
class Bundle:
    """A bundle in a folder, and the project that it was made from.

    Every property raises Unreadable.
    """

    folder: Path
    project: Path

    @cached_property
    def metadata(self) -> dict:
        """What ``metadata.json`` says."""
        return self.read("metadata.json", lambda path: json.loads(path.read_text(encoding="utf-8")))

    @cached_property
    def manuscript(self) -> Manuscript:
        """The DOCX."""
        titles = {one["id"]: one["title"] for one in self.metadata["statements"]}
        return self.read("article.docx", lambda path: Manuscript(docx.Document(str(path)), titles))

    @property
    def statements(self) -> dict[str, str]:
        """The statements in the DOCX, id -> text."""
        return self.manuscript.statements

    @cached_property
    def pdf(self) -> PdfReader:
        """The PDF for readers."""
        return self.read("article.pdf", PdfReader)

    @cached_property
    def _pages(self) -> dict[int, str]:
        return {}

    def pdf_says(self, text: str) -> bool:
        """Tell whether a text stands in the PDF, wherever its lines break.

        It looks at the first page, then from the last one back.
        """
        count = self.read("article.pdf", lambda path: len(self.pdf.pages))
        for n in [0, *range(count - 1, 0, -1)]:
            if n not in self._pages:
                self._pages[n] = "".join(self.pdf.pages[n].extract_text().split())
            if "".join(text.split()) in self._pages[n]:
                return True
        return False

    def pdf_names(self, field: str) -> Finding:
        """Find out whether a field of the metadata is known, and stands in the PDF."""
        value = self.metadata.get(field)
        if not value:
            return judged(False, f"no {field} is known")
        stands = self.pdf_says(value)
        return judged(stands, f"{value} {'stands' if stands else 'does not stand'} in the PDF")

    @cached_property
    def jats(self) -> etree._ElementTree:
        """The JATS file."""
        return self.read("article.jats.xml", lambda path: etree.parse(str(path)))

    @cached_property
    def latex(self) -> dict[str, bytes]:
        """Name -> content of the LaTeX archive."""
        return self.read("article-latex.zip", _unpacked)

    def latex_texts(self, suffix: str) -> str:
        """Return the files of the LaTeX archive whose names end so, one after the other."""
        files = self.latex.items()
        return "\n".join(
            text.decode(errors="replace") for name, text in files if name.endswith(suffix)
        )

    @cached_property
    def compiled(self) -> Compiled:
        """What comes of compiling the LaTeX archive."""
        return compiled(self.latex, self.project / "_build" / ".compiled")

    @cached_property
    def data(self) -> dict[str, bytes]:
        """Name -> content of the data package."""
        return self.read("data-package.zip", _unpacked)

    @cached_property
    def bibliography(self) -> BibliographyData:
        """The bibliography of the data package."""
        return self.read("data-package.zip", _bibliography)

    @cached_property
    def citation(self) -> dict:
        """``CITATION.cff`` of the project."""
        try:
            return yaml.safe_load((self.project / "CITATION.cff").read_text(encoding="utf-8"))
        except CANNOT as error:
            raise Unreadable(f"CITATION.cff cannot be read: {error}") from None

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a list."""
        return self.read(name, lambda path: list(csv.DictReader(_lines(path))))

    def table(self, name: str) -> list[list[str]]:
        """Return the cells of a list, its head among them."""
        return self.read(name, lambda path: list(csv.reader(_lines(path))))

    def files(self, pattern: str) -> list[Path]:
        """Return the files of the bundle that fit a pattern."""
        return sorted(self.folder.glob(pattern))

    def read(self, name: str, reader: Callable):
        """Return what ``reader`` makes of a file. Raises Unreadable."""
        path = self.folder / name
        if not path.is_file():
            raise Unreadable(f"{name} is missing")
        try:
            return reader(path)
        except CANNOT as error:
            reason = str(error) or type(error).__name__
            raise Unreadable(f"{name} cannot be read: {reason}") from None


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _bibliography(path: Path) -> BibliographyData:
    return parse_string(_unpacked(path)["references.bib"].decode(), "bibtex")


def _unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
