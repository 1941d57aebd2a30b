"""The article as JATS 1.3, Archiving and Interchange: the XML in which journals keep articles.

Body and end matter are pandoc's; front matter follows ``paper.yml``, and the parts of a
reference, which stands as it is printed, ``references.bib``.
The pictures that it names are ``figures/figureN.png`` beside it.
"""

from pathlib import Path

from lxml import etree

from datapaper.article.model import Article
from datapaper.metadata import Edition

from . import body, front, references, sections
from .elements import LANGUAGE, E, lay_out

FILE = "article.jats.xml"
VERSION = "1.3"
DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD '
    'v1.3 20210610//EN" '
    '"https://jats.nlm.nih.gov/archiving/1.3/JATS-archivearticle1-3.dtd">'
)


def write(article: Article, edition: Edition, folder: Path):
    """Write ``article.jats.xml`` into a folder. Raises NotInJats for what has no form in JATS."""
    root = document(article, edition)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=DOCTYPE)
    (folder / FILE).write_bytes(written + b"\n")


def document(article: Article, edition: Edition) -> etree._Element:
    """Return the article as an element tree."""
    written = body.read(article)
    references.tag_parts(written, article.project.bibliography)
    parts = sections.parted(written, edition.paper.statements)
    attributes = {
        "article-type": "research-article",
        "dtd-version": VERSION,
        LANGUAGE: edition.paper.language,
    }
    root = E.article(attributes, front.front(article, edition, written), *parts)
    lay_out(root)
    return root
