"""The LaTeX archive as arXiv would take it."""

import re
from pathlib import PurePosixPath

from . import compiled_latex, inside_pdf
from .bundle_files import Bundle
from .finding import Finding, pass_if, pass_unless, unless, without

INCLUDED = re.compile(r"\\includegraphics(?:\[[^\]]*\])?\{([^}]+)\}")
DOUBLE = re.compile(
    r"\\doublespacing|\\onehalfspacing|\\linespread\{|\\setstretch\{|\\baselinestretch|doublespac",
    re.IGNORECASE,
)
TYPES = (".pdf", ".png", ".jpg", ".jpeg")


def arxiv_source(bundle: Bundle) -> Finding:
    """Look for a document in TeX and for its typeset bibliography, with all references."""
    source, count = bundle.latex_texts(".tex"), bundle.metadata["counts"]["references"]
    items = len(re.findall(r"\\bibitem\b", f"{source}\n{bundle.latex_texts('.bbl')}"))
    faults = unless(r"\documentclass" in source, "there is no document in TeX")
    faults += unless(items == count, f"{items} typeset references, not {count}")
    files = ", ".join(sorted(name for name in bundle.latex if "/" not in name))
    return pass_unless(faults, f"{files}; {items} references")


def arxiv_figures(bundle: Bundle) -> Finding:
    """Look for every file that the source includes."""
    names = INCLUDED.findall(bundle.latex_texts(".tex"))
    faults = unless(names, "no figure is included")
    for name in names:
        there = any(name + ending in bundle.latex for ending in ("", *TYPES))
        faults += unless(there, f"{name} is not in the archive")
    for name in names:
        known = PurePosixPath(name).suffix in (*TYPES, "")
        faults += unless(known, f"{name} is of another type")
    return pass_unless(faults, f"{len(names)} figures")


def arxiv_spacing(bundle: Bundle) -> Finding:
    """Look for the commands that set lines apart."""
    source = bundle.latex_texts(".tex")
    found = sorted(set(DOUBLE.findall(source)))
    shown = ", ".join(found) or "nothing that sets lines apart"
    return pass_if(bool(source) and not found, f"found: {shown}")


def arxiv_compiles(bundle: Bundle) -> Finding:
    """Compile the archive, and read the log."""
    if missing := compiled_latex.missing():
        return without(missing)
    done = bundle.compiled
    pages = len(done.pdf.pages) if done.pdf else 0
    return pass_unless([*done.faults, *unless(done.pdf, "no PDF came of it")], f"{pages} pages")


def arxiv_fonts(bundle: Bundle) -> Finding:
    """Look at every font of the PDF that comes of it."""
    if missing := compiled_latex.missing():
        return without(missing)
    pdf = bundle.compiled.pdf
    return pass_unless(inside_pdf.faults(pdf) if pdf else ["no PDF came of it"], "all fonts")
