"""What one page offers: groups of links, each with its kind and size."""

from functools import cache
from pathlib import Path

from datapaper import metadata
from datapaper.data import package
from datapaper.metadata import citation_formats
from datapaper.sphinx.build import execute_ahead

from .static_files import NAME, copied

KINDS = {
    "bib": "BibTeX",
    "zip": "ZIP",
    "csv": "",
    "ipynb": "Jupyter",
    "md": "Markdown",
    "pdf": "PDF",
    "docx": "DOCX",
    "ris": "RIS",
    "json": "CSL-JSON",
}


def groups(app, page: str, context: dict) -> list[dict]:
    """Return the groups for one page; one with nothing in it is left out."""
    to = context["pathto"]
    article = [_later("The article", to, "pdf"), _later("The article", to, "docx")]
    all_of = {"All data": archive for archive in copied(app.config.data_archive)[1:]} | {
        "The bibliography": package.BIBLIOGRAPHY
    }
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
        for name, count in _citations().items()
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


def _later(text: str, to, ending: str) -> dict:
    """Return a link to a file that is written beside the pages, so that its size is filled in at the end."""
    file = f"article.{ending}"
    return {
        "text": text,
        "href": to(f"{NAME}/{file}", 1),
        "kind": KINDS[ending],
        "size": "",
        "file": file,
    }


@cache
def _citations() -> dict[str, int]:
    """Return the files of citations with their sizes."""
    return {
        name: len(text.encode())
        for name, text in citation_formats.files(metadata.edition()).items()
    }


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
    entry = getattr(app.env, "book_entries", {}).get(page)
    read = {
        Path(name).name
        for name in (execute_ahead.STORE.reads(entry) if entry else ())
        if name.startswith("data/")
    }
    read |= {
        one["path"] for one in package.descriptor()["resources"] if page == f"data/{one['name']}"
    }
    return [
        package.DATA / one["path"]
        for one in package.descriptor()["resources"]
        if one["path"] in read
    ]
