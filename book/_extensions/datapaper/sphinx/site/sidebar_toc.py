"""The contents of the book at the side of each page, with the sections of the page itself."""

import re

ROLE = re.compile(r' (?:role="heading"|aria-level="\d")')
PAGE = re.compile(r'(<a class="current reference internal") (href="#">.*?</a>)', re.DOTALL)
SECTIONS = re.compile(r"\s*<ul>\s*<li><a[^>]*>.*?</a>(.*)</li>\s*</ul>\s*", re.DOTALL)


def offer(app, pagename, templatename, context, doctree):
    """Give the template ``contents()``: lists of links, the current page marked and its sections under it."""
    toctree, sections = context.get("toctree"), SECTIONS.fullmatch(context.get("toc") or "")
    inner = sections[1] if sections else ""

    def contents() -> str:
        """Return the lists as HTML."""
        lists = toctree(collapse=True, titles_only=True, maxdepth=1, includehidden=True)
        # A caption among links is no heading of the page.
        return PAGE.sub(
            rf'\1 aria-current="page" \2{_escaped(inner)}', ROLE.sub("", lists), count=1
        )

    context["contents"] = contents


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\")


def setup(app):
    """Offer it to every page."""
    app.connect("html-page-context", offer)
