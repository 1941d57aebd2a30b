"""The pages of the book, and of its article, in the order in which they are read."""

from collections.abc import Iterator


def all_pages(env) -> list[str]:
    """Return the pages in the contents of the book."""
    site = env.app.config.external_site_map
    return [*_below(site, [site.root.docname])]


def article_pages(env) -> list[str]:
    """Return the front and the pages of the part of the contents that is the article."""
    site = env.app.config.external_site_map
    parts = [part for part in site.root.subtrees if part.caption == env.config.article_part]
    return [site.root.docname, *_below(site, [name for part in parts for name in part.files()])]


def _below(site, names) -> Iterator[str]:
    for name in names:
        yield name
        yield from _below(site, site[name].child_files())
