"""What pandoc makes of the clean HTML, held against what JATS can say."""

from pathlib import Path

from lxml import etree

from datapaper.article.model import MAY_BREAK, Article, classes
from datapaper.formats import pandoc

from .elements import NotInJats

HERE = Path(__file__).parent
# What the filter and pandoc turn into JATS.
NAMES = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "blockquote", "pre", "hr"),
    *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "img"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("a", "br", "code", "em", "i", "strong", "b", "span", "sub", "sup"),
}


def read(article: Article) -> etree._Element:
    """Return an element with notes, abstract, sections and footnotes of the article in a row.

    ``new-page`` in it stands where the appendices begin, the attribute ``key`` of a reference
    is its key in ``references.bib``. Raises NotInJats for what has no form in JATS.
    """
    _refuse_others(article)
    written = pandoc.convert(
        article.html.replace(MAY_BREAK, ""),
        "--from=html-auto_identifiers",
        "--to=jats_archiving",
        "--number-sections",
        "--wrap=none",
        f"--lua-filter={HERE / 'jats.lua'}",
        f"--template={HERE / 'article.xml'}",
        folder=article.folder,
    )
    root = etree.fromstring(written)
    _refuse_links_to_nowhere(root)
    return root


def _refuse_others(article: Article):
    for tag in article.soup.select("body *"):
        if tag.name not in NAMES or (tag.name == "img" and not tag.find_parent("figure")):
            named = " ".join(classes(tag))
            raise NotInJats(f"<{tag.name} class={named!r}>", tag.get_text())


def _refuse_links_to_nowhere(root: etree._Element):
    ids = set(root.xpath("//@id"))
    for link in root.iter("xref"):
        if link.get("rid") not in ids:
            text = "".join(link.itertext())
            raise NotInJats(f"a link to #{link.get('rid')}, which is nowhere,", text)
