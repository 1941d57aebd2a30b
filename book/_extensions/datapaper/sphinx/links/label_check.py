"""Labels: forget those of pages that are read again, and warn of cells that point to none."""

from sphinx.util import logging

from datapaper.sphinx.build_context import context_of

MESSAGE = "data/%s, row %d, column %r, value %r: no page has this label"
logger = logging.getLogger(__name__)


def forget_changed(app, env, docnames):
    """Forget all pages that are about to be read, so that a label may move from one to another."""
    for docname in docnames:
        app.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)


def check_labels(app, env):
    """Look at every column that the descriptor marks with ``label``."""
    package, labels = context_of(app).package, env.get_domain("std").anonlabels
    for name, column in _columns(package):
        for number, row in enumerate(package.rows(name), 2):
            if row[column] and row[column] not in labels:
                logger.warning(MESSAGE, package.path(name).name, number, column, row[column])
    return []


def _columns(package) -> list[tuple[str, str]]:
    """Return the resources and columns whose cells are labels of paragraphs, tables or figures."""
    names = [resource["name"] for resource in package.resources]
    fields = [(name, field) for name in names for field in package.fields(name)]
    return [(name, field["name"]) for name, field in fields if field.get("label")]
