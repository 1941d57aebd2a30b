"""Which places of which pages other pages link to."""

import posixpath
import re
from urllib.parse import unquote

ARTICLE = re.compile(r'<article\b[^>]*\bclass="[^"]*\bbd-article\b.*</article>', re.DOTALL)
LINK = re.compile(r'<a\b[^>]*\bhref="([^"#:]+)\.html#([^"]+)"')


def article(text: str) -> str:
    """Return the article of a page, without what stands around it; nothing for a page that has none."""
    found = ARTICLE.search(text)
    return found[0] if found else ""


def targets(articles: dict[str, str]) -> dict[str, set[str]]:
    """Return page -> the ids on it that other pages link to.

    articles: page -> its HTML; a page is named by its address below the
    folder of the book, without the ending. Links within a page are left
    out: the browser has what they lead to.
    """
    found: dict[str, set[str]] = {}
    for page, text in articles.items():
        for address, anchor in LINK.findall(text):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address)))
            if target != page:
                found.setdefault(target, set()).add(unquote(anchor))
    return dict(sorted(found.items()))
