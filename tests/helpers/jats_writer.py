"""Write the JATS of a built project with what is known of the edition, and read it beside the HTML that it comes from."""

import json
from pathlib import Path

from bs4 import Tag
from lxml import etree
from pybtex.richtext import Text

from .project import BIN, run

FILE = "article.jats.xml"
NAMESPACES = {
    "xlink": "http://www.w3.org/1999/xlink",
    "ali": "http://www.niso.org/schemas/ali/1.0/",
}
HREF = f"{{{NAMESPACES['xlink']}}}href"
WRITE = """
import dataclasses, json, sys
from pathlib import Path
from datapaper.metadata import edition
from datapaper.core.git import Commit
from datapaper.core.project import Project
from datapaper.formats import jats
from datapaper.article.model import Article
folder, article, changes, others = sys.argv[1], sys.argv[2], *map(json.loads, sys.argv[3:])
others |= {"commit": Commit(**others["commit"])} if others.get("commit") else {}
project = Project.find()
edition = edition(project)
changed = edition._replace(paper=dataclasses.replace(edition.paper, **changes), **others)
jats.write(Article(Path(article), project), changed, Path(folder))
"""


def attempted(
    root: Path,
    folder: Path,
    article: str = "_build/article",
    paper: dict | None = None,
    edition: dict | None = None,
    **environment: str,
) -> tuple[int, str]:
    """Try to write the JATS of a built project into a folder, with changes to what the edition is; return exit code and what was said."""
    folder.mkdir(parents=True, exist_ok=True)
    arguments = [
        json.dumps(changes)
        for changes in (paper or {}, {"commit": None, "day": ""} | (edition or {}))
    ]
    return run(BIN / "python", "-c", WRITE, folder, article, *arguments, cwd=root, **environment)


def written(root: Path, folder: Path, **changes) -> Path:
    """Write it, which must succeed in silence; return the file."""
    code, log = attempted(root, folder, **changes)
    assert code == 0 and log == "", log
    return folder / FILE


def said(element) -> str:
    """The text of an element of HTML or JATS on one line; JATS has none of the places at which a long word may break."""
    text = (
        element.get_text().replace("\N{ZERO WIDTH SPACE}", "")
        if isinstance(element, Tag)
        else "".join(element.itertext())
    )
    return " ".join(text.split())


def texts(jats: etree._Element, path: str) -> list[str]:
    """The texts of the elements that a path leads to."""
    return [said(element) for element in jats.xpath(path, namespaces=NAMESPACES)]


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
