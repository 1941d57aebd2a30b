"""Roles that lead to one row of a resource, such as ``{city}`the capital <rome>```.

Configuration value ``row_roles``: role -> ``resource``, whose primary key holds
the ids; ``page``, which shows its rows; ``prefix`` of their ids on that page. A role
without ``page``, and every role outside the HTML book, shows its text alone.
"""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole

from datapaper.core.wording import did_you_mean
from datapaper.data.package import DataError
from datapaper.sphinx.build_context import context_of

logger = logging.getLogger(__name__)


class RowRole(ReferenceRole):
    """The text of a link to a row, which gets its address when a page is written."""

    def run(self):
        """Return the node; warn of an id that no row has."""
        fault = _fault(self.env, self.name, self.target)
        if fault:
            where = self.get_location()
            logger.warning("role %r, id %r: %s", self.name, self.target, fault, location=where)
        _roles_by_page(self.env).setdefault(self.env.docname, set()).add(self.name)
        attributes = {"classes": ["evidence-row"], "role": self.name, "row": self.target}
        return [nodes.inline("", self.title, **attributes)], []


def _roles_by_page(env) -> dict[str, set[str]]:
    """Return page -> the roles on it, as the environment keeps them."""
    if not hasattr(env, "book_row_links"):
        env.book_row_links = {}
    return env.book_row_links


def _fault(env, role: str, row: str) -> str:
    """Return why a link would lead nowhere, or nothing."""
    known, missing = env.book_rows[role]
    resource = env.config.row_roles[role]["resource"]
    if missing or row in known:
        return missing
    return f"no row of data/{resource}.csv has this id.{did_you_mean(row, sorted(known))}"


class LeadToRows(SphinxPostTransform):
    """Make links of what the roles left, in the HTML book; plain text elsewhere."""

    default_priority = 200

    def run(self, **kwargs):
        """Replace every node of a role."""
        for node in [one for one in self.document.findall(nodes.inline) if "role" in one]:
            uri = address(self.app, self.env.docname, node["role"], node["row"])
            attributes = {"refuri": uri, "internal": True, "classes": node["classes"]}
            link = nodes.reference("", "", *node.children, **attributes)
            node.parent.replace(node, link if uri else node.children)


def address(app, docname: str, role: str, row: str) -> str:
    """Return the link from a page to a row; nothing outside the HTML book or without its page."""
    rows = app.config.row_roles.get(role, {})
    if app.builder.name != "html" or rows.get("page") not in app.env.found_docs:
        return ""
    return f"{app.builder.get_relative_uri(docname, rows['page'])}#{rows.get('prefix', '')}{row}"


def outdated(app, env, added, changed, removed):
    """Read the ids, and return the pages that link to rows of a resource with changed ids."""
    now = {role: _rows(env, **entry) for role, entry in app.config.row_roles.items()}
    then = getattr(env, "book_rows", {})
    env.book_rows = now
    changed_roles = {role for role in {*now, *then} if now.get(role) != then.get(role)}
    pages = _roles_by_page(env).items()
    return [doc for doc, roles in pages if doc in env.found_docs and roles & changed_roles]


def _rows(env, resource: str, page: str = "", prefix: str = "") -> tuple[set[str], str]:
    """Return the ids of a resource, and why links to them cannot work: no such resource or page."""
    package = context_of(env.app).package
    try:
        known = {row[package.primary_key(resource)[0]] for row in package.rows(resource)}
    except (DataError, OSError) as error:
        return set(), str(error)
    if page and page not in env.found_docs:
        return known, f"the page {page} is not in the contents"
    return known, ""


def forget(app, env, docname):
    """Forget the links of a page that is read again or gone."""
    _roles_by_page(env).pop(docname, None)


def add_roles(app, config):
    """Register the roles that the configuration names."""
    for role in config.row_roles:
        app.add_role(role, RowRole())
