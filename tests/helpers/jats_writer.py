"""Write the JATS of a built project, and read it beside the HTML that it comes from."""

import dataclasses
from pathlib import Path

from bs4 import Tag
from lxml import etree
from pybtex.richtext import Text

from datapaper.article.model import Article
from datapaper.core.project import Project
from datapaper.formats import jats
from datapaper.metadata import edition

NAMESPACES = {
    "xlink": "http://www.w3.org/1999/xlink",
    "ali": "http://www.niso.org/schemas/ali/1.0/",
}
HREF = f"{{{NAMESPACES['xlink']}}}href"


def written(
    root: Path, folder: Path, article: Path | None = None, paper: dict | None = None, **known
) -> Path:
    """Write the JATS of a built project into a folder; return the file.

    article: the folder of another article; paper: other fields of paper.yml; known: what is known
    of the edition, no commit and no day unless given.
    """
    project = Project(root)
    known = edition(project)._replace(**{"commit": None, "day": ""} | known)
    known = known._replace(paper=dataclasses.replace(known.paper, **paper or {}))
    folder.mkdir(parents=True, exist_ok=True)
    jats.write(Article(article or project.build / "article", project), known, folder)
    return folder / jats.FILE


def said(element) -> str:
    """The text of an element of HTML or JATS on one line, without places at which words break."""
    text = element.get_text() if isinstance(element, Tag) else "".join(element.itertext())
    return " ".join(text.replace("\N{ZERO WIDTH SPACE}", "").split())


def texts(document: etree._Element, path: str) -> list[str]:
    """The texts of the elements that a path leads to."""
    return [said(element) for element in document.xpath(path, namespaces=NAMESPACES)]


def numbers(heads: list[Tag]) -> list[str]:
    """The numbers that the PDF gives to headings."""
    counted, found = [], []
    for head in heads:
        depth = int(head.name[1])
        counted = (counted + [0] * depth)[:depth]
        counted[-1] += 1
        found.append(".".join(map(str, counted)))
    return found


def plain_field(latex: str) -> str:
    """A field of BibTeX as text."""
    return " ".join(str(Text.from_latex(latex)).split())
