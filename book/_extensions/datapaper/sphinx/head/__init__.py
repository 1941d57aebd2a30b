"""What machines read of this edition: the head of every page, RO-Crate, ``sitemap.xml``.

All of it comes from ``paper.yml``. What needs a public address is left out while the edition has
none.

Configuration values:

``data_page``  the page that describes the data package
``cite_page``  the page that says how to cite
"""

from html import escape

from docutils import nodes

from datapaper.execute.run import set_up_matplotlib
from datapaper.sphinx.build_context import context_of

from . import json_ld, meta_tags, page_facts, sitemap, social_card


def add_head(app, pagename, templatename, context, doctree):
    """Put the metadata of one page where the template prints them in its head."""
    if app.builder.name != "html":
        return
    page = page_facts.described(app, pagename, context, doctree)
    edition, archive = context_of(app).edition, app.config.data_archive
    descriptor, address = context_of(app).package.descriptor, archive and f"take-away/{archive}"
    described = json_ld.about(edition, page, descriptor, address)
    tags = [*_own(doctree), *meta_tags.tags(edition, page), *map(json_ld.script, described)]
    context["metatags"] = "\n".join(["", *tags, ""])
    context["pageurl"] = None  # the address that counts is among the tags


def _own(doctree) -> list[str]:
    """Return what a page says of itself; the template writes the width of the screen."""
    return [f"<meta{_attributes(one)}>" for one in (doctree.findall(nodes.meta) if doctree else ())]


def _attributes(meta) -> str:
    texts = {name: text for name, text in meta.attributes.items() if isinstance(text, str)}
    return "".join(f' {name}="{escape(text)}"' for name, text in texts.items())


def add_files(app, exception):
    """Write what search engines and other sites ask for, if the book has a public address."""
    if app.builder.name == "html" and not exception and context_of(app).edition.paper.url:
        sitemap.write(app.outdir, context_of(app).edition)
        set_up_matplotlib(context_of(app).project)
        social_card.write(app.outdir, context_of(app).edition)
