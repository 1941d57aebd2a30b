"""The PDF for readers."""

import shutil
import subprocess
from pathlib import Path
from typing import cast

from pypdf.generic import StreamObject

from datapaper.metadata import name_of

from . import pdf_fonts as fonts
from .bundle_files import Bundle
from .checks_files import bookmarks, root, tagged
from .finding import Finding, check, faultless, judged, without
from .manuscript import heading, level

A4 = (595, 842)


@check("pdf-fonts")
def pdf_fonts(bundle: Bundle) -> Finding:
    """Look at every font of every page."""
    return faultless(fonts.faults(bundle.pdf), f"all fonts of {len(bundle.pdf.pages)} pages")


@check("pdf-paper")
def pdf_paper(bundle: Bundle) -> Finding:
    """Measure every page."""
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in bundle.pdf.pages}
    seen = ", ".join(f"{width} by {height} points" for width, height in sorted(sizes))
    return judged(sizes == {A4}, seen)


@check("pdf-properties")
def pdf_properties(bundle: Bundle) -> Finding:
    """Compare the properties with the metadata."""
    properties, metadata = dict(bundle.pdf.metadata or {}), bundle.metadata
    title, authors = properties.get("/Title"), str(properties.get("/Author", ""))
    language = str(root(bundle).get("/Lang", ""))
    faults = [] if title == metadata["title"] else [f"the title is {title!r}"]
    names = map(name_of, metadata["authors"])
    faults += [f"the authors lack {name}" for name in names if name not in authors]
    if language != metadata["language"]:
        faults.append(f"the language is {language or 'not told'}")
    return faultless(faults, f"{title}; {authors}; {language}")


@check("pdf-bookmarks")
def pdf_bookmarks(bundle: Bundle) -> Finding:
    """Compare the bookmarks with the headings of the DOCX."""
    titles, found = map(heading, filter(level, bundle.manuscript.paragraphs)), bookmarks(bundle)
    lacking = [title for title in titles if title not in found]
    seen = f"lacking: {', '.join(lacking)}" if lacking else f"{len(found)} bookmarks"
    return judged(bool(found) and not lacking, seen)


@check("pdf-tagged")
def pdf_tagged(bundle: Bundle) -> Finding:
    """Look for the marks of a tagged PDF and of PDF/UA."""
    top = root(bundle)
    tagged = bool(top.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in top
    metadata = cast(StreamObject, top["/Metadata"]).get_data() if "/Metadata" in top else b""
    declared = b"pdfuaid" in metadata
    seen = f"{'' if tagged else 'not '}tagged, PDF/UA {'' if declared else 'not '}declared"
    return judged(tagged and declared, seen)


@check("pdf-figures")
def pdf_figures(bundle: Bundle) -> Finding:
    """Look for the description of each figure in the tags."""
    found = [str(node.get("/Alt", "")) for node in tagged(bundle) if node.get("/S") == "/Figure"]
    wanted, described = bundle.metadata["counts"]["figures"], sum(map(bool, map(str.strip, found)))
    return judged(described == len(found) >= wanted, f"{described} described, of {wanted} figures")


@check("pdf-structure")
def pdf_structure(bundle: Bundle) -> Finding:
    """Ask qpdf."""
    if not shutil.which("qpdf"):
        return without("qpdf")
    done = bundle.read("article.pdf", _checked_by_qpdf)
    if done.returncode == 0:
        return judged(True, "no errors")
    lines = (done.stderr.strip() or done.stdout.strip()).splitlines() or ["errors"]
    return judged(False, lines[-1].replace(str(bundle.folder), ""))


def _checked_by_qpdf(path: Path) -> subprocess.CompletedProcess:
    command = ["qpdf", "--check", str(path)]
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)


@check("pdf-origin")
def pdf_origin(bundle: Bundle) -> Finding:
    """Look for commit, data and version of record in the text."""
    metadata = bundle.metadata
    wanted = {"the digest of the data": metadata["data_sha256"]}
    if "adapts" in metadata:
        wanted["the version of record"] = _named(metadata["adapts"])
    wanted |= {"the commit": metadata["commit"]["name"]} if "commit" in metadata else {}
    faults = [
        f"{name} does not stand in the PDF"
        for name, value in wanted.items()
        if not bundle.pdf_says(value)
    ]
    return faultless(
        faults + ([] if "commit" in metadata else ["no commit is known"]), ", ".join(wanted)
    )


def _named(work: dict) -> str:
    return f"{work['volume']}:{work['number']}"


@check("pdf-html")
def pdf_html(bundle: Bundle) -> Finding:
    """Look for the address in the text."""
    return bundle.pdf_names("url")
