"""Read the metadata of a page as reference managers, search engines and other sites do."""

import json
from pathlib import Path

from bs4 import BeautifulSoup

from .built_book import Book


class Head:
    """The head of one page."""

    def __init__(self, path: Path):
        before, end, _ = path.read_text(encoding="utf-8").partition("</head>")
        self.path, self.soup = path, BeautifulSoup(before + end, "html.parser").head

    def all(self, name: str) -> list[str]:
        """The contents of all tags with a name or property."""
        return [
            tag["content"]
            for tag in self.soup.select(f'meta[name="{name}"], meta[property="{name}"]')
        ]

    def one(self, name: str) -> str:
        """The content of the one tag with a name or property; empty if there is none."""
        found = self.all(name)
        assert len(found) <= 1, f"{self.path.name} has {name} {len(found)} times"
        return found[0] if found else ""

    def links(self, rel: str) -> list[str]:
        """The addresses of all links of a kind."""
        return [tag["href"] for tag in self.soup.select(f'link[rel~="{rel}"]')]

    def data(self) -> list[dict]:
        """The blocks of JSON-LD."""
        return [
            json.loads(tag.string) for tag in self.soup.select('script[type="application/ld+json"]')
        ]


def crate(folder: Path) -> dict[str, dict]:
    """The entities of the research object in a folder, by their ids."""
    described = json.loads((folder / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    entities = {entity["@id"]: entity for entity in described["@graph"]}
    assert len(entities) == len(described["@graph"])
    return entities


def texts(value) -> list[str]:
    """Every text anywhere in a piece of JSON."""
    if isinstance(value, dict):
        value = list(value.values())
    return (
        [text for part in value for text in texts(part)]
        if isinstance(value, list)
        else [str(value)]
    )


def page(book: Book, name: str) -> Head:
    """The head of a page by its path."""
    return Head(book.html / f"{name}.html")


def every(book: Book) -> dict[str, Head]:
    """The head of every page of the book and of the data."""
    names = [f"book/{name}" for name in book.names] + [
        f"data/{file.stem}" for file in sorted((book.html / "data").glob("*.html"))
    ]
    return {name: page(book, name) for name in names}


def title(paper: dict) -> str:
    """Title and subtitle."""
    return f"{paper['title']}: {paper['subtitle']}"


def names(paper: dict) -> list[str]:
    """The authors, as they are written in a sentence."""
    return [one.get("name") or f"{one['given']} {one['family']}" for one in paper["authors"]]
