"""Which places of which pages other pages link to."""

import posixpath
from urllib.parse import unquote, urlsplit

import lxml.html

from datapaper.sphinx.links.data_column import MARK

ARTICLE = "//article[contains(concat(' ', @class, ' '), ' bd-article ')]"
# Links to be followed, and those that tell from which rows of data something was computed.
ORIGIN = f"ancestor::td[contains(concat(' ', @class, ' '), ' {MARK} ')]"
LINKS = f".//a[not({ORIGIN})]/@href"
ORIGINS = f".//a[{ORIGIN}]/@href | .//a/@data-from"


def article(page: bytes) -> lxml.html.HtmlElement | None:
    """Return the article of a page, without what stands around it; nothing for a page without."""
    return next(iter(lxml.html.document_fromstring(page).xpath(ARTICLE)), None)


def targets(articles: dict[str, lxml.html.HtmlElement], addresses: str) -> dict[str, set[str]]:
    """Return page -> the ids on it that other pages link to.

    articles: page -> its article; a page is named by its address below the
    folder of the book, without the ending. Links within a page are left
    out: the browser has what they lead to.
    addresses: which links count, ``LINKS`` or ``ORIGINS``.
    """
    found: dict[str, set[str]] = {}
    for page, element in articles.items():
        for one in " ".join(element.xpath(addresses)).split():
            target, anchor = _target(page, one)
            if anchor and target != page:
                found.setdefault(target, set()).add(anchor)
    return found


def _target(page: str, address: str) -> tuple[str, str]:
    """Return the page and the id that a link leads to; nothing for one out of the book."""
    scheme, host, path, _, anchor = urlsplit(address)
    if scheme or host or not path.endswith(".html"):
        return "", ""
    whole = posixpath.join(posixpath.dirname(page), unquote(path.removesuffix(".html")))
    return posixpath.normpath(whole), unquote(anchor)
