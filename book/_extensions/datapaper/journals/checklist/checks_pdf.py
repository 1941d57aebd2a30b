"""The PDF for readers."""

import shutil
import subprocess

from datapaper.metadata import name_of

from . import pdf_fonts as fonts
from .bundle_files import Bundle
from .checks_files import bookmarks, tagged
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
    return judged(
        sizes == {A4}, ", ".join(f"{width} by {height} points" for width, height in sorted(sizes))
    )


@check("pdf-properties")
def pdf_properties(bundle: Bundle) -> Finding:
    """Compare the properties with the metadata."""
    told, metadata = bundle.pdf.metadata or {}, bundle.metadata
    authors, language = told.get("/Author", ""), str(bundle.pdf.trailer["/Root"].get("/Lang", ""))
    faults = (
        [] if told.get("/Title") == metadata["title"] else [f"the title is {told.get('/Title')!r}"]
    )
    faults += [
        f"the authors lack {name_of(one)}"
        for one in metadata["authors"]
        if name_of(one) not in authors
    ]
    faults += (
        [] if language == metadata["language"] else [f"the language is {language or 'not told'}"]
    )
    return faultless(faults, f"{told.get('/Title')}; {authors}; {language}")


@check("pdf-bookmarks")
def pdf_bookmarks(bundle: Bundle) -> Finding:
    """Compare the bookmarks with the headings of the DOCX."""
    titles, found = (
        [heading(one) for one in bundle.manuscript.paragraphs if level(one)],
        bookmarks(bundle),
    )
    lacking = [title for title in titles if title not in found]
    return judged(
        bool(found) and not lacking,
        f"lacking: {', '.join(lacking)}" if lacking else f"{len(found)} bookmarks",
    )


@check("pdf-tagged")
def pdf_tagged(bundle: Bundle) -> Finding:
    """Look for the marks of a tagged PDF and of PDF/UA."""
    root = bundle.pdf.trailer["/Root"]
    tagged = bool(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root
    declared = "/Metadata" in root and b"pdfuaid" in root["/Metadata"].get_data()
    return judged(
        tagged and declared,
        f"{'tagged' if tagged else 'not tagged'}, PDF/UA {'declared' if declared else 'not declared'}",
    )


@check("pdf-figures")
def pdf_figures(bundle: Bundle) -> Finding:
    """Look for the description of each figure in the tags."""
    found = [str(node.get("/Alt", "")) for node in tagged(bundle) if node.get("/S") == "/Figure"]
    wanted, described = (
        bundle.metadata["counts"]["figures"],
        sum(1 for text in found if text.strip()),
    )
    return judged(described == len(found) >= wanted, f"{described} described, of {wanted} figures")


@check("pdf-structure")
def pdf_structure(bundle: Bundle) -> Finding:
    """Ask qpdf."""
    if not shutil.which("qpdf"):
        return without("qpdf")
    done = bundle.read(
        "article.pdf",
        lambda path: subprocess.run(
            ["qpdf", "--check", str(path)], capture_output=True, text=True, errors="replace"
        ),
    )
    last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
    return judged(
        done.returncode == 0,
        "no errors"
        if done.returncode == 0
        else last[0].replace(str(bundle.folder), "")
        if last
        else "errors",
    )


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
