"""What is sent: DOCX, LaTeX, JATS, PDF."""

import re
from typing import cast

from pypdf.generic import DictionaryObject

from .bundle_files import Bundle
from .finding import Finding, check, faultless, judged

# Where an element of JATS is counted, if not everywhere: in the front matter, or with a number.
COUNTED_AT = {
    "article-title": ".//front//title-group/article-title",
    "abstract": ".//front//abstract",
    "table-wrap": ".//table-wrap[label]",
}


def bookmarks(bundle: Bundle) -> list[str]:
    """Return the titles of the bookmarks of the PDF, of all levels, without numbers."""

    return bundle.read("article.pdf", lambda path: list(_flat(bundle.pdf.outline)))


def _flat(outline):
    """Yield the titles of a tree of bookmarks in their order."""
    for one in outline:
        if isinstance(one, list):
            yield from _flat(one)
        else:
            yield re.sub(r"^[\d.]+\s+", "", " ".join(one.title.split()))


@check("docx-complete")
def docx_complete(bundle: Bundle) -> Finding:
    """Compare the DOCX with the bookmarks of the PDF and the counts in the metadata."""
    manuscript, counts = bundle.manuscript, bundle.metadata["counts"]
    faults = [
        f"lacks the heading “{title}”"
        for title in bookmarks(bundle)
        if title not in [*manuscript.headings, *_titles(bundle)]
    ]
    held = {
        "tables": len(manuscript.tables),
        "figures": len(manuscript.pictures),
        "references": len(manuscript.references),
    }
    faults += [
        f"has {count} {kind}, not {counts[kind]}"
        for kind, count in held.items()
        if count != counts[kind]
    ]
    counted = ", ".join(f"{count} {kind}" for kind, count in held.items())
    return faultless(faults, f"{len(manuscript.headings)} headings, {counted}")


def _titles(bundle: Bundle) -> list[str]:
    """Return the lines of the front; the heading of the abstract there has a style of its own."""
    return [" ".join(one.text.split()) for one in bundle.manuscript.front]


@check("docx-alt")
def docx_alt(bundle: Bundle) -> Finding:
    """Look for the description of each picture."""
    pictures = bundle.manuscript.pictures
    without = [str(n) for n, text in enumerate(pictures, 1) if not text.strip()]
    return judged(
        bool(pictures) and not without,
        f"pictures without: {', '.join(without)}" if without else f"{len(pictures)} pictures",
    )


@check("latex-complete")
def latex_complete(bundle: Bundle) -> Finding:
    """Compare the archive with the headings of the DOCX and the figures in the metadata."""
    source, wanted = bundle.latex_texts(".tex"), bundle.metadata["counts"]["figures"]
    headings = len(re.findall(r"\\(?:sub)*section\*?\{", source))
    figures = len(re.findall(r"\\includegraphics", source))
    faults = [] if r"\documentclass" in source else ["there is no document in TeX"]
    if headings < len(bundle.manuscript.headings) - 1:
        faults.append(f"{headings} headings, fewer than the DOCX has")
    if figures < wanted:
        faults.append(f"{figures} figures, not {wanted}")
    return faultless(faults, f"{len(bundle.latex)} files, {headings} headings, {figures} figures")


@check("jats-complete")
def jats_complete(bundle: Bundle) -> Finding:
    """Count what stands in the elements of JATS."""
    counts = bundle.metadata["counts"]
    wanted = {
        "article-title": 1,
        "abstract": 1,
        "fig": counts["figures"],
        "table-wrap": counts["tables"],
        "ref": counts["references"],
    }
    held = {name: len(bundle.jats.findall(COUNTED_AT.get(name, f".//{name}"))) for name in wanted}
    faults = [
        f"{held[name]} of <{name}>, not {count}"
        for name, count in wanted.items()
        if held[name] < count
    ]
    authors, known = len(bundle.jats.findall(".//front//contrib")), len(bundle.metadata["authors"])
    if authors < known:
        faults.append(f"{authors} of <contrib>, not {known}")
    return faultless(faults, ", ".join(f"{count} of <{name}>" for name, count in held.items()))


@check("socarxiv-pdf")
def socarxiv_pdf(bundle: Bundle) -> Finding:
    """Look for all tables and figures in the tags of the PDF, and for sections in its bookmarks."""
    kinds, counts = [str(node.get("/S", "")) for node in tagged(bundle)], bundle.metadata["counts"]
    held = {"tables": kinds.count("/Table"), "figures": kinds.count("/Figure")}
    faults = [
        f"{count} {kind}, fewer than {counts[kind]}"
        for kind, count in held.items()
        if count < counts[kind]
    ]
    found = bookmarks(bundle)
    faults += [f"no section {head}" for head in bundle.metadata["sections"] if head not in found]
    shown = f"the {counts['tables']} numbered tables and the {counts['figures']} figures"
    return faultless(faults, f"{len(bundle.pdf.pages)} pages with {shown}")


def tagged(bundle: Bundle) -> list:
    """Return the elements of the PDF's tree of tags, in their order."""
    return bundle.read(
        "article.pdf", lambda path: list(_within(root(bundle).get("/StructTreeRoot", {})))
    )


def root(bundle: Bundle) -> DictionaryObject:
    """Return the dictionary at the root of the PDF."""
    return cast(DictionaryObject, bundle.pdf.trailer["/Root"])


def _within(node):
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object() if hasattr(kid, "get_object") else kid
        if hasattr(one, "get"):
            yield one
            yield from _within(one)
