"""What one page offers: groups of links, each with its kind and size."""

from pathlib import Path

from datapaper.formats import registry
from datapaper.metadata import citation_formats
from datapaper.sphinx.build_context import context_of
from datapaper.sphinx.data_pages import data_page

from .files import NAME, copied, size

KINDS = {
    ".bib": "BibTeX",
    ".zip": "ZIP",
    ".csv": "",
    ".ipynb": "Jupyter",
    ".md": "Markdown",
    ".ris": "RIS",
    ".json": "CSL-JSON",
}


def groups(app, page: str, context: dict) -> list[dict]:
    """Return the groups for one page; one with nothing in it is left out."""
    to, built = context["pathto"], context_of(app)
    bibliography, *archives = copied(built.project, app.config.data_archive)
    whole = [_of_file("All data", to, NAME, archive) for archive in archives]
    whole.append(_of_file("The bibliography", to, NAME, bibliography))
    found = {
        "The article": _article(to),
        "The data and the bibliography": whole,
        "This page": [
            *_source(app, page, context),
            *(_of_file(f"data/{file.name}", to, "data", file) for file in _data(app, page)),
        ],
        "Citation files": [
            _link("Citation", to(f"{NAME}/{name}", 1), Path(name).suffix, len(text.encode()))
            for name, text in citation_formats.files(built.edition).items()
        ],
    }
    return [{"title": title, "links": links} for title, links in found.items() if links]


def _link(text: str, href: str, ending: str, count: int) -> dict:
    return {"text": text, "href": href, "kind": KINDS[ending], "size": size(count), "file": ""}


def _of_file(text: str, to, folder: str, file: Path) -> dict:
    return _link(text, to(f"{folder}/{file.name}", 1), file.suffix, file.stat().st_size)


def _article(to) -> list[dict]:
    """Return links to files that are written beside the pages; their sizes follow at the end."""
    later = {"text": "The article", "size": ""}
    return [
        later | {"href": to(f"{NAME}/{one.file}", 1), "kind": one.label, "file": one.file}
        for one in registry.in_book()
    ]


def _source(app, page: str, context: dict) -> list[dict]:
    if not context.get("sourcename"):
        return []
    source = Path(app.env.doc2path(page))
    text = "Notebook" if source.suffix == ".ipynb" else "Text"
    href = context["pathto"](f"_sources/{context['sourcename']}", 1)
    return [_link(text, href, source.suffix, source.stat().st_size)]


def _data(app, page: str) -> list[Path]:
    """Return the data files that a page was computed from, and the one whose rows it shows."""
    if not app.config.data_pages:
        return []
    entry, built = getattr(app.env, "book_entries", {}).get(page), context_of(app)
    read = built.cache.reads(entry) if entry else ()
    return [
        built.package.path(one["name"])
        for one in built.package.resources
        if f"data/{one['path']}" in read or page == data_page.address(one["name"])
    ]
