"""The LaTeX archive as arXiv would take it."""

import re
from pathlib import PurePosixPath

from . import compiled_latex, pdf_fonts
from .bundle_files import Bundle
from .finding import Finding, check, faultless, judged, without

INCLUDED = re.compile(r"\\includegraphics(?:\[[^\]]*\])?\{([^}]+)\}")
DOUBLE = re.compile(
    r"\\doublespacing|\\onehalfspacing|\\linespread\{|\\setstretch\{|\\baselinestretch|doublespac",
    re.IGNORECASE,
)
TYPES = (".pdf", ".png", ".jpg", ".jpeg")


@check("arxiv-source")
def arxiv_source(bundle: Bundle) -> Finding:
    """Look for a document in TeX and for its typeset bibliography, with all references."""
    source, count = _source(bundle), bundle.metadata["counts"]["references"]
    typeset = f"{source}\n{bundle.latex_texts('.bbl')}"
    items = len(re.findall(r"\\bibitem\b", typeset))
    faults = [] if r"\documentclass" in source else ["there is no document in TeX"]
    faults += [f"{items} typeset references, not {count}"] if items != count else []
    files = ", ".join(sorted(name for name in bundle.latex if "/" not in name))
    return faultless(faults, f"{files}; {items} references")


@check("arxiv-figures")
def arxiv_figures(bundle: Bundle) -> Finding:
    """Look for every file that the source includes."""
    names = INCLUDED.findall(_source(bundle))
    faults = [
        f"{name} is not in the archive"
        for name in names
        if not any(full in bundle.latex for full in (name, *(name + ending for ending in TYPES)))
    ]
    faults += [
        f"{name} is of another type"
        for name in names
        if PurePosixPath(name).suffix not in (*TYPES, "")
    ]
    return faultless(faults if names else ["no figure is included"], f"{len(names)} figures")


@check("arxiv-spacing")
def arxiv_spacing(bundle: Bundle) -> Finding:
    """Look for the commands that set lines apart."""
    source = _source(bundle)
    found = sorted(set(DOUBLE.findall(source)))
    shown = ", ".join(found) or "nothing that sets lines apart"
    return judged(bool(source) and not found, f"found: {shown}")


@check("arxiv-compiles")
def arxiv_compiles(bundle: Bundle) -> Finding:
    """Compile the archive, and read the log."""
    if missing := compiled_latex.missing():
        return without(missing)
    done = bundle.compiled
    if done.pdf is None:
        return faultless([*done.faults, "no PDF came of it"], "0 pages")
    return faultless(done.faults, f"{len(done.pdf.pages)} pages")


@check("arxiv-fonts")
def arxiv_fonts(bundle: Bundle) -> Finding:
    """Look at every font of the PDF that comes of it."""
    if missing := compiled_latex.missing():
        return without(missing)
    pdf = bundle.compiled.pdf
    return faultless(pdf_fonts.faults(pdf) if pdf else ["no PDF came of it"], "all fonts")


def _source(bundle: Bundle) -> str:
    return bundle.latex_texts(".tex")
