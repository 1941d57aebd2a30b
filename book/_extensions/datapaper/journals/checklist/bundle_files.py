"""The files of a bundle, each opened when a check asks for it."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import docx
import yaml
from lxml import etree
from pybtex.database import BibliographyData, parse_bytes
from pypdf import PdfReader

from datapaper.core.reproducible_zip import unpacked
from datapaper.formats.copy_built import DATA
from datapaper.formats.registry import FORMATS
from datapaper.metadata import name_of

from .compiled_latex import Compiled, compiled
from .finding import Finding, pass_if
from .manuscript import Manuscript
from .opened_files import as_json, lines, opened

FILES = {one.id: one.file for one in FORMATS}


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
        return self.read("metadata.json", as_json)

    @property
    def authors(self) -> list[tuple[str, dict]]:
        """The authors, each with its number and name as a fault tells them."""
        numbered = enumerate(self.metadata["authors"], 1)
        return [(f"author {n}, {name_of(one)}", one) for n, one in numbered]

    @cached_property
    def manuscript(self) -> Manuscript:
        """The DOCX."""
        titles = {one["id"]: one["title"] for one in self.metadata["statements"]}
        return self.read(FILES["docx"], lambda path: Manuscript(docx.Document(str(path)), titles))

    def statement_text(self, statement: str) -> str:
        """Return the text of the statement with this id in the DOCX; empty if it is not there."""
        return self.manuscript.statements.get(statement, "")

    @cached_property
    def pdf(self) -> PdfReader:
        """The PDF for readers."""
        return self.read(FILES["pdf"], PdfReader)

    @cached_property
    def _letters(self) -> str:
        """What the PDF says, without blanks, since its lines break anywhere."""
        return "".join("".join(page.extract_text() for page in self.pdf.pages).split())

    def pdf_says(self, text: str) -> bool:
        """Tell whether a text stands in the PDF."""
        return "".join(text.split()) in self._letters

    def pdf_names(self, field: str) -> Finding:
        """Find out whether a field of the metadata is known, and stands in the PDF."""
        value = self.metadata.get(field)
        if not value:
            return pass_if(False, f"no {field} is known")
        stands = self.pdf_says(value)
        return pass_if(stands, f"{value} {'stands' if stands else 'does not stand'} in the PDF")

    @cached_property
    def jats(self) -> etree._ElementTree:
        """The JATS file."""
        return self.read(FILES["jats"], lambda path: etree.parse(str(path)))

    @cached_property
    def latex(self) -> dict[str, bytes]:
        """Name -> content of the LaTeX archive."""
        return self.read(FILES["latex"], unpacked)

    def latex_texts(self, suffix: str) -> str:
        """Return the files of the LaTeX archive whose names end so, one after the other."""
        texts = [text for name, text in self.latex.items() if name.endswith(suffix)]
        return "\n".join(text.decode(errors="replace") for text in texts)

    @cached_property
    def compiled(self) -> Compiled:
        """What comes of compiling the LaTeX archive."""
        return compiled(self.latex, self.project / "_build" / ".compiled")

    @cached_property
    def data(self) -> dict[str, bytes]:
        """Name -> content of the data package."""
        return self.read(DATA, unpacked)

    @cached_property
    def descriptor(self) -> dict:
        """What the data package says of itself."""
        return self.read(DATA, lambda path: json.loads(self.data["datapackage.json"]))

    @cached_property
    def bibliography(self) -> BibliographyData:
        """The bibliography of the data package."""
        return self.read(DATA, lambda path: parse_bytes(self.data["references.bib"], "bibtex"))

    @cached_property
    def citation(self) -> dict:
        """``CITATION.cff`` of the project."""
        return self.read("CITATION.cff", lambda path: yaml.safe_load(path.read_text("utf-8")), True)

    def rows(self, kind: str) -> list[dict[str, str]]:
        """Return the rows of the list of figures or tables."""
        name = f"{FILES[kind]}/{kind}.csv"
        return self.read(name, lambda path: list(csv.DictReader(lines(path))))

    def table(self, name: str) -> list[list[str]]:
        """Return the cells of a table, its head among them."""
        name = f"{FILES['tables']}/{name}"
        return self.read(name, lambda path: list(csv.reader(lines(path))))

    def figures(self, ending: str) -> dict[str, str]:
        """Return name -> path in the bundle of the files of figures whose names end so."""
        found = sorted(self.folder.glob(f"{FILES['figures']}/*.{ending}"))
        return {file.name: file.relative_to(self.folder).as_posix() for file in found}

    def read(self, name: str, reader: Callable, of_the_project: bool = False):
        """Return what ``reader`` makes of a file. Raises Unreadable."""
        return opened(self.project if of_the_project else self.folder, name, reader)
