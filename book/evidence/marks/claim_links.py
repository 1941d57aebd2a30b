"""Show, after each paragraph that makes claims, links to these claims in the ledger.

It does nothing unless the data package has ``claims`` and ``verdicts``, and ``row_roles`` a page
for ``claim``.
"""

from docutils import nodes

from datapaper.sphinx.build_context import context_of
from datapaper.sphinx.links.row_role import address

RESOURCES = ("claims", "verdicts", "events")


def read_places(app, env, added, changed, removed):
    """Read the places again if the data changed.

    The links are made when pages are written, which all are each time.
    """
    state = _state(app)
    if state != getattr(env, "book_claims", ("", {}))[0]:
        env.book_claims = (state, _places(context_of(app).package) if state else {})
    return []


def _state(app) -> str:
    """Return a digest of what decides about the links; nothing if there are none to be made."""
    page = app.config.row_roles.get("claim", {}).get("page")
    package = context_of(app).package
    named = {resource["name"] for resource in package.resources}
    if page not in app.env.found_docs or not named.issuperset(RESOURCES):
        return ""
    return package.digest() + repr(app.config.row_roles["claim"])


def _places(package):
    from evidence.claims import places  # pandas takes a while, and is needed only after a change

    return places(package)


def add_claims(app, doctree, docname):
    """Append the links to the paragraphs of one page."""
    if app.builder.name != "html" or not hasattr(app.env, "book_claims"):
        return
    labels = app.env.get_domain("std").anonlabels
    for place, claims in app.env.book_claims[1].items():
        page, label = labels.get(place, ("", ""))[:2]
        if page == docname:
            _paragraph(doctree, label).append(_list(app, docname, claims))


def _paragraph(doctree, label):
    """Return the paragraph with this label, or the first one in whatever has it."""
    labelled = next(node for node in doctree.findall(nodes.Element) if label in node["ids"])
    return next(iter(labelled.findall(nodes.paragraph)), labelled)


def _list(app, docname, claims):
    listed = nodes.inline(classes=["claims", "book-only"])
    for claim, verdict in claims:
        uri = address(app, docname, "claim", claim)
        listed += [nodes.Text(" "), _link(claim, verdict, uri)]
    return listed


def _link(claim, verdict, uri):
    spoken = ("Claim ", f": {verdict}")  # for who cannot see what the sign stands for
    before, after = (nodes.inline("", text, classes=["unseen"]) for text in spoken)
    sign = ["evidence-row", f"verdict-{verdict.replace(' ', '-')}"]
    attributes = {"refuri": uri, "reftitle": f"Claim {claim}: {verdict}", "internal": True}
    return nodes.reference("", "", before, nodes.Text(claim), after, **attributes, classes=sign)


def setup(app):
    """Connect to reading and writing."""
    app.connect("env-get-outdated", read_places)
    app.connect("doctree-resolved", add_claims)
