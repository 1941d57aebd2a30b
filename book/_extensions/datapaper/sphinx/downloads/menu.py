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
    bibliography, *archives = copied(built.project, app.config.data_archive)
    whole = [_of_file("All data", to, NAME, archive) for archive in archives]
    whole.append(_of_file("The bibliography", to, NAME, bibliography))
    used = [_of_file(f"data/{file.name}", to, "data", file) for file in _data(app, page)]
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
    kind = KINDS[ending.lstrip(".")]
    return {"text": text, "href": href, "kind": kind, "size": size(count), "file": ""}


def _of_file(text: str, to, folder: str, file: Path) -> dict:
    return _link(text, to(f"{folder}/{file.name}", 1), file.suffix, file.stat().st_size)


def _later(text: str, to, format: Format) -> dict:
    """Return a link to a file that is written beside the pages; its size follows at the end."""
    href = to(f"{NAME}/{format.file}", 1)
    return {"text": text, "href": href, "kind": format.label, "size": "", "file": format.file}


def _citations(edition: Edition) -> dict[str, int]:
    """Return the files of citations with their sizes."""
    files = citation_formats.files(edition)
    return {name: len(text.encode()) for name, text in files.items()}


def _source(app, page: str, context: dict) -> list[dict]:
    if not context.get("sourcename"):
        return []
    source = Path(app.env.doc2path(page))
    text = "Its notebook" if source.suffix == ".ipynb" else "Its text"
    href = context["pathto"](f"_sources/{context['sourcename']}", 1)
    return [_link(text, href, source.suffix, source.stat().st_size)]


def _data(app, page: str) -> list[Path]:
    """Return the data files that a page was computed from, and the one whose rows it shows."""
    if not app.config.data_pages:
        return []
    entry, built = getattr(app.env, "book_entries", {}).get(page), context_of(app)
    names = built.cache.reads(entry) if entry else ()
    read = {Path(name).name for name in names if name.startswith("data/")}
    read |= {one["path"] for one in built.package.resources if page == f"data/{one['name']}"}
    paths = [one["path"] for one in built.package.resources]
    return [built.project.data / path for path in paths if path in read]
