"""Roles that lead to one row of a resource, such as ``{city}`the capital <rome>```.

Configuration value ``row_roles``: role -> ``resource``, whose primary key holds
the ids; ``page``, which shows its rows; ``prefix`` of their ids on that page. A role
without ``page``, and every role outside the HTML book, shows its text alone.
"""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole

from datapaper.data.package import DataError
from datapaper.sphinx.context import context_of

logger = logging.getLogger(__name__)


class RowRole(ReferenceRole):
    """The text of a link to a row, which gets its address when a page is written."""

    def run(self):
        """Return the node; warn of an id that no row has."""
        fault = _fault(self.env, self.name, self.target)
        if fault:
            logger.warning(
                "role %r, id %r: %s", self.name, self.target, fault, location=self.get_location()
            )
        self.env.book_row_links.setdefault(self.env.docname, set()).add(self.name)
        return [
            nodes.inline("", self.title, classes=["evidence-row"], role=self.name, row=self.target)
        ], []


def _fault(env, role: str, row: str) -> str:
    """Say why a link would lead nowhere, or nothing."""
    known, missing = env.book_rows[role]
    return missing or (
        ""
        if row in known
        else f"no row of data/{env.config.row_roles[role]['resource']}.csv has this id"
    )


class LeadToRows(SphinxPostTransform):
    """Make links of what the roles left, in the HTML book; plain text elsewhere."""

    default_priority = 200

    def run(self, **kwargs):
        """Replace every node of a role."""
        for node in list(
            self.document.findall(lambda node: isinstance(node, nodes.inline) and "role" in node)
        ):
            uri = address(self.app, self.env.docname, node["role"], node["row"])
            link = nodes.reference(
                "", "", *node.children, refuri=uri, internal=True, classes=node["classes"]
            )
            node.parent.replace(node, link if uri else node.children)


def address(app, docname: str, role: str, row: str) -> str:
    """Return the link from one page to a row of the evidence; nothing outside the HTML book or without a page for it."""
    rows = app.config.row_roles.get(role, {})
    if app.builder.name != "html" or rows.get("page") not in app.env.found_docs:
        return ""
    return f"{app.builder.get_relative_uri(docname, rows['page'])}#{rows.get('prefix', '')}{row}"


def outdated(app, env, added, changed, removed):
    """Read the ids, and tell Sphinx which pages link to rows of a resource whose ids have changed."""
    now = {role: _rows(env, **entry) for role, entry in app.config.row_roles.items()}
    then = getattr(env, "book_rows", {})
    env.book_rows, env.book_row_links = now, getattr(env, "book_row_links", {})
    return [
        doc
        for doc, roles in env.book_row_links.items()
        if doc in env.found_docs and any(now.get(r) != then.get(r) for r in roles)
    ]


def _rows(env, resource: str, page: str = "", prefix: str = "") -> tuple[set[str], str]:
    """Return the ids of a resource, and what stands against links to them: no such resource, no such page."""
    package = context_of(env.app).package
    try:
        known = {row[package.primary_key(resource)[0]] for row in package.rows(resource)}
    except (DataError, OSError) as error:
        return set(), str(error)
    return (
        known,
        f"the page {page} is not in the contents" if page and page not in env.found_docs else "",
    )


def forget(app, env, docname):
    """Forget the links of a page that is read again or gone."""
    getattr(env, "book_row_links", {}).pop(docname, None)


def setup(app):
    """Register the configuration value, its roles and the transform."""
    app.add_config_value("row_roles", {}, "env", dict)
    app.connect(
        "config-inited",
        lambda app, config: [app.add_role(role, RowRole()) for role in config.row_roles],
    )
    app.connect("env-get-outdated", outdated)
    app.connect("env-purge-doc", forget)
    app.add_post_transform(LeadToRows)
