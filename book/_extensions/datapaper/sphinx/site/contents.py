"""The contents of the book at the side of each page, with the sections of the page itself."""

from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes


class Link(NamedTuple):
    """One line of the contents, and what stands under it."""

    title: str
    href: str
    current: bool = False
    inner: tuple["Link", ...] = ()


def offer(app, pagename, templatename, context, doctree):
    """Give the template ``parts``: caption and links of each, the page with its sections."""
    if app.builder.name != "html":
        return
    inner = _sections(doctree.next_node(nodes.section)) if doctree else ()

    def link(title: str, page: str) -> Link:
        """Return the line of one page or address."""
        if page == pagename:
            return Link(title, "#", True, inner)
        return Link(title, page if "://" in page else context["pathto"](page))

    parts = _parts(app)
    context["parts"] = [(caption, [link(*one) for one in pages]) for caption, pages in parts]


def _parts(app) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the caption of each part, with titles and names of its pages."""
    titles, parts = app.env.titles, []
    for tree in app.book_parts:
        pages = [(title or titles[page].astext(), page) for title, page in tree["entries"]]
        parts.append((tree.get("caption") or "", pages))
    return parts


def _sections(section) -> tuple[Link, ...]:
    """Return the sections inside one."""
    return tuple(
        Link(one[0].astext(), f"#{one['ids'][0]}", inner=_sections(one))
        for one in (section or ())
        if isinstance(one, nodes.section)
    )


def read_parts(app, builder):
    """Read the contents once, from the root page."""
    root = app.env.get_doctree(app.config.root_doc)
    app.book_parts = list(root.findall(addnodes.toctree))
