"""One page of the HTML book for one data file."""

from html import escape

from pybtex.backends import plaintext

from datapaper.sphinx.context import context_of

from . import data_table


def address(name: str) -> str:
    """Return the name of the page of one resource, as Sphinx takes it."""
    return f"data/{name}"


def context(app, resource: dict) -> dict:
    """Return what the template of the theme needs to show one resource of the descriptor."""
    title, works = escape(resource["title"]), _works(app, resource["name"])
    about = "".join(
        f"<dt>{head}</dt>\n<dd>{text}</dd>\n"
        for head, text in _about(app, resource, works).items()
        if text
    )
    body = (
        f'<section>\n<h1>{title}</h1>\n<p>{escape(resource["description"])}</p>\n<dl class="about-data">\n{about}</dl>\n'
        f"{data_table.table(context_of(app).package, resource, works)}</section>\n"
    )
    return {"title": title, "pagetitle": title, "body": body, "wide": True, "parents": []}


def _works(app, name: str) -> dict[str, tuple[str, str]]:
    """Return citation key -> address and text of its entry in the reference list."""
    uris = {
        one.key: f"{_uri(app, name, one.bibliography_key.docname)}#{one.citation_id}"
        for one in _citations(app)
    }
    return {
        one.key: (
            uris[one.key],
            " ".join(one.formatted_entry.text.render(plaintext.Backend()).split()),
        )
        for one in _citations(app)
    }


def _citations(app) -> list:
    return app.env.get_domain("cite").citations


def _uri(app, name: str, document: str) -> str:
    return app.builder.get_relative_uri(address(name), document)


def _about(app, resource: dict, works) -> dict[str, str]:
    """Say where the file is, what its columns hold, under which licence it comes and what it rests on."""
    name, file = resource["name"], escape(resource["path"])
    package = context_of(app).package
    licences = resource.get("licenses") or package.descriptor["licenses"]
    keys = dict.fromkeys(row["source"] for row in package.rows(name) if row.get("source"))
    return {
        "File": f'<a class="download" download href="{file}">data/{file}</a>',
        "Columns": _dictionary(app, name),
        "Licence": "; ".join(
            f"{data_table.link(one['name'], one['path'])}: {escape(one['title'])}"
            for one in licences
        ),
        "Sources": ", ".join(data_table.link(key, *works.get(key, ())) for key in keys),
    }


def _dictionary(app, name: str) -> str:
    """Point to the table of the columns of this file, if a page has one."""
    label = f"tab-columns-{name.replace('_', '-')}"
    document, anchor = app.env.get_domain("std").anonlabels.get(label, ("", ""))
    return (
        data_table.link("what each of them holds", f"{_uri(app, name, document)}#{anchor}")
        if document
        else ""
    )
