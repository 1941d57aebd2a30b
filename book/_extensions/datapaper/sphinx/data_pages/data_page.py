"""One page of the HTML book for one data file."""

from html import escape

from pybtex.backends import plaintext

from datapaper.sphinx.bibliography.citation_marks import citations
from datapaper.sphinx.context import context_of

from . import data_table


def address(name: str) -> str:
    """Return the name of the page of one resource, as Sphinx takes it."""
    return f"data/{name}"


def context(app, resource: dict) -> dict:
    """Return what the template of the theme needs to show one resource of the descriptor."""
    title, works = escape(resource["title"]), _works(app, resource["name"])
    facts = {head: text for head, text in _about(app, resource, works).items() if text}
    about = "".join(f"<dt>{head}</dt>\n<dd>{text}</dd>\n" for head, text in facts.items())
    body = (
        f"<section>\n<h1>{title}</h1>\n<p>{escape(resource['description'])}</p>\n"
        f'<dl class="about-data">\n{about}</dl>\n'
        f"{data_table.table(context_of(app).package, resource, works)}</section>\n"
    )
    return {"title": title, "pagetitle": title, "body": body, "wide": True, "parents": []}


def _works(app, name: str) -> dict[str, tuple[str, str]]:
    """Return citation key -> address and text of its entry in the reference list."""
    found = {}
    for one in citations(app.env):
        uri = f"{_uri(app, name, one.bibliography_key.docname)}#{one.citation_id}"
        text = one.formatted_entry.text.render(plaintext.Backend())
        found[one.key] = (uri, " ".join(text.split()))
    return found


def _uri(app, name: str, document: str) -> str:
    return app.builder.get_relative_uri(address(name), document)


def _about(app, resource: dict, works) -> dict[str, str]:
    """Return head -> HTML: the file, what its columns hold, its licence and its sources."""
    name, file = resource["name"], escape(resource["path"])
    package = context_of(app).package
    licences = resource.get("licenses") or package.descriptor["licenses"]
    keys = dict.fromkeys(row["source"] for row in package.rows(name) if row.get("source"))
    return {
        "File": f'<a class="download" download href="{file}">data/{file}</a>',
        "Columns": _dictionary(app, name),
        "Licence": "; ".join(map(_licence, licences)),
        "Sources": ", ".join(data_table.link(key, *works.get(key, ())) for key in keys),
    }


def _licence(one: dict) -> str:
    return f"{data_table.link(one['name'], one['path'])}: {escape(one['title'])}"


def _dictionary(app, name: str) -> str:
    """Point to the table of the columns of this file, if a page has one."""
    label = f"tab-columns-{name.replace('_', '-')}"
    document, anchor = app.env.get_domain("std").anonlabels.get(label, ("", ""))
    uri = f"{_uri(app, name, document)}#{anchor}" if document else ""
    return data_table.link("what each of them holds", uri) if uri else ""
