"""What is sent: DOCX, LaTeX, JATS, PDF."""

import re
from operator import lt, ne

from .bundle_files import Bundle
from .finding import Finding, pass_if, pass_unless, unless
from .inside_pdf import bookmarks, tagged

# Where an element of JATS is counted, if not everywhere: in the front matter, or with a number.
COUNTED_AT = {
    "article-title": ".//front//title-group/article-title",
    "abstract": ".//front//abstract",
    "table-wrap": ".//table-wrap[label]",
    "contrib": ".//front//contrib",
}


def docx_complete(bundle: Bundle) -> Finding:
    """Compare the DOCX with the bookmarks of the PDF and the counts in the metadata."""
    manuscript, counts = bundle.manuscript, bundle.metadata["counts"]
    # The heading of the abstract in the front has a style of its own.
    front = [" ".join(one.text.split()) for one in manuscript.front]
    titles = [title for title in bookmarks(bundle.pdf.outline) if title not in front]
    held = {
        "tables": len(manuscript.tables),
        "figures": len(manuscript.pictures),
        "references": len(manuscript.references),
    }
    lacking = [title for title in titles if title not in manuscript.headings]
    faults = [f"the heading “{title}” is missing" for title in lacking]
    faults += [f"has {wrong}" for wrong in _wrong(held, counts, ne, "{} {}, not {}")]
    counted = ", ".join(f"{count} {kind}" for kind, count in held.items())
    return pass_unless(faults, f"{len(manuscript.headings)} headings, {counted}")


def _wrong(held: dict[str, int], wanted: dict[str, int], is_wrong, told: str) -> list[str]:
    """Return what is told of each kind of which there are not as many as wanted."""
    return [
        told.format(count, kind, wanted[kind])
        for kind, count in held.items()
        if is_wrong(count, wanted[kind])
    ]


def docx_alt(bundle: Bundle) -> Finding:
    """Look for the description of each picture."""
    pictures = bundle.manuscript.pictures
    without = ", ".join(str(n) for n, text in enumerate(pictures, 1) if not text.strip())
    seen = f"pictures without: {without}" if without else f"{len(pictures)} pictures"
    return pass_if(bool(pictures) and not without, seen)


def latex_complete(bundle: Bundle) -> Finding:
    """Compare the archive with the headings of the DOCX and the figures in the metadata."""
    source, wanted = bundle.latex_texts(".tex"), bundle.metadata["counts"]["figures"]
    headings = len(re.findall(r"\\(?:sub)*section\*?\{", source))
    figures = len(re.findall(r"\\includegraphics", source))
    enough = headings >= len(bundle.manuscript.headings) - 1
    faults = [
        *unless(r"\documentclass" in source, "there is no document in TeX"),
        *unless(enough, f"{headings} headings, fewer than the DOCX has"),
        *unless(figures >= wanted, f"{figures} figures, not {wanted}"),
    ]
    return pass_unless(faults, f"{len(bundle.latex)} files, {headings} headings, {figures} figures")


def jats_complete(bundle: Bundle) -> Finding:
    """Count what stands in the elements of JATS."""
    counts = bundle.metadata["counts"]
    wanted = {
        "article-title": 1,
        "abstract": 1,
        "fig": counts["figures"],
        "table-wrap": counts["tables"],
        "ref": counts["references"],
        "contrib": len(bundle.metadata["authors"]),
    }
    held = {name: len(bundle.jats.findall(COUNTED_AT.get(name, f".//{name}"))) for name in wanted}
    faults = _wrong(held, wanted, lt, "{} of <{}>, not {}")
    shown = [f"{count} of <{name}>" for name, count in held.items() if name != "contrib"]
    return pass_unless(faults, ", ".join(shown))


def socarxiv_pdf(bundle: Bundle) -> Finding:
    """Look for all tables and figures in the tags of the PDF, and for sections in its bookmarks."""
    kinds = [str(node.get("/S", "")) for node in tagged(bundle.pdf)]
    held = {"tables": kinds.count("/Table"), "figures": kinds.count("/Figure")}
    counts, found = bundle.metadata["counts"], [*bookmarks(bundle.pdf.outline)]
    faults = _wrong(held, counts, lt, "{} {}, fewer than {}")
    faults += [f"no section {head}" for head in bundle.metadata["sections"] if head not in found]
    shown = f"the {counts['tables']} numbered tables and the {counts['figures']} figures"
    return pass_unless(faults, f"{len(bundle.pdf.pages)} pages with {shown}")
