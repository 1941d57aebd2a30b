"""What one page offers: groups of links, each with its kind and size."""

from pathlib import Path

from datapaper.formats import registry
from datapaper.formats.registry import Format
from datapaper.metadata import Edition, citation_formats
from datapaper.sphinx.context import context_of

from .static_files import NAME, copied

KINDS = {
    "bib": "BibTeX",
    "zip": "ZIP",
    "csv": "",
    "ipynb": "Jupyter",
    "md": "Markdown",
    "ris": "RIS",
    "json": "CSL-JSON",
}


def groups(app, page: str, context: dict) -> list[dict]:
    """Return the groups for one page; one with nothing in it is left out."""
    to, built = context["pathto"], context_of(app)
    article = [_later("The article", to, one) for one in registry.in_book()]
    all_of = {
        "All data": archive for archive in copied(built.project, app.config.data_archive)[1:]
    } | {"The bibliography": built.project.bibliography}
    whole = [
        _link(text, to(f"{NAME}/{file.name}", 1), file.suffix, file.stat().st_size)
        for text, file in all_of.items()
    ]
    used = [
        _link(f"data/{file.name}", to(f"data/{file.name}", 1), file.suffix, file.stat().st_size)
        for file in _data(app, page)
    ]
    cited = [
        _link("Citation", to(f"{NAME}/{name}", 1), Path(name).suffix, count)
        for name, count in _citations(built.edition).items()
    ]
    found = {
        "The article": article,
        "The data and the bibliography": whole,
        "This page": _source(app, page, context) + used,
        "How to cite": cited,
    }
    return [{"title": title, "links": links} for title, links in found.items() if links]


def size(count: int) -> str:
    """Return a number of bytes as a person reads it."""
    if count >= 1_000_000:
        return f"{count / 1_000_000:.1f} MB"
    return f"{max(1, round(count / 1000))} kB"


def _link(text: str, href: str, ending: str, count: int) -> dict:
    return {
        "text": text,
        "href": href,
        "kind": KINDS[ending.lstrip(".")],
        "size": size(count),
        "file": "",
    }


def _later(text: str, to, format: Format) -> dict:
    """Return a link to a file that is written beside the pages, so that its size is filled in at the end."""
    return {
        "text": text,
        "href": to(f"{NAME}/{format.file}", 1),
        "kind": format.label,
        "size": "",
        "file": format.file,
    }


def _citations(edition: Edition) -> dict[str, int]:
    """Return the files of citations with their sizes."""
    files = citation_formats.files(edition)
    return {name: len(text.encode()) for name, text in files.items()}


def _source(app, page: str, context: dict) -> list[dict]:
    if not context.get("sourcename"):
        return []
    source = Path(app.env.doc2path(page))
    text = "Its notebook" if source.suffix == ".ipynb" else "Its text"
    return [
        _link(
            text,
            context["pathto"](f"_sources/{context['sourcename']}", 1),
            source.suffix,
            source.stat().st_size,
        )
    ]


def _data(app, page: str) -> list[Path]:
    """Return the data files that a page was computed from, and the one whose rows it shows."""
    if not app.config.data_pages:
        return []
    entry, built = getattr(app.env, "book_entries", {}).get(page), context_of(app)
    read = {
        Path(name).name
        for name in (built.cache.reads(entry) if entry else ())
        if name.startswith("data/")
    }
    read |= {one["path"] for one in built.package.resources if page == f"data/{one['name']}"}
    return [
        built.project.data / one["path"] for one in built.package.resources if one["path"] in read
    ]
