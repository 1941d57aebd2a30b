"""The PDF for readers."""

import shutil
import subprocess
from pathlib import Path
from typing import cast

from pypdf.generic import StreamObject

from datapaper.metadata import name_of

from . import inside_pdf
from .bundle_files import FILES, Bundle
from .finding import Finding, pass_if, pass_unless, unless, without
from .paragraphs import heading, level

A4 = (595, 842)


def pdf_fonts(bundle: Bundle) -> Finding:
    """Look at every font of every page."""
    return pass_unless(inside_pdf.faults(bundle.pdf), f"all fonts of {len(bundle.pdf.pages)} pages")


def pdf_paper(bundle: Bundle) -> Finding:
    """Measure every page."""
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in bundle.pdf.pages}
    seen = ", ".join(f"{width} by {height} points" for width, height in sorted(sizes))
    return pass_if(sizes == {A4}, seen)


def pdf_properties(bundle: Bundle) -> Finding:
    """Compare the properties with the metadata."""
    properties, metadata = dict(bundle.pdf.metadata or {}), bundle.metadata
    title, authors = properties.get("/Title"), str(properties.get("/Author", ""))
    language, names = (
        str(bundle.pdf.root_object.get("/Lang", "")),
        map(name_of, metadata["authors"]),
    )
    faults = [
        *unless(title == metadata["title"], f"the title is {title!r}"),
        *(f"the authors lack {name}" for name in names if name not in authors),
        *unless(language == metadata["language"], f"the language is {language or 'missing'}"),
    ]
    return pass_unless(faults, f"{title}; {authors}; {language}")


def pdf_bookmarks(bundle: Bundle) -> Finding:
    """Compare the bookmarks with the headings of the DOCX."""
    titles = [heading(one) for one in bundle.manuscript.paragraphs if level(one)]
    found = [*inside_pdf.bookmarks(bundle.pdf.outline)]
    lacking = [title for title in titles if title not in found]
    seen = f"missing: {', '.join(lacking)}" if lacking else f"{len(found)} bookmarks"
    return pass_if(bool(found) and not lacking, seen)


def pdf_tagged(bundle: Bundle) -> Finding:
    """Look for the marks of a tagged PDF and of PDF/UA."""
    top = bundle.pdf.root_object
    tagged = bool(top.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in top
    metadata = cast(StreamObject, top["/Metadata"]).get_data() if "/Metadata" in top else b""
    declared = b"pdfuaid" in metadata
    seen = f"{'' if tagged else 'not '}tagged, PDF/UA {'' if declared else 'not '}declared"
    return pass_if(tagged and declared, seen)


def pdf_figures(bundle: Bundle) -> Finding:
    """Look for the description of each figure in the tags."""
    figures = [node for node in inside_pdf.tagged(bundle.pdf) if node.get("/S") == "/Figure"]
    wanted = bundle.metadata["counts"]["figures"]
    described = sum(bool(str(node.get("/Alt", "")).strip()) for node in figures)
    fine = described == len(figures) >= wanted
    return pass_if(fine, f"{described} described, of {wanted} figures")


def pdf_structure(bundle: Bundle) -> Finding:
    """Ask qpdf."""
    if not shutil.which("qpdf"):
        return without("qpdf")
    done = bundle.read(FILES["pdf"], _checked_by_qpdf)
    if done.returncode == 0:
        return pass_if(True, "no errors")
    lines = (done.stderr.strip() or done.stdout.strip()).splitlines() or ["errors"]
    return pass_if(False, lines[-1].replace(str(bundle.folder), ""))


def _checked_by_qpdf(path: Path) -> subprocess.CompletedProcess:
    command = ["qpdf", "--check", str(path)]
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)


def pdf_origin(bundle: Bundle) -> Finding:
    """Look for commit, data and version of record in the text."""
    metadata = bundle.metadata
    wanted = {"the digest of the data": metadata["data_sha256"]}
    if work := metadata.get("adapts"):
        wanted["the version of record"] = f"{work['volume']}:{work['number']}"
    if commit := metadata.get("commit"):
        wanted["the commit"] = commit["name"]
    lacking = [name for name, value in wanted.items() if not bundle.pdf_says(value)]
    faults = [f"the PDF does not print {name}" for name in lacking]
    return pass_unless(faults + unless(commit, "there is no commit"), ", ".join(wanted))


def pdf_html(bundle: Bundle) -> Finding:
    """Look for the address in the text."""
    return bundle.pdf_names("url")
