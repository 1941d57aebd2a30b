"""The article as JATS 1.3, Archiving and Interchange: the XML in which journals and archives keep what they publish.

Body and end matter follow the clean HTML, element by element; front matter follows ``paper.yml``.
The pictures that it names are ``figures/figureN.png`` beside it.
"""

from pathlib import Path

from lxml import etree

from datapaper.article.model import Article
from datapaper.metadata import Edition

from . import front, references
from .blocks import Blocks
from .elements import LANGUAGE, E, known, lay_out
from .inline import Inline
from .sections import Sections

FILE = "article.jats.xml"
VERSION = "1.3"
DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN" '
    '"https://jats.nlm.nih.gov/archiving/1.3/JATS-archivearticle1-3.dtd">'
)


def write(article: Article, edition: Edition, folder: Path):
    """Write ``article.jats.xml`` into a folder. Raises NotInJats for HTML that JATS has no form for."""
    written = etree.tostring(
        document(article, edition), xml_declaration=True, encoding="UTF-8", doctype=DOCTYPE
    )
    (folder / FILE).write_bytes(written + b"\n")


def document(article: Article, edition: Edition) -> etree._Element:
    """Return the article as an element tree."""
    inline = Inline.of(article)
    sections = Sections(Blocks(inline), references.entries(article), edition.paper.statements)
    body, back = sections.parted(article)
    attributes = {
        "article-type": "research-article",
        "dtd-version": VERSION,
        LANGUAGE: edition.paper.language,
    }
    root = E.article(attributes, *known(front.front(article, edition, inline), body, back))
    lay_out(root)
    return root
