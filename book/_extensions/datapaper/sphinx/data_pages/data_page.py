"""One page of the HTML book for one data file."""

from html import escape

from pybtex.backends import plaintext

from datapaper.sphinx.bibliography.citation_marks import citations
from datapaper.sphinx.build_context import context_of
from datapaper.sphinx.html.table_markup import ROOM
from datapaper.sphinx.templates import rendered

from .data_table import WEB, Cell, Work, table


def address(name: str) -> str:
    """Return the name of the page of one resource, as Sphinx takes it."""
    return f"data/{name}"


def context(app, resource: dict) -> dict:
    """Return what the template of the theme needs to show one resource of the descriptor."""
    name, package, works = resource["name"], context_of(app).package, _works(app, resource["name"])
    keys = dict.fromkeys(row["source"] for row in package.rows(name) if row.get("source"))
    body = rendered(
        "data_page",
        resource=resource,
        dictionary=_dictionary(app, name),
        licences=resource.get("licenses") or package.descriptor["licenses"],
        sources=[works.get(key, Work(Cell(key))) for key in keys],
        room=ROOM,
        table=table(package, resource, works),
    )
    title = escape(resource["title"])
    return {"title": title, "pagetitle": title, "body": body, "wide": True, "parents": []}


def _works(app, name: str) -> dict[str, Work]:
    """Return citation key -> the key as a link to its entry, and the address of the work."""
    found = {}
    for one in citations(app.env):
        uri = f"{_uri(app, name, one.bibliography_key.docname)}#{one.citation_id}"
        text = one.formatted_entry.text.render(plaintext.Backend())
        found[one.key] = Work(Cell(one.key, uri, " ".join(text.split())), _address(one.entry))
    return found


def _address(entry) -> str:
    """Return where a work can be read, as its entry in the bibliography has it."""
    doi, url = (entry.fields.get(name, "") for name in ("doi", "url"))
    return url if url.startswith(WEB) else f"https://doi.org/{doi}" if doi else ""


def _uri(app, name: str, document: str) -> str:
    return app.builder.get_relative_uri(address(name), document)


def _dictionary(app, name: str) -> str:
    """Return the address of the table of the columns of this file, if a page has one."""
    label = f"tab-columns-{name.replace('_', '-')}"
    document, anchor = app.env.get_domain("std").anonlabels.get(label, ("", ""))
    return f"{_uri(app, name, document)}#{anchor}" if document else ""
