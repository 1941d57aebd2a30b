"""Open a copy of a submission, break one thing in it, and see what the checklist finds."""

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from pypdf import PdfReader, PdfWriter

from datapaper.core.reproducible_zip import archived, unpacked
from datapaper.formats.csv_text import as_csv
from datapaper.journals import checklist, profile
from datapaper.journals.checklist.bundle_files import Bundle
from datapaper.journals.checklist.finding import Finding

from .project import ROOT

DOCX = "article.docx"
PROFILE = profile.read("f1000research")
REQUIREMENTS = checklist.requirements(PROFILE)
ASKED = {one.id: one for one in REQUIREMENTS}


def finding(folder: Path, requirement: str, project: Path = ROOT) -> Finding:
    """What the check of one requirement finds in a bundle as it lies there now."""
    return checklist.checked(ASKED[requirement], Bundle(folder, project))


def in_docx(change: Callable[[Document], None]) -> Callable[[Path], None]:
    """Return what makes a change in the DOCX of a bundle."""

    def changed(folder: Path):
        document = docx.Document(str(folder / DOCX))
        change(document)
        document.save(str(folder / DOCX))

    return changed


def starting(document: Document, text: str) -> Paragraph:
    """The first paragraph of the DOCX that begins so, headings without their number."""
    return next(
        one for one in document.paragraphs if re.sub(r"^[\d.]+\s+", "", one.text).startswith(text)
    )


def after(document: Document, heading: str) -> Paragraph:
    """The paragraph that follows a heading."""
    paragraphs = [one for one in document.paragraphs if one.text.strip()]
    pairs = [(one, next_) for one, next_ in pairwise(paragraphs) if one.text.endswith(heading)]
    return next(next_ for one, next_ in pairs if one.style.name.startswith("Heading"))


def say(heading: str, text: str) -> Callable[[Path], None]:
    """Return what gives the first paragraph under a heading another text."""

    def change(document: Document):
        paragraph = after(document, heading)
        for link in paragraph._p.findall(qn("w:hyperlink")):
            paragraph._p.remove(link)
        paragraph.text = text

    return in_docx(change)


def add(start: str, text: str, superscript: bool = False) -> Callable[[Path], None]:
    """Return what adds words to the first paragraph that begins so."""

    def change(document: Document):
        starting(document, start).add_run(text).font.superscript = superscript or None

    return in_docx(change)


def remove(start: str) -> Callable[[Path], None]:
    """Return what removes the first paragraph that begins so."""

    def change(document: Document):
        paragraph = starting(document, start)._p
        paragraph.getparent().remove(paragraph)

    return in_docx(change)


def in_every_text(pattern: str, new: str) -> Callable[[Path], None]:
    """Return what replaces a pattern in every piece of text of the DOCX."""

    def change(document: Document):
        for text in document.element.body.iter(qn("w:t")):
            text.text = re.sub(pattern, new, text.text or "")

    return in_docx(change)


def in_json(change: Callable[[dict], None]) -> Callable[[Path], None]:
    """Return what makes a change in the metadata of a bundle."""

    def changed(folder: Path):
        file = folder / "metadata.json"
        metadata = json.loads(file.read_text(encoding="utf-8"))
        change(metadata)
        file.write_text(json.dumps(metadata), encoding="utf-8")

    return changed


def in_list(name: str, column: str, value: str) -> Callable[[Path], None]:
    """Return what gives the first row of a list another value."""

    def changed(folder: Path):
        head, first, *rows = csv.reader((folder / name).read_text("utf-8").splitlines())
        first[head.index(column)] = value
        (folder / name).write_bytes(as_csv([head, first, *rows]))

    return changed


def in_archive(archive: str, change: Callable[[dict[str, bytes]], None]) -> Callable[[Path], None]:
    """Return what changes name -> content of an archive."""

    def changed(folder: Path):
        files = unpacked(folder / archive)
        change(files)
        (folder / archive).write_bytes(archived(files))

    return changed


def replaced(archive: str, name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what replaces a text in a file of an archive."""

    def change(files: dict[str, bytes]):
        before = files[name].decode()
        assert old in before
        files[name] = before.replace(old, new).encode()

    return in_archive(archive, change)


def in_source(old: str, new: str) -> Callable[[Path], None]:
    """Return what replaces a text in the TeX of the LaTeX archive."""
    return replaced("article-latex.zip", "article.tex", old, new)


def bare_pdf(folder: Path):
    """Keep nothing but the pages of the PDF, each in half its size."""
    (folder / "article.pdf").write_bytes(_bare((folder / "article.pdf").read_bytes()))


@cache
def _bare(pdf: bytes) -> bytes:
    writer, bare = PdfWriter(), io.BytesIO()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        writer.add_page(page).scale_by(0.5)
    writer.write(bare)
    return bare.getvalue()
