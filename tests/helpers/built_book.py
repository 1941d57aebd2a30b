"""Read a built book: its pages, tables, quantities and files."""

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, Tag

ROLE = re.compile(r"\{number\}`([^`]+)`")
MARKUP = re.compile(r"\{cite\}`[^`]*`|\{from\}`[^<`]*`|\{(?:ref|event|from)\}`([^<`]*)<[^`]*`")
FROM_METADATA = re.compile(r"```\{paper\} (\w+)\n```")
STRAY = re.compile(  # what no reader may see: markup, messages, names of objects, missing values
    r"Traceback|<Figure size| at 0x[0-9a-f]{6}|\{(?:cite|number|numref|ref)\}|\*\*|```|:::|~~~|"
    r"\\[($]|\?\?|<NA>|\b(?:NaN|NaT|nan)\b"
)
HIDDEN = "details.hide, .headerlink, script, .claims"


@dataclass
class Book:
    """A project folder with what ``make`` left in it."""

    root: Path

    def copy(self, root: Path) -> "Book":
        """A copy with its products and what was executed, to change at will."""
        return Book(Path(shutil.copytree(self.root, root, symlinks=True)))

    @property
    def log(self) -> str:
        """All that the last build printed."""
        return (self.root / "_build" / "log" / "html.log").read_text(encoding="utf-8")

    @property
    def html(self) -> Path:
        """The folder of the HTML book."""
        return self.root / "_build" / "html"

    @property
    def pdf(self) -> Path:
        """The article."""
        return self.root / "_build" / "article" / "article.pdf"

    @property
    def article_html(self) -> Path:
        """The article before it is written in any format."""
        return self.pdf.with_suffix(".html")

    @cached_property
    def names(self) -> list[str]:
        """All pages in reading order, the front page first."""
        return ["index", *self._chapters((self.root / "_toc.yml").read_text(encoding="utf-8"))]

    @cached_property
    def article_names(self) -> list[str]:
        """The pages of the article, the front page first."""
        contents = (self.root / "_toc.yml").read_text(encoding="utf-8")
        return ["index", *self._chapters(contents.split("caption:")[1])]

    @staticmethod
    def _chapters(contents: str) -> list[str]:
        return re.findall(r"file: book/([\w-]+)", contents)

    @cached_property
    def pages(self) -> dict[str, Tag]:
        """The parsed body of every page."""
        return {name: body(self.html / "book" / f"{name}.html") for name in self.names}

    def whole(self, name: str) -> BeautifulSoup:
        """One page with everything around the article."""
        return parsed(self.html / "book" / f"{name}.html")

    @cached_property
    def article(self) -> dict[str, Tag]:
        """The parsed body of every page of the article."""
        return {name: self.pages[name] for name in self.article_names}

    def notebooks(self) -> dict[str, dict]:
        """Every notebook of the book, as it stands in the sources."""
        files = sorted((self.root / "book").glob("*.ipynb"))
        return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}

    def code(self) -> dict[str, str]:
        """The code of every notebook, cell after cell."""
        cells = {name: notebook["cells"] for name, notebook in self.notebooks().items()}
        return {
            name: "\n".join("".join(cell["source"]) for cell in of if cell["cell_type"] == "code")
            for name, of in cells.items()
        }

    def quantities(self) -> dict[tuple[str, str], str]:
        """Every quantity that the prose pastes, by its page and name, from the stored outputs."""
        found = {}
        for page, notebook in self.notebooks().items():
            outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
            kept = {
                output["metadata"]["scrapbook"]["name"]: unmarked(output)
                for output in outputs
                if "scrapbook" in output["metadata"]
            }
            prose = with_metadata(
                "".join(
                    "".join(cell["source"])
                    for cell in notebook["cells"]
                    if cell["cell_type"] == "markdown"
                ),
                self.root,
            )
            found |= {(page, name): kept[name] for name in ROLE.findall(prose)}
        return found

    def quantity(self, page: str, name: str) -> str:
        """One quantity, as the page shows it."""
        shown = self.quantities()[page, name]
        assert shown in plain(self.pages[page]), f"{shown!r} does not stand on the page {page}"
        return shown

    def element(self, label: str) -> Tag:
        """The one table or figure with this label."""
        found = [page.find(id=label) for page in self.pages.values()]
        (element,) = [tag for tag in found if tag]
        return element

    def rows(self, label: str) -> list[dict[str, str]]:
        """The rows of a table, each a dictionary from its head to its cell."""
        table = self.element(label)
        heads = [plain(cell) for cell in table.select("thead th")]
        return [
            dict(zip(heads, map(plain, row.find_all("td")), strict=True))
            for row in table.select("tbody tr")
        ]

    def by(self, label: str, *heads: str) -> dict:
        """The rows of a table by the cells under one head or several."""
        return {
            tuple(row[head] for head in heads) if heads[1:] else row[heads[0]]: row
            for row in self.rows(label)
        }

    def column(self, label: str, head: str, key: str = "Year") -> dict[str, str]:
        """One column of a table, by another."""
        return {row[key]: row[head] for row in self.rows(label)}

    def cited(self) -> list[Tag]:
        """The entries of the reference list that the article cites."""
        marks = [
            mark for page in self.article.values() for mark in page.select(".bibtex-citation a")
        ]
        ids = {mark["href"].split("#")[1] for mark in marks}
        return [
            entry for entry in self.pages["references"].select(".citation") if entry["id"] in ids
        ]

    def digests(self, *folders: str) -> dict[str, str]:
        """The SHA-256 of every file in folders of ``_build``, else in those that are published."""
        return {
            str(file.relative_to(self.root)): hashlib.sha256(file.read_bytes()).hexdigest()
            for folder in folders or ("html", "article")
            for file in (self.root / "_build" / folder).rglob("*")
            if file.is_file()
        }


def unmarked(output: dict) -> str:
    """Return the text of an output that holds a quantity, without link, citation and escapes."""
    markdown = "".join(output["data"].get("application/papermill.record/text/markdown", ""))
    text = re.sub(r"\\(.)", r"\1", MARKUP.sub(lambda link: link[1] or "", markdown))
    return " ".join(text.split())


def with_metadata(markdown: str, root: Path) -> str:
    """Return the Markdown of a page with the texts of ``book/paper.yml`` where it shows them."""
    paper = yaml.safe_load((root / "book" / "paper.yml").read_text(encoding="utf-8"))
    texts = {
        "abstract": "\n".join(f"**{part['label']}:** {part['text']}" for part in paper["abstract"]),
        "statements": "\n".join(
            f"## {one['title']}\n\n{one['text']}" for one in paper["statements"]
        ),
    }
    return FROM_METADATA.sub(lambda directive: texts.get(directive[1], ""), markdown)


def parsed(path: Path) -> BeautifulSoup:
    """Return a page, parsed once for each state of its file; nobody may change it."""
    return _parsed(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=128)
def _parsed(path: Path, changed: int) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def body(path: Path) -> Tag:
    """Parse the article of one HTML page, without code, scripts, permalinks and links to claims."""
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select_one(
        "article.bd-article"
    )
    for tag in page.select(HIDDEN):
        tag.decompose()
    return page


def plain(tag: Tag) -> str:
    """Return the text of a tag on one line, without citation markers."""
    marks = {
        id(string)
        for mark in tag.select(".bibtex-citation")
        for string in mark.find_all(string=True)
    }
    return " ".join(
        "".join(text for text in tag.find_all(string=True) if id(text) not in marks).split()
    )


def words(text: str) -> str:
    """Return only the letters and digits of a text, whatever TeX or typography is around them."""
    return re.sub(r"[\W_]", "", re.sub(r"\\\w+", "", text)).casefold()


def percent(part: float) -> str:
    """A part of the whole as a percentage with one decimal, as tables show it."""
    return f"{100 * part:.1f}"
